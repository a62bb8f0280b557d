//! What few calls tell: an error, the slow parts of a call over its budget, the states of a node.

use std::borrow::Cow;

use super::breakdown::Part;
use super::failure::Failure;
use super::wire::{Reader, Write};

/// What few calls tell.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Details<'a> {
    pub(crate) error: Option<Cow<'a, Failure>>,
    /// The slowest calls within, where the call was over its budget.
    pub(crate) parts: Vec<Part>,
    pub(crate) input_keys: &'a [u8],
    pub(crate) input_state: &'a [u8],
    pub(crate) output_keys: &'a [u8],
}

/// What most calls have of it.
pub(crate) static NONE: Details<'static> = Details {
    error: None,
    parts: Vec::new(),
    input_keys: &[],
    input_state: &[],
    output_keys: &[],
};

impl<'a> Details<'a> {
    /// The bytes that stand for it: none for nothing.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if *self == NONE {
            return bytes;
        }
        bytes.put_u8(u8::from(self.error.is_some()));
        if let Some(error) = &self.error {
            error.encode(&mut bytes);
        }
        bytes.put_u8(self.parts.len() as u8);
        for part in &self.parts {
            bytes.put_u32(part.operation);
            bytes.put_u32(part.calls);
            bytes.put_u64(part.total_ns);
            bytes.put_u64(part.self_ns);
        }
        for blob in [self.input_keys, self.input_state, self.output_keys] {
            bytes.put_bytes(blob);
        }
        bytes
    }

    /// Reads it back; `None` where the bytes are none.
    pub(super) fn decode(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let r = &mut reader;
        let error = match r.u8()? {
            0 => None,
            _ => Some(Cow::Owned(Failure::decode(r)?)),
        };
        Some(Self {
            error,
            parts: (0..r.u8()?).map(|_| part(r)).collect::<Option<_>>()?,
            input_keys: r.bytes()?,
            input_state: r.bytes()?,
            output_keys: r.bytes()?,
        })
    }
}

fn part(r: &mut Reader<'_>) -> Option<Part> {
    Some(Part {
        operation: r.u32()?,
        calls: r.u32()?,
        total_ns: r.u64()?,
        self_ns: r.u64()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details() -> Details<'static> {
        let part = Part {
            operation: 1,
            calls: 2,
            total_ns: 3,
            self_ns: 4,
        };
        let error = Failure::of_text("app::Error", format_args!("quota exceeded"));
        Details {
            error: Some(Cow::Owned(error)),
            parts: vec![part],
            input_keys: b"keys",
            input_state: b"",
            output_keys: b"others",
        }
    }

    #[test]
    fn details_come_back_as_they_went() {
        let details = details();
        assert_eq!(Details::decode(&details.encode()), Some(details));
        assert!(NONE.encode().is_empty());
    }

    #[test]
    fn details_cut_short_are_refused() {
        let bytes = details().encode();
        for length in 0..bytes.len() {
            assert_eq!(Details::decode(&bytes[..length]), None, "{length}");
        }
    }
}
