//! Numbers: integers, decimal fractions and hexadecimal ids, written digit by digit.

use super::Line;

/// `00` to `99`.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + number as u8 / 10, b'0' + number as u8 % 10];
        number += 1;
    }
    pairs
};

impl Line<'_> {
    #[inline]
    pub(super) fn unsigned(&mut self, number: u64) {
        if number < 10 {
            self.out.push(b'0' + number as u8);
        } else if number < 100_000_000 {
            let digits = digits::<8>(number as u32);
            let from = digits.iter().take_while(|digit| **digit == b'0').count();
            self.out.extend_from_slice(&digits[from..]);
        } else {
            let rest = number / 100_000_000;
            self.unsigned(rest);
            let last = (number % 100_000_000) as u32;
            self.out.extend_from_slice(&digits::<8>(last));
        }
    }

    pub(super) fn signed(&mut self, number: i64) {
        if number < 0 {
            self.raw("-");
        }
        self.unsigned(number.unsigned_abs());
    }

    /// Nanoseconds as milliseconds, exact, without trailing zeros.
    #[inline]
    pub(super) fn milliseconds(&mut self, nanoseconds: u64) {
        self.unsigned(nanoseconds / 1_000_000);
        let part = (nanoseconds % 1_000_000) as u32;
        if part != 0 {
            self.raw(".");
            self.trimmed(digits::<6>(part));
        }
    }

    /// Bytes as megabytes of 1024 * 1024 bytes, with up to nine decimals: a byte is told from the
    /// next, and multiplied back comes to within a thousandth of a byte of what it was.
    pub(super) fn megabytes(&mut self, bytes: i64) {
        const MEGABYTE: u64 = 1 << 20;
        if bytes < 0 {
            self.raw("-");
        }
        let bytes = bytes.unsigned_abs();
        self.unsigned(bytes / MEGABYTE);
        // Rounded, it is below a whole: what is missing to one is at least a byte.
        let part = ((bytes % MEGABYTE) * 1_000_000_000 + MEGABYTE / 2) / MEGABYTE;
        self.raw(".");
        if part == 0 {
            self.raw("0");
        } else {
            self.trimmed(digits::<9>(part as u32));
        }
    }

    #[inline]
    pub(super) fn hex16(&mut self, number: u64) {
        self.out.extend_from_slice(&hex(number));
    }

    pub(super) fn hex32(&mut self, number: u128) {
        self.hex16((number >> 64) as u64);
        self.hex16(number as u64);
    }

    /// Decimals, of which not all are zero, without the zeros at their end.
    #[inline]
    fn trimmed<const N: usize>(&mut self, decimals: [u8; N]) {
        // All are written, and some taken back: a length that is known is a store.
        let from = self.out.len();
        self.out.extend_from_slice(&decimals);
        let mut end = N;
        while end > 1 && decimals[end - 1] == b'0' {
            end -= 1;
        }
        self.out.truncate(from + end);
    }
}

/// The last `N` decimal digits of a number.
#[inline]
pub(super) fn digits<const N: usize>(mut number: u32) -> [u8; N] {
    let mut digits = [b'0'; N];
    let mut end = N;
    while end >= 2 {
        digits[end - 2..end].copy_from_slice(&PAIRS[(number % 100) as usize]);
        number /= 100;
        end -= 2;
    }
    if end == 1 {
        digits[0] = b'0' + (number % 10) as u8;
    }
    digits
}

/// Sixteen hexadecimal digits, eight at a time.
#[inline]
fn hex(number: u64) -> [u8; 16] {
    let mut hex = [0; 16];
    hex[..8].copy_from_slice(&hex_of_half((number >> 32) as u32));
    hex[8..].copy_from_slice(&hex_of_half(number as u32));
    hex
}

#[inline]
fn hex_of_half(number: u32) -> [u8; 8] {
    // Each digit gets a byte of its own.
    let mut digits = u64::from(number);
    digits = (digits | digits << 16) & 0x0000_ffff_0000_ffff;
    digits = (digits | digits << 8) & 0x00ff_00ff_00ff_00ff;
    digits = (digits | digits << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    // A one in each byte whose digit is above nine: letters stand further on.
    let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101;
    (digits + 0x3030_3030_3030_3030 + letters * u64::from(b'a' - b'9' - 1)).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Line<'_>)) -> String {
        let mut out = Vec::new();
        write(&mut Line {
            out: &mut out,
            limit: 100,
        });
        String::from_utf8(out).unwrap()
    }

    /// Numbers of every length, near the powers of ten and of two, and in between.
    fn numbers() -> impl Iterator<Item = u64> {
        let tens = (0..20).map(|power| 10_u64.pow(power));
        let twos = (0..64).map(|power| 1_u64 << power);
        let edges = tens
            .chain(twos)
            .flat_map(|n| [n - 1, n, n.saturating_add(1)]);
        let spread = (0..2_000).scan(1_u64, |state, _| {
            *state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            Some(*state >> (*state % 64))
        });
        edges.chain(spread).chain([u64::MAX])
    }

    #[test]
    fn integers_are_those_of_the_standard_library() {
        for number in numbers() {
            assert_eq!(written(|line| line.unsigned(number)), number.to_string());
            let signed = number as i64;
            assert_eq!(written(|line| line.signed(signed)), signed.to_string());
            assert_eq!(written(|line| line.hex16(number)), format!("{number:016x}"));
            let wide = u128::from(number) << 64 | u128::from(!number);
            assert_eq!(written(|line| line.hex32(wide)), format!("{wide:032x}"));
        }
    }

    #[test]
    fn milliseconds_are_exact() {
        for number in numbers() {
            let exact = format!("{}.{:06}", number / 1_000_000, number % 1_000_000);
            let exact = exact.trim_end_matches('0').trim_end_matches('.');
            assert_eq!(written(|line| line.milliseconds(number)), exact);
        }
    }

    #[test]
    fn megabytes_tell_each_byte_apart() {
        for (bytes, shown) in [
            (0, "0.0"),
            (1, "0.000000954"),
            (-1, "-0.000000954"),
            (1 << 20, "1.0"),
            (3 << 19, "1.5"),
            (-64 * 1024, "-0.0625"),
            ((1 << 20) - 1, "0.999999046"),
            (i64::MIN, "-8796093022208.0"),
        ] {
            assert_eq!(written(|line| line.megabytes(bytes)), shown);
        }
        for bytes in numbers().map(|number| (number >> 24) as i64) {
            let shown: f64 = written(|line| line.megabytes(bytes)).parse().unwrap();
            assert_eq!((shown * 1_048_576.0).round() as i64, bytes);
        }
    }
}
