//! Words: what a ring holds, and what a record is made of.

/// Takes the words of a record, one after the other.
pub(crate) trait Words {
    fn put(&mut self, word: u64);

    /// Puts bytes, eight to a word, the last word filled with zeros.
    #[inline]
    fn put_all(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.split_at(bytes.len() / 8 * 8);
        for word in words.chunks_exact(8) {
            self.put(little_endian(word));
        }
        if !rest.is_empty() {
            self.put(little_endian(rest));
        }
    }
}

impl Words for Vec<u64> {
    fn put(&mut self, word: u64) {
        self.push(word);
    }
}

/// The words that so many bytes take.
#[inline]
pub(crate) const fn words_of(bytes: usize) -> usize {
    bytes.div_ceil(8)
}

fn little_endian(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

/// Reads back what [`Words`] took; gives `None` where the words end too early.
pub(crate) struct WordReader<'a>(pub(crate) &'a [u64]);

impl WordReader<'_> {
    #[inline]
    pub(crate) fn word(&mut self) -> Option<u64> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// Appends `count` bytes to `bytes`.
    pub(crate) fn bytes(&mut self, count: usize, bytes: &mut Vec<u8>) -> Option<()> {
        let (words, rest) = self.0.split_at_checked(words_of(count))?;
        self.0 = rest;
        let end = bytes.len() + count;
        bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        bytes.truncate(end);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_any_length_come_back() {
        let all: Vec<u8> = (1..=40).collect();
        for length in 0..all.len() {
            let mut words = Vec::new();
            words.put(7);
            words.put_all(&all[..length]);
            assert_eq!(words.len(), 1 + words_of(length));
            let mut reader = WordReader(&words);
            let mut bytes = vec![9];
            assert_eq!(reader.word(), Some(7));
            reader.bytes(length, &mut bytes).unwrap();
            assert_eq!((bytes[0], &bytes[1..]), (9, &all[..length]));
            assert_eq!(reader.word(), None);
            assert_eq!(reader.bytes(1, &mut bytes), None);
        }
    }
}
