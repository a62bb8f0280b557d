//! What the figures are made of: time of the machine, CPU time of the process, memory of the process.

use std::fs;

use rustix::time::{ClockId, Timespec, clock_gettime};

fn nanos(time: Timespec) -> f64 {
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

/// Nanoseconds of the clock that all processes of the machine share.
pub(crate) fn monotonic() -> f64 {
    nanos(clock_gettime(ClockId::Monotonic))
}

/// Nanoseconds that all threads of this process have been on a processor.
pub(crate) fn process_cpu() -> f64 {
    nanos(clock_gettime(ClockId::ProcessCPUTime))
}

/// Nanoseconds that this thread has been on a processor.
pub(crate) fn thread_cpu() -> f64 {
    nanos(clock_gettime(ClockId::ThreadCPUTime))
}

/// The resident set of this process in KiB, and the largest that it was.
pub(crate) fn resident_kib() -> Option<(f64, f64)> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let of = |key: &str| -> Option<f64> {
        let line = status.lines().find(|line| line.starts_with(key))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    Some((of("VmRSS:")?, of("VmHWM:")?))
}
