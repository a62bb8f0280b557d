//! Timestamps: RFC 3339 in UTC, from microseconds since the Unix epoch.

use super::Line;
use super::numbers::digits;

/// The text of the second that was shown last: lines that follow each other share it.
pub(super) struct Second {
    /// Since the Unix epoch.
    of: i64,
    /// `2023-11-14T22:13:20.`
    text: [u8; 20],
}

impl Second {
    pub(super) fn new() -> Self {
        Self {
            of: 0,
            text: text_of(0),
        }
    }
}

impl Line<'_> {
    /// RFC 3339 in UTC with microseconds; years beyond 0 to 9999 are clamped.
    pub(super) fn timestamp(&mut self, unix_micros: i64, second: &mut Second) {
        const YEAR_0: i64 = -62_167_219_200;
        const YEAR_10000: i64 = 253_402_300_800;
        let seconds = unix_micros.div_euclid(1_000_000);
        let micros = unix_micros.rem_euclid(1_000_000);
        let (seconds, micros) = match seconds {
            ..YEAR_0 => (YEAR_0, 0),
            YEAR_10000.. => (YEAR_10000 - 1, 999_999),
            _ => (seconds, micros),
        };
        if second.of != seconds {
            *second = Second {
                of: seconds,
                text: text_of(seconds),
            };
        }
        self.out.extend_from_slice(&second.text);
        self.out.extend_from_slice(&digits::<6>(micros as u32));
        self.raw("Z");
    }
}

fn text_of(seconds: i64) -> [u8; 20] {
    let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
    let of_day = seconds.rem_euclid(86_400) as u32;
    let mut text = *b"0000-00-00T00:00:00.";
    text[..4].copy_from_slice(&digits::<4>(year as u32));
    for (at, number) in [
        (5, month as u32),
        (8, day as u32),
        (11, of_day / 3_600),
        (14, of_day / 60 % 60),
        (17, of_day % 60),
    ] {
        text[at..at + 2].copy_from_slice(&digits::<2>(number));
    }
    text
}

/// Year, month and day of a day counted from 1970-01-01.
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(unix_micros: i64, second: &mut Second) -> String {
        let mut out = Vec::new();
        Line {
            out: &mut out,
            limit: 100,
        }
        .timestamp(unix_micros, second);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        let second = &mut Second::new();
        for (seconds, date) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (951_782_400, "2000-02-29T00:00:00.000000Z"),
            (-1, "1969-12-31T23:59:59.000000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000000Z"),
        ] {
            assert_eq!(shown(seconds * 1_000_000, second), date);
        }
        for extreme in [i64::MIN, i64::MAX] {
            assert_eq!(shown(extreme, second).len(), 27);
        }
    }

    #[test]
    fn a_second_that_is_remembered_is_left_in_time() {
        let second = &mut Second::new();
        for (micros, shown_as) in [
            (1_999_999, "1970-01-01T00:00:01.999999Z"),
            (2_000_000, "1970-01-01T00:00:02.000000Z"),
            (1_000_001, "1970-01-01T00:00:01.000001Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
        ] {
            assert_eq!(shown(micros, second), shown_as);
        }
    }
}
