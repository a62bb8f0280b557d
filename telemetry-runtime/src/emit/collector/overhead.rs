//! Watches what measuring costs, and has the operations timed less often that are called most.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::callsite::registry;
use crate::clock;
use crate::emit::lines::Names;
use crate::emit::totals::Totals;
use crate::judge::overhead::{Cost, EASED_SHIFT, Load, to_ease};
use crate::record::{ring, shard};
use crate::report::overhead::Overhead;

/// What a call costs here; unknown until the collector's thread has measured it.
static COST: OnceLock<Cost> = OnceLock::new();
/// The collector's thread, as the system numbers it.
static THREAD: OnceLock<i32> = OnceLock::new();

/// Says, on the collector's thread, what a call costs.
pub(super) fn begin(cost: Cost) {
    let _ = COST.set(cost);
    #[cfg(target_os = "linux")]
    let _ = THREAD.set(rustix::thread::gettid().as_raw_nonzero().get());
}

/// The processor time of the collector's thread in nanoseconds; `None` where the platform does not tell.
fn collector_ns() -> Option<u64> {
    let path = format!("/proc/self/task/{}/schedstat", THREAD.get()?);
    let text = std::fs::read_to_string(path).ok()?;
    text.split_ascii_whitespace().next()?.parse().ok()
}

/// What measuring costs, and what is done about it.
pub(super) struct Watch {
    /// A fraction of a core that calls may cost.
    limit: Option<f64>,
    /// When and what was asked last.
    asked: Asked,
    /// The calls of each operation when it was looked at last, and when that was.
    seen: Vec<u64>,
    seen_at: u64,
    eased: Vec<u32>,
}

struct Asked {
    at: u64,
    calls: u64,
    collector_ns: Option<u64>,
}

impl Watch {
    pub(super) fn new(limit: Option<f64>) -> Self {
        let at = clock::now();
        Self {
            limit,
            asked: Asked {
                at,
                calls: 0,
                collector_ns: Some(0),
            },
            seen: Vec::new(),
            seen_at: at,
            eased: Vec::new(),
        }
    }

    /// What measuring costs, since this was asked last. `totals` are up to date.
    pub(super) fn report(&mut self, totals: &Totals) -> Overhead {
        let now = Asked {
            at: clock::now(),
            calls: totals
                .each()
                .map(|(_, totalled)| totalled.ever.calls())
                .sum(),
            collector_ns: collector_ns(),
        };
        let ns_per_call = COST.get().map_or(0.0, |cost| cost.timed);
        let elapsed_ns = now.at.saturating_sub(self.asked.at).max(1) as f64;
        let calls = now.calls.saturating_sub(self.asked.calls) as f64;
        let calls_per_second = calls * 1e9 / elapsed_ns;
        let percent = |ns: f64| ns / elapsed_ns * 100.0;
        let collector_ns = now.collector_ns.zip(self.asked.collector_ns);
        let (clock, clock_resolution_ns) = clock::resolution();
        self.asked = now;
        Overhead {
            calls_per_second,
            ns_per_call,
            calls_cpu_percent: percent(calls * ns_per_call),
            collector_cpu_percent: collector_ns
                .map(|(now, before)| percent(now.saturating_sub(before) as f64)),
            memory_bytes: shard::memory() + ring::memory() + totals.memory(),
            eased_operations: self.eased.len() as u64,
            clock,
            clock_resolution_ns,
            clock_anomalies: clock::anomalies(),
        }
    }

    /// Whether there is anything to be looked at.
    pub(super) fn is_on(&self) -> bool {
        self.limit.is_some()
    }

    /// Looks at what calls have cost since the last time, and eases what is called most if that was too
    /// much. `totals` and `names` are up to date.
    pub(super) fn look(&mut self, totals: &Totals, names: &Names) {
        let (Some(limit), Some(cost)) = (self.limit, COST.get()) else {
            return;
        };
        let now = clock::now();
        let elapsed = now.saturating_sub(self.seen_at).max(1) as f64 / 1e9;
        let mut loads = Vec::new();
        for (index, totalled) in totals.each() {
            if index >= self.seen.len() {
                self.seen.resize(index + 1, 0);
            }
            let calls = totalled.ever.calls();
            let before = std::mem::replace(&mut self.seen[index], calls);
            loads.push(Load {
                operation: index as u32,
                calls_per_second: calls.saturating_sub(before) as f64 / elapsed,
            });
        }
        self.seen_at = now;
        let eased = to_ease(loads, *cost, limit, !self.eased.is_empty());
        if eased == self.eased {
            return;
        }
        let name = |operation: &u32| Some((names.operation(*operation)?.name, EASED_SHIFT));
        let by_name: HashMap<_, _> = eased.iter().filter_map(name).collect();
        registry::change(|settings| settings.eased = by_name);
        self.eased = eased;
    }
}
