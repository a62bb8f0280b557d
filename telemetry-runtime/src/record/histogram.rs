//! A histogram of durations: OpenTelemetry's exponential one at scale 3, stored sparsely.
//!
//! Bucket `i` holds values in `(2^(i/8), 2^((i+1)/8)]` nanoseconds, so a quantile is off by at most
//! 4.5 % (half a bucket's width). The scale is Prometheus' native-histogram schema 3.
//! Source: OpenTelemetry data model, "`ExponentialHistogram`", upper-inclusive buckets.

/// Buckets in one octave, `2^SCALE`.
const PER_OCTAVE: usize = 8;
/// Buckets in one block of memory.
const BLOCK: usize = 64;
/// Enough blocks for 2^56 ns, more than two years; what is longer counts in the last bucket.
const BLOCKS: usize = 7;

/// Bits of the mantissa of an `f64`.
const MANTISSA: u32 = 52;

/// The mantissas of `2^(k/8)`, for `k` from 1 to 7, rounded up: where the buckets of an octave begin.
/// In each eighth of an octave, by value, begins at most one; in the last none.
const BOUNDS: [u64; PER_OCTAVE] = [
    0x1_72b8_3c7d_517b,
    0x3_06fe_0a31_b716,
    0x4_bfda_d536_2a28,
    0x6_a09e_667f_3bcd,
    0x8_ace5_422a_a0dc,
    0xa_e89f_995a_d3ae,
    0xd_5818_dcfb_a488,
    u64::MAX,
];

/// Counts of durations by bucket.
#[derive(Clone, Debug, Default)]
pub(crate) struct Histogram {
    /// Durations of zero: the clock did not advance.
    zero: u64,
    blocks: [Option<Box<[u64; BLOCK]>>; BLOCKS],
}

/// The bucket of a duration above zero; 0 is `(2^(-1/8), 1]`.
///
/// A float has the logarithm's whole part in its exponent, and its eighths nearly in the three bits
/// behind. Beyond 2^53 ns, 104 days, what is next to a bound may be taken for it. What is below zero as
/// a signed number is too long for the last bucket, and counts there.
#[inline]
fn bucket(nanoseconds: u64) -> usize {
    let bits = (nanoseconds as i64 as f64).to_bits();
    let mantissa = bits & ((1 << MANTISSA) - 1);
    let eighth = ((bits >> (MANTISSA - 3)) as usize).wrapping_sub(1_023 * PER_OCTAVE);
    let within = usize::from(mantissa >= BOUNDS[eighth % PER_OCTAVE]);
    // Upper-inclusive: an exact power of two closes the bucket below it.
    let above = usize::from(mantissa != 0);
    (eighth + within + above).min(BLOCK * BLOCKS - 1)
}

/// The geometric middle of a bucket, in nanoseconds.
fn middle(bucket: usize) -> f64 {
    ((bucket as f64 - 0.5) / PER_OCTAVE as f64).exp2()
}

impl Histogram {
    /// Counts `calls` of one duration.
    #[inline]
    pub(crate) fn record(&mut self, nanoseconds: u64, calls: u64) {
        if nanoseconds == 0 {
            self.zero += calls;
            return;
        }
        let bucket = bucket(nanoseconds);
        match &mut self.blocks[bucket / BLOCK] {
            Some(block) => block[bucket % BLOCK] += calls,
            none => Self::open(none)[bucket % BLOCK] += calls,
        }
    }

    #[cold]
    fn open(block: &mut Option<Box<[u64; BLOCK]>>) -> &mut [u64; BLOCK] {
        block.get_or_insert_with(|| Box::new([0; BLOCK]))
    }

    /// The bytes of its blocks.
    pub(crate) fn memory(&self) -> usize {
        self.blocks.iter().flatten().count() * size_of::<[u64; BLOCK]>()
    }

