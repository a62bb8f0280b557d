//! A child process: one contestant answers one question.

mod calls;
mod cold;
mod lines;
mod process;
mod threads;

pub(crate) use self::calls::between_two_counts;

use std::process::ExitCode;
use std::time::Instant;

use crate::entry::Ask;
use crate::figures::tell;
use crate::hundreds::Hundreds;
use crate::plan::Plan;
use crate::{clock, contestants};

/// What a contestant is given: it sets itself up in [`start`](Self::start), hands its function to
/// [`measure`](Self::measure), and goes in [`finish`](Self::finish).
pub(crate) struct Bench {
    ask: Ask,
    plan: Plan,
    growth: u64,
    started: Instant,
    set_up_cpu: f64,
}

impl Bench {
    /// Sets the contestant up.
    pub(crate) fn start<T>(&mut self, set_up: impl FnOnce() -> T) -> T {
        self.started = Instant::now();
        let guard = set_up();
        self.set_up_cpu = clock::process_cpu();
        guard
    }

    /// Answers the question about `work`, which does what `bare` does. `drain` brings out what is on its way.
    pub(crate) fn measure(
        &mut self,
        bare: impl Fn(u64) -> u64 + Sync,
        work: impl Fn(u64) -> u64 + Sync,
        drain: impl Fn(),
    ) {
        self.measure_many(1, bare, work, drain);
    }

    /// The same where one call of `bare` and `work` is several calls of the function.
    pub(crate) fn measure_many(
        &mut self,
        calls: u64,
        bare: impl Fn(u64) -> u64 + Sync,
        work: impl Fn(u64) -> u64 + Sync,
        drain: impl Fn(),
    ) {
        match self.ask {
            Ask::Call => calls::answer(&self.plan, calls as f64, &bare, &work, drain),
            Ask::Threads => threads::answer(&self.plan, calls as f64, &work),
            Ask::Burst => lines::burst(&self.plan, &bare, &work, drain),
            Ask::Sustained => lines::sustained(&self.plan, &bare, &work),
            Ask::Return | Ask::Exit => lines::last(&self.plan, self.ask, &work),
            Ask::Grow => process::grow(self.growth / calls, calls as f64, &work),
            Ask::Start => process::started(self.started, &work),
            Ask::Idle => process::idle(&self.plan, &work, drain),
            Ask::Cold => {}
        }
    }

    /// Answers what calls cost whose functions are not in the cache.
    /// They are called within what `enter` gives.
    pub(crate) fn measure_cold<T>(&mut self, work: &Hundreds, enter: impl Fn() -> T) {
        cold::answer(&self.plan, work, enter);
    }

    /// The way out: whatever the contestant does when its guard is dropped.
    pub(crate) fn finish<T>(&mut self, guard: T) {
        tell("leaving_at", clock::monotonic());
        drop(guard);
        if self.ask == Ask::Sustained {
            let cpu = clock::process_cpu() - self.set_up_cpu;
            tell("sustained.cpu", cpu / self.plan.lines as f64);
            tell("sustained.end", clock::monotonic());
        }
    }
}

/// Runs `MODE/NAME --ask QUESTION --plan PLAN`.
pub(crate) fn main(arguments: &[String]) -> ExitCode {
    let after = |name: &str| {
        let at = arguments.iter().position(|word| word == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let key = arguments.first().map_or("", String::as_str);
    let entry = contestants::all().find(|entry| entry.key() == key);
    let ask = Ask::ALL
        .into_iter()
        .find(|ask| Some(ask.key()) == after("--ask"));
    let plan = after("--plan").and_then(Plan::named);
    let (Some(entry), Some(ask), Some(plan)) = (entry, ask, plan) else {
        eprintln!("write --run MODE/NAME --ask QUESTION --plan PLAN; `--list` has what there is");
        return ExitCode::from(2);
    };
    let mut bench = Bench {
        ask,
        plan,
        growth: (entry.growth as f64 * plan.growth) as u64,
        started: Instant::now(),
        set_up_cpu: 0.0,
    };
    (entry.run)(&mut bench);
    ExitCode::SUCCESS
}
