//! Shards whose log has two entries.

use loom::thread;

use super::frame::{Flags, Head};
use super::shard::{Shard, each_running, take_counts};
use super::tally::{Entry, Tally};
use crate::callsite::Gate;
use crate::clock::Scale;
use crate::run;

/// Durations are powers of two: their sum says which calls were counted, and that each was once.
fn call(duration: u64) -> Entry {
    Entry {
        head: Head::new(1, 0, Flags::of(Gate::ALLOC)),
        duration,
        own: duration,
        allocated: duration,
    }
}

/// Takes what was counted; all figures of a call are of that call.
fn take(sum: &mut Tally) {
    take_counts(|operation, counts| {
        assert_eq!(operation, 1);
        let mut taken = Tally::default();
        taken.add(counts, Scale::current());
        assert_eq!(
            (taken.sum_ns, taken.sum_ns),
            (taken.self_ns, taken.allocated),
            "torn"
        );
        assert_eq!(taken.calls(), u64::from(taken.sum_ns.count_ones()));
        sum.add(counts, Scale::current());
    });
}

fn is_exactly(tally: &Tally, calls: u32) {
    assert_eq!(tally.calls(), u64::from(calls));
    assert_eq!(tally.sum_ns, (1 << calls) - 1);
}

/// The owner fills its log more than twice, while a reader takes counts at any moment.
pub fn every_call_is_counted_once_whenever_it_is_read() {
    run(4, || {
        let owner = thread::spawn(|| {
            let shard = Shard::claim();
            for number in 0..5 {
                shard.push(call(1 << number));
            }
        });
        let mut sum = Tally::default();
        take(&mut sum);
        take(&mut sum);
        owner.join().unwrap();
        take(&mut sum);
        is_exactly(&sum, 5);
    });
}

/// Two readers at once take nothing twice.
pub fn two_readers_take_nothing_twice() {
    run(3, || {
        let owner = thread::spawn(|| {
            let shard = Shard::claim();
            for number in 0..3 {
                shard.push(call(1 << number));
            }
        });
        let other = thread::spawn(|| {
            let mut sum = Tally::default();
            take(&mut sum);
            (sum.calls(), sum.sum_ns)
        });
        let mut sum = Tally::default();
        take(&mut sum);
        owner.join().unwrap();
        let (calls, sum_ns) = other.join().unwrap();
        take(&mut sum);
        assert_eq!((sum.calls() + calls, sum.sum_ns + sum_ns), (3, 7));
    });
}

/// A thread ends with entries in its log and a frame in use; the next one goes on, or has its own.
pub fn a_shard_is_handed_on_with_what_is_in_it() {
    run(3, || {
        let work = |numbers: std::ops::Range<u32>| {
            move || {
                let shard = Shard::claim();
                assert_eq!(shard.depth(), 0, "a frame that the last owner left");
                shard.set_depth(1);
                shard
                    .frame(0)
                    .set_head(Head::new(2, 0, Flags::of(Gate::ON)));
                for number in numbers {
                    shard.push(call(1 << number));
                }
                shard.release();
            }
        };
        let first = thread::spawn(work(0..1));
        let second = thread::spawn(work(1..4));
        let mut sum = Tally::default();
        take(&mut sum);
        // Not filled in yet, or of an operation that runs.
        each_running(|operation| assert!(matches!(operation, 0 | 2)));
        first.join().unwrap();
        second.join().unwrap();
        take(&mut sum);
        is_exactly(&sum, 4);
        each_running(|_| panic!("nothing runs"));
    });
}