    /// Adds the counts of `other`.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.zero += other.zero;
        for (mine, theirs) in self.blocks.iter_mut().zip(&other.blocks) {
            let Some(theirs) = theirs else { continue };
            let mine = mine.get_or_insert_with(|| Box::new([0; BLOCK]));
            for (sum, count) in mine.iter_mut().zip(theirs.iter()) {
                *sum += count;
            }
        }
    }

    /// Forgets all counts and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.zero = 0;
        for block in self.blocks.iter_mut().flatten() {
            block.fill(0);
        }
    }

    /// The duration below which `quantile` of all lie, in nanoseconds; 0 where there are none.
    pub(crate) fn quantile(&self, quantile: f64) -> f64 {
        let total = self.zero + self.buckets().map(|(_, count)| count).sum::<u64>();
        let rank = ((quantile.clamp(0.0, 1.0) * total as f64).ceil() as u64).max(1);
        let mut seen = self.zero;
        if seen >= rank {
            return 0.0;
        }
        for (bucket, count) in self.buckets() {
            seen += count;
            if seen >= rank {
                return middle(bucket);
            }
        }
        0.0
    }

    fn buckets(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        self.blocks.iter().enumerate().flat_map(|(index, block)| {
            block.iter().flat_map(move |counts| {
                counts
                    .iter()
                    .enumerate()
                    .map(move |(at, count)| (index * BLOCK + at, *count))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_the_powers_they_claim_to_be() {
        for (index, bound) in BOUNDS[..PER_OCTAVE - 1].iter().enumerate() {
            let exact = ((index + 1) as f64 / 8.0).exp2();
            let bound = 1.0 + *bound as f64 / (1_u64 << MANTISSA) as f64;
            assert!((bound / exact - 1.0).abs() < 1e-15, "bound {index}");
            assert_eq!((bound * 8.0) as usize, 8 + index, "one in each eighth");
        }
    }

    #[test]
    fn a_value_lies_within_its_bucket() {
        let mut value = 1_u64;
        while value < 1 << 54 {
            for near in [value.saturating_sub(1).max(1), value, value + 1] {
                let bucket = bucket(near) as f64;
                let (low, high) = (((bucket - 1.0) / 8.0).exp2(), (bucket / 8.0).exp2());
                let near = near as f64;
                assert!(
                    near > low * (1.0 - 1e-12) && near <= high * (1.0 + 1e-12),
                    "{near} not in ({low}, {high}]"
                );
            }
            value = value * 5 / 4 + 1;
        }
    }

    #[test]
    fn a_quantile_is_off_by_less_than_five_percent() {
        let mut histogram = Histogram::default();
        for value in 1..=100_000_u64 {
            histogram.record(value * 1_000, 1);
        }
        for (quantile, exact) in [
            (0.5, 50_000_000.0),
            (0.9, 90_000_000.0),
            (0.99, 99_000_000.0),
        ] {
            let found = histogram.quantile(quantile);
            assert!(
                (found / exact - 1.0_f64).abs() < 0.05,
                "p{quantile}: {found} for {exact}"
            );
        }
    }

    #[test]
    fn zero_and_the_longest_durations_are_counted() {
        let mut histogram = Histogram::default();
        assert!(histogram.quantile(0.5).abs() < f64::EPSILON, "empty");
        histogram.record(0, 1);
        histogram.record(u64::MAX, 1);
        assert!(histogram.quantile(0.5).abs() < f64::EPSILON);
        assert!(histogram.quantile(1.0) > 1e16);
    }

    #[test]
    fn merged_counts_are_the_sum() {
        let (mut all, mut one) = (Histogram::default(), Histogram::default());
        for value in [3, 1_000, 5_000_000] {
            one.record(value, 1);
        }
        all.merge(&one);
        all.merge(&one);
        assert_eq!(all.buckets().map(|(_, count)| count).sum::<u64>(), 6);
        all.clear();
        assert_eq!(all.buckets().map(|(_, count)| count).sum::<u64>(), 0);
    }
}
