//! Cuts text to a length, between characters.

/// The longest beginning of `text` of at most `limit` bytes.
pub(crate) fn cut_at(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// As [`cut_at`], and not within a word if one of the last 256 bytes is between two: half a secret
/// is not recognised as one.
pub(crate) fn cut_between_words(text: &str, limit: usize) -> &str {
    let kept = cut_at(text, limit);
    let tail = cut_at(kept, kept.len().saturating_sub(256)).len();
    match kept[tail..].rfind(char::is_whitespace) {
        Some(space) => &kept[..tail + space],
        None => kept,
    }
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

    #[test]
    fn a_word_is_kept_whole_or_left_out() {
        assert_eq!(cut_between_words("card 4111111111111111", 12), "card");
        assert_eq!(cut_between_words("oneword", 3), "one");
        let long = format!("a {}", "x".repeat(1_000));
        assert_eq!(cut_between_words(&long, 500).len(), 500);
    }
}
