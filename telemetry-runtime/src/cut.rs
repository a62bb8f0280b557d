//! Cuts text to a length, between characters.

/// The longest beginning of `text` of at most `limit` bytes.
pub(crate) fn cut_at(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_cut_in_two() {
        assert_eq!(cut_at("aü", 2), "a");
        assert_eq!(cut_at("aü", 3), "aü");
        assert_eq!(cut_at("aü", 9), "aü");
        assert_eq!(cut_at("ü", 0), "");
    }
}
