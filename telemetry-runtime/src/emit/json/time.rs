//! Timestamps: RFC 3339 in UTC, from microseconds since the Unix epoch.

use std::io::Write as _;

use super::Line;

impl Line<'_> {
    /// RFC 3339 in UTC with microseconds; years beyond 0 to 9999 are clamped.
    pub(super) fn timestamp(&mut self, unix_micros: i64) {
        const YEAR_0: i64 = -62_167_219_200;
        const YEAR_10000: i64 = 253_402_300_800;
        let seconds = unix_micros.div_euclid(1_000_000);
        let micros = unix_micros.rem_euclid(1_000_000);
        let (seconds, micros) = match seconds {
            ..YEAR_0 => (YEAR_0, 0),
            YEAR_10000.. => (YEAR_10000 - 1, 999_999),
            _ => (seconds, micros),
        };
        let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
        let of_day = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
        let _ = write!(
            self.out,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}Z"
        );
    }
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

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, date) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (951_782_400, "2000-02-29T00:00:00.000000Z"),
            (-1, "1969-12-31T23:59:59.000000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000000Z"),
        ] {
            let mut out = Vec::new();
            Line {
                out: &mut out,
                limit: 100,
            }
            .timestamp(seconds * 1_000_000);
            assert_eq!(String::from_utf8(out).unwrap(), date);
        }
        for extreme in [i64::MIN, i64::MAX] {
            let mut out = Vec::new();
            Line {
                out: &mut out,
                limit: 100,
            }
            .timestamp(extreme);
            assert_eq!(out.len(), 27);
        }
    }
}
