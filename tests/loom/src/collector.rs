//! How the collector goes to sleep, and who wakes it.

#[path = "../../../telemetry-runtime/src/emit/collector/rest.rs"]
mod rest;

pub mod model {
    //! A model of `Collector::run` with the real rings, the real bits of who is absent, and the real
    //! decision to sleep. Made up are its loop, `wake`, and that a pause takes no time. Whoever sleeps
    //! here sleeps for ever: `loom` fails where all threads do.

    use std::cell::Cell;
    use std::time::{Duration, Instant};

    use loom::sync::{Arc, Notify};
    use loom::thread;

    use super::rest::{Next, Rest};
    use crate::record::absent::Absent;
    use crate::record::must_wake;
    use crate::record::ring::{Class, Readers, Ring};
    use crate::record::ring_model::{number, push};
    use crate::run;

    /// Rounds until so many records were taken in.
    fn collect(records: usize, wake: &Notify) {
        let began = Instant::now();
        let pauses = Cell::new(0);
        let now = || {
            // Each look is a pause later.
            pauses.set(pauses.get() + 1);
            began + Duration::from_secs(pauses.get())
        };
        let (mut readers, mut rest, mut taken) = (Readers::new(), Rest::default(), 0);
        while taken < records {
            let drained = readers.drain(usize::MAX, |record| _ = number(record));
            taken += drained;
            if taken == records {
                break;
            }
            match rest.after(drained, None, now) {
                Next::AtOnce | Next::Pause(_) => thread::yield_now(),
                Next::Sleep => wake.wait(),
            }
        }
    }

    fn write(ring: &Ring, number: u64, token: &Notify) {
        assert!(push(ring, number, Class::Info));
        if must_wake() {
            Absent::Asleep.set(false);
            token.notify();
        }
    }

    /// One thread writes as many records as `info` has room for, while the collector goes to sleep.
    pub fn no_record_is_left_while_the_collector_sleeps() {
        run(3, || {
            Absent::NoThread.set(false);
            let token = Arc::new(Notify::new());
            let ring = Ring::claim().unwrap();
            let collecting = collecting(2, &token);
            write(ring, 1, &token);
            write(ring, 2, &token);
            collecting.join().unwrap();
        });
    }

    /// Two threads write: where one has said that it wakes the collector, the other relies on it.
    pub fn who_relies_on_another_that_wakes_is_not_left_alone() {
        run(2, || {
            Absent::NoThread.set(false);
            let token = Arc::new(Notify::new());
            let collecting = collecting(2, &token);
            let others = Arc::clone(&token);
            let other = thread::spawn(move || write(Ring::claim().unwrap(), 1, &others));
            write(Ring::claim().unwrap(), 2, &token);
            other.join().unwrap();
            collecting.join().unwrap();
        });
    }

    fn collecting(records: usize, token: &Arc<Notify>) -> thread::JoinHandle<()> {
        let token = Arc::clone(token);
        thread::spawn(move || collect(records, &token))
    }
}
