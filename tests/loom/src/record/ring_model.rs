//! Rings of sixteen words, of which `info` may fill twelve.

use loom::thread;

use super::ring::{Class, Readers, Ring, most_waiting};
use super::wire::Words as _;
use crate::run;

/// The words of a record, each of which says which record it is of.
const LENGTH: u64 = 5;

/// Writes a record if there is room; its words are one number and their place.
pub(crate) fn push(ring: &Ring, number: u64, class: Class) -> bool {
    let Some(mut place) = ring.reserve(LENGTH as usize, class) else {
        return false;
    };
    for index in 0..LENGTH {
        place.put(number << 32 | index << 16 | LENGTH);
    }
    place.publish();
    true
}

/// The number of a record, whose words must all be its own.
pub(crate) fn number(record: &[u64]) -> u64 {
    let number = record[0] >> 32;
    assert_eq!(record.len() as u64, LENGTH, "{record:x?}");
    for (index, word) in record.iter().enumerate() {
        assert_eq!(
            *word,
            number << 32 | (index as u64) << 16 | LENGTH,
            "torn: {record:x?}"
        );
    }
    number
}

fn drain(readers: &mut Readers, seen: &mut Vec<u64>) {
    readers.drain(usize::MAX, |record| seen.push(number(record)));
}

/// One writes more than there is room for, and one reads: what was taken comes out once, whole, in order.
pub fn what_goes_in_comes_out_once_and_whole() {
    run(4, || {
        let ring = Ring::claim().unwrap();
        let writer = thread::spawn(move || {
            let numbers = 1..=5;
            numbers
                .filter(|number| push(ring, *number, Class::Error))
                .collect::<Vec<_>>()
        });
        let (mut readers, mut seen) = (Readers::new(), Vec::new());
        drain(&mut readers, &mut seen);
        drain(&mut readers, &mut seen);
        let written = writer.join().unwrap();
        drain(&mut readers, &mut seen);
        assert_eq!(seen, written);
        assert!(written.len() >= 3);
    });
}

/// A quarter stays free for what matters more than `info`, wherever the reader is; the shortest way in
/// keeps to that too.
pub fn a_quarter_is_kept_for_what_matters_more() {
    run(3, || {
        let ring = Ring::claim().unwrap();
        let writer = thread::spawn(move || {
            let mut written = Vec::new();
            for number in 1..=4 {
                let word = |index: u64| number << 32 | index << 16 | LENGTH;
                if ring.push_at_once([word(0), word(1), word(2), word(3), word(4)])
                    || push(ring, number, Class::Info)
                {
                    written.push(number);
                }
            }
            for number in 5..=6 {
                if push(ring, number, Class::Warning) {
                    written.push(number);
                }
            }
            assert!(written.iter().any(|number| *number > 4), "{written:?}");
            written
        });
        let (mut readers, mut seen) = (Readers::new(), Vec::new());
        drain(&mut readers, &mut seen);
        let written = writer.join().unwrap();
        drain(&mut readers, &mut seen);
        assert_eq!(seen, written);
    });
}

/// A thread ends and the next one has its ring, or another: nothing is lost, and no two write to one.
pub fn a_ring_is_handed_on_with_what_is_in_it() {
    run(3, || {
        let work = |number: u64| {
            move || {
                let ring = Ring::claim().unwrap();
                assert!(push(ring, number, Class::Error));
                ring.release();
            }
        };
        let first = thread::spawn(work(1));
        let second = thread::spawn(work(2));
        let (mut readers, mut seen) = (Readers::new(), Vec::new());
        drain(&mut readers, &mut seen);
        first.join().unwrap();
        second.join().unwrap();
        drain(&mut readers, &mut seen);
        seen.sort_unstable();
        assert_eq!(seen, [1, 2]);
    });
}

/// Whoever asks how much is waiting while others write and read is never told less than nothing.
pub fn how_much_is_waiting_may_be_asked_at_any_time() {
    run(3, || {
        let ring = Ring::claim().unwrap();
        let writer = thread::spawn(move || {
            assert!(push(ring, 1, Class::Error));
            assert!(push(ring, 2, Class::Error));
        });
        let reader = thread::spawn(|| {
            let (mut readers, mut seen) = (Readers::new(), Vec::new());
            drain(&mut readers, &mut seen);
            seen.len()
        });
        assert!(most_waiting() <= 4);
        writer.join().unwrap();
        let taken = reader.join().unwrap();
        assert!(most_waiting() >= 2 - taken);
    });
}
