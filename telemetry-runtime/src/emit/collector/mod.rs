//! Collects records, judges them, and writes their lines.
//!
//! A thread does it every few milliseconds while there is something to do, and sleeps otherwise.
//! It is an optimisation, not a requirement: any thread can do the same work, and does when its
//! ring is full, when it ends the process, or when no thread could be started.

mod overhead;
mod rest;
mod state;

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use self::rest::{Next, Rest};
pub(crate) use self::state::{Settings, State};
use crate::callsite::registry;
use crate::clock::WallClock;
use crate::clock::coarse::{Counter, PAUSE};
use crate::record::absent::Absent;
use crate::record::call::cost;
use crate::record::local;
use crate::record::ring;
use crate::record::send::Collect;

/// The thread begins so long after it was started, or when there is something to do.
const START: Duration = Duration::from_millis(5);
/// How long a line that comes after the end may hold it up.
const LATE_PATIENCE: Duration = Duration::from_millis(50);

/// The collector of an installed telemetry.
pub(crate) struct Collector {
    state: Mutex<State>,
    thread: OnceLock<Thread>,
    /// The last flush has begun: nobody comes for what is recorded from now on.
    ended: AtomicBool,
    /// Lines were not read at the end: no more is waited for.
    gave_up: AtomicBool,
}

impl Collector {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            state: Mutex::new(State::new(settings)),
            thread: OnceLock::new(),
            ended: AtomicBool::new(false),
            gave_up: AtomicBool::new(false),
        }
    }

    /// Starts the thread; without one, calls that print a line do the work themselves.
    ///
    /// `prepare` runs on it first, and `prepare_errors` once a function is called that has its errors
    /// classified: what takes milliseconds and would otherwise be done by the first call that needs it.
    pub(crate) fn start(&'static self, prepare: fn(), prepare_errors: fn()) {
        let spawned = thread::Builder::new()
            .name("telemetry".to_owned())
            .stack_size(512 * 1024)
            .spawn(move || self.run(prepare, prepare_errors));
        if let Ok(handle) = spawned {
            let _ = self.thread.set(handle.thread().clone());
            Absent::NoThread.set(false);
        }
    }

    fn run(&self, prepare: fn(), prepare_errors: fn()) {
        // Who has just installed telemetry goes on first, also where there is one processor for both.
        thread::park_timeout(START);
        // Outside, as the program's own calls are.
        overhead::begin(cost::measure());
        local::inside_runtime(|| {
            prepare();
            let mut prepare_errors = Some(prepare_errors);
            let mut rest = Rest::default();
            let mut coarse = Coarse::new();
            loop {
                coarse.count();
                if let Some(prepare) = prepare_errors.take_if(|_| registry::classifies()) {
                    prepare();
                }
                let (records, waiting, sleep) = {
                    let mut state = self.lock();
                    let records = state.collect(Duration::ZERO);
                    let sinks = &mut state.sinks;
                    let waiting = sinks.is_pending().then(|| sinks.sure());
                    (records, waiting, state.sleep())
                };
                match rest.after(records, waiting, Instant::now) {
                    Next::AtOnce => {}
                    Next::Pause(pause) => thread::park_timeout(coarse.within(pause)),
                    Next::Sleep => thread::park_timeout(coarse.within(sleep)),
                }
            }
        });
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_within(&self, patience: Duration) -> Option<MutexGuard<'_, State>> {
        let deadline = Instant::now() + patience;
        loop {
            match self.state.try_lock() {
                Ok(state) => return Some(state),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_micros(50)),
            }
        }
    }

    /// Works on the state, with all records taken in and all counts exact.
    pub(crate) fn with_state<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        local::inside_runtime(|| {
            let mut state = self.lock();
            state.collect(Duration::ZERO);
            state.totals.update();
            work(&mut state)
        })
    }

    /// Brings out everything, for at most `patience`; with the summaries of the interval so far
    /// when the program is coming to its end. `true` when nothing is left.
    pub(crate) fn flush(&self, patience: Duration, end: bool) -> bool {
        local::inside_runtime(|| {
            let deadline = Instant::now() + patience;
            let left = || deadline.saturating_duration_since(Instant::now());
            let Some(mut state) = self.lock_within(patience) else {
                return false;
            };
            // What is waiting now, not what other threads go on to write.
            let mut waiting = ring::most_waiting();
            while waiting > 0 && !left().is_zero() {
                match state.collect(left()) {
                    0 => break,
                    records => waiting = waiting.saturating_sub(records),
                }
            }
            // Room for what is said last.
            state.sinks.flush(left());
            state.tell_losses(WallClock::read(), true);
            if end {
                state.summarise(WallClock::read());
            }
            state.sinks.flush(left())
        })
    }

    /// Brings out everything as the process ends, with the last summaries. Handlers of the exit that
    /// run after this one may measure still: whoever records a line then brings it out.
    pub(crate) fn end(&self, patience: Duration) {
        self.ended.store(true, Ordering::SeqCst);
        Absent::Ended.set(true);
        self.flush_or_give_up(patience, true);
    }

    /// What nobody has read in time is said on stderr, the first time.
    fn flush_or_give_up(&self, patience: Duration, end: bool) {
        if !self.flush(patience, end) && !self.gave_up.swap(true, Ordering::Relaxed) {
            let _ = writeln!(
                io::stderr(),
                "telemetry: lines were lost at the end of the program: nobody read them within {patience:?}"
            );
        }
    }
}

/// The coarse clock, as long as calls want it.
struct Coarse {
    counter: Counter,
    counted: Instant,
}

impl Coarse {
    fn new() -> Self {
        Self {
            counter: Counter::default(),
            counted: Instant::now(),
        }
    }

    /// Counts, if a pause is over.
    fn count(&mut self) {
        if self.counter.is_wanted() && self.counted.elapsed() >= PAUSE {
            self.counter.count();
            self.counted = Instant::now();
        }
    }

    /// How long to sleep, at most `round`, so as to count in time.
    fn within(&self, round: Duration) -> Duration {
        if self.counter.is_wanted() {
            round.min(PAUSE.saturating_sub(self.counted.elapsed()))
        } else {
            round
        }
    }
}

impl Collect for Collector {
    fn wake(&self) {
        match self.thread.get() {
            _ if self.gave_up() => {
                self.help();
            }
            _ if self.ended.load(Ordering::Relaxed) => {
                self.flush_or_give_up(LATE_PATIENCE, false);
            }
            Some(thread) => {
                Absent::Asleep.set(false);
                thread.unpark();
            }
            None => {
                self.help();
            }
        }
    }

    fn help(&self) -> bool {
        let Some(mut state) = self.lock_within(Duration::ZERO) else {
            return false;
        };
        state.collect(Duration::ZERO);
        true
    }

    fn accept(&self, record: &[u64]) -> bool {
        let Some(mut state) = self.lock_within(Duration::ZERO) else {
            return false;
        };
        state.take_one(record);
        true
    }

    fn gave_up(&self) -> bool {
        self.gave_up.load(Ordering::Relaxed)
    }
}
