//! What a call costs whose function is not in the cache: 512 functions, each called once, after 4 MiB were written.

use std::hint::black_box;
use std::time::Instant;

use crate::figures::tell_all;
use crate::hundreds::{Hundreds, Work, distinct};
use crate::plan::Plan;

/// More than the second level of cache holds, and less than the third.
const WRITTEN: usize = 4 << 20;
/// A step through 512 functions that meets each once, and none after its neighbour.
const STEP: usize = 197;

distinct!(mod bare; fn work);

pub(super) fn answer<T>(plan: &Plan, work: &Hundreds, enter: impl Fn() -> T) {
    let (bare, work) = (in_order(&bare::ALL), in_order(work));
    let mut cache = vec![0_u8; WRITTEN];
    let (mut bares, mut works) = (Vec::new(), Vec::new());
    pass(&work, &enter);
    for _ in 0..plan.passes {
        overwrite(&mut cache);
        bares.push(pass(&bare, || ()));
        overwrite(&mut cache);
        works.push(pass(&work, &enter));
    }
    tell_all("cold.bare", &bares);
    tell_all("cold.work", &works);
}

fn in_order(all: &Hundreds) -> Vec<Work> {
    let flat: Vec<Work> = all.as_flattened().as_flattened().to_vec();
    (0..flat.len())
        .map(|n| flat[n * STEP % flat.len()])
        .collect()
}

/// Calls each function once; gives nanoseconds per call.
#[inline(never)]
fn pass<T>(all: &[Work], enter: impl Fn() -> T) -> f64 {
    let begin = Instant::now();
    let entered = enter();
    for (n, work) in all.iter().enumerate() {
        black_box(work(black_box(n as u64)));
    }
    drop(entered);
    begin.elapsed().as_nanos() as f64 / all.len() as f64
}

fn overwrite(cache: &mut [u8]) {
    for byte in cache.iter_mut().step_by(64) {
        *byte = byte.wrapping_add(1);
    }
    black_box(cache);
}
