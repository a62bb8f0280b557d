//! Figures of the machine and of this process.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::Serialize;
use sysinfo::{
    CpuRefreshKind, MemoryRefreshKind, Pid, ProcessRefreshKind, ProcessesToUpdate, RefreshKind,
    System,
};

/// Figures of the machine and of this process; `None`, JSON `null`, where the platform has none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SystemMetrics {
    /// How busy the machine's processors are, 0 to 100, since the last reading; at the first
    /// reading over the shortest interval that the platform can measure.
    pub cpu_percent: Option<f64>,
    /// How much of the machine's memory is in use, 0 to 100.
    pub memory_percent: Option<f64>,
    /// The resident set of this process, in megabytes of 1024 * 1024 bytes.
    pub process_memory_mb: Option<f64>,
    /// How busy this process keeps one processor, 0 to 100 for each, since the last reading.
    pub process_cpu_percent: Option<f64>,
    /// Measured calls that began and have not ended.
    pub active_operations: u64,
    /// Seconds since the Unix epoch.
    pub timestamp: f64,
}

/// The readings that percentages are differences of.
struct Readings {
    system: System,
    process: Option<Pid>,
    first: Instant,
}

static READINGS: Mutex<Option<Readings>> = Mutex::new(None);

impl Readings {
    fn first() -> Self {
        let wanted = RefreshKind::nothing()
            .with_cpu(CpuRefreshKind::nothing().with_cpu_usage())
            .with_memory(MemoryRefreshKind::nothing().with_ram());
        let mut readings = Self {
            system: System::new_with_specifics(wanted),
            process: sysinfo::get_current_pid().ok(),
            first: Instant::now(),
        };
        readings.read_process();
        readings
    }

    fn read(&mut self) {
        // A percentage needs two readings, some time apart.
        let apart = sysinfo::MINIMUM_CPU_UPDATE_INTERVAL.min(Duration::from_millis(250));
        std::thread::sleep(apart.saturating_sub(self.first.elapsed()));
        self.system.refresh_cpu_usage();
        self.system
            .refresh_memory_specifics(MemoryRefreshKind::nothing().with_ram());
        self.read_process();
    }

    fn read_process(&mut self) {
        if let Some(process) = self.process {
            let wanted = ProcessRefreshKind::nothing().with_cpu().with_memory();
            self.system.refresh_processes_specifics(
                ProcessesToUpdate::Some(&[process]),
                false,
                wanted,
            );
        }
    }
}

/// Takes the first reading, so that the first question need not wait for a second one.
pub(crate) fn begin() {
    let mut readings = READINGS.lock().unwrap_or_else(PoisonError::into_inner);
    readings.get_or_insert_with(Readings::first);
}

/// Reads the figures now. Blocks the caller, never a measured call.
pub(crate) fn metrics(active_operations: u64) -> SystemMetrics {
    let mut readings = READINGS.lock().unwrap_or_else(PoisonError::into_inner);
    let readings = readings.get_or_insert_with(Readings::first);
    readings.read();
    let system = &readings.system;
    let process = readings.process.and_then(|process| system.process(process));
    // Where there is no `/proc`, sysinfo says zero: that is no figure.
    let has_memory = system.total_memory() > 0;
    SystemMetrics {
        cpu_percent: (!system.cpus().is_empty())
            .then(|| percent(f64::from(system.global_cpu_usage()))),
        memory_percent: has_memory
            .then(|| percent(system.used_memory() as f64 / system.total_memory() as f64 * 100.0)),
        process_memory_mb: process
            .map(|process| hundredths(process.memory() as f64 / (1024.0 * 1024.0))),
        process_cpu_percent: process.map(|process| hundredths(f64::from(process.cpu_usage()))),
        active_operations,
        timestamp: unix_seconds(),
    }
}

/// Seconds since the Unix epoch, to a microsecond.
pub(crate) fn unix_seconds() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |since| (since.as_secs_f64() * 1e6).round() / 1e6)
}

fn percent(value: f64) -> f64 {
    hundredths(value.clamp(0.0, 100.0))
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_reading_means_something() {
        let metrics = metrics(3);
        assert_eq!(metrics.active_operations, 3);
        assert!(
            metrics
                .memory_percent
                .is_some_and(|percent| percent > 0.0 && percent <= 100.0),
            "{metrics:?}"
        );
        assert!(
            metrics
                .process_memory_mb
                .is_some_and(|megabytes| megabytes > 0.1),
            "{metrics:?}"
        );
        assert!(metrics.cpu_percent.is_some(), "{metrics:?}");
        assert!(metrics.timestamp > 1.7e9, "{metrics:?}");
    }
}
