//! A number in a cell.

/// A number; a dash where there is none, since what was not measured is not printed.
pub(in super::super) fn cell(value: Option<f64>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value.abs() < 0.995 => format!("{value:.2}"),
        Some(value) if value.abs() < 99.95 => format!("{value:.1}"),
        Some(value) => grouped(value.round() as i64),
    }
}

/// A number with a comma at every thousand.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_as_many_digits_as_can_be_trusted() {
        assert_eq!(cell(None), "–");
        assert_eq!(cell(Some(0.04)), "0.04");
        assert_eq!(cell(Some(-3.26)), "-3.3");
        assert_eq!(cell(Some(123.4)), "123");
        assert_eq!(cell(Some(-1_234_567.0)), "-1,234,567");
    }
}
