//! Everything that the collector is told of one call.

use super::breakdown::Part;
use super::failure::Failure;
use super::wire::{Reader, Write};
use crate::outcome::Outcome;

/// Which lines a call prints, and what else its record is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Show(u8);

impl Show {
    /// `Operation completed`.
    pub(crate) const COMPLETED: u8 = 1;
    /// `Performance budget violation`; the violation counts in its window either way.
    pub(crate) const VIOLATION: u8 = 1 << 1;
    /// `Performance budget met`.
    pub(crate) const MET: u8 = 1 << 2;
    /// `Classified error`; the error counts towards its alert either way.
    pub(crate) const CLASSIFIED: u8 = 1 << 3;
    /// The line of a node.
    pub(crate) const NODE: u8 = 1 << 4;

    pub(crate) fn set(&mut self, line: u8, on: bool) {
        if on {
            self.0 |= line;
        }
    }

    pub(crate) fn has(self, line: u8) -> bool {
        self.0 & line != 0
    }
}

/// Everything that the collector is told of one call.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) callsite: u32,
    pub(crate) show: Show,
    pub(crate) outcome: Outcome,
    /// Whether the error, if there is one, was classified.
    pub(crate) classified: bool,
    /// The monotonic reading at the end of the call.
    pub(crate) at: u64,
    pub(crate) duration_ns: u64,
    /// For async functions: time inside `poll`, and the number of polls.
    pub(crate) polled: Option<(u64, u32)>,
    pub(crate) memory_delta: Option<i64>,
    /// Tells calls of one operation apart.
    pub(crate) call_id: u64,
    pub(crate) budget_ns: Option<u64>,
    pub(crate) trace_id: u128,
    pub(crate) span_id: u64,
    pub(crate) request_id: Option<&'a str>,
    pub(crate) error: Option<Failure>,
    pub(crate) parts: Vec<Part>,
    /// Fields that there was no room for.
    pub(crate) left_out: u32,
    pub(crate) fields: &'a [u8],
    pub(crate) input_keys: &'a [u8],
    pub(crate) input_state: &'a [u8],
    pub(crate) output_keys: &'a [u8],
}

impl<'a> Record<'a> {
    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.put_u32(self.callsite);
        bytes.put_u8(self.show.0);
        bytes.put_u8(self.outcome as u8);
        bytes.put_u8(u8::from(self.classified));
        bytes.put_u64(self.at);
        bytes.put_u64(self.duration_ns);
        put_option(bytes, self.polled, |bytes, (busy, polls)| {
            bytes.put_u64(busy);
            bytes.put_u32(polls);
        });
        put_option(bytes, self.memory_delta, |bytes, delta| {
            bytes.put_u64(delta as u64);
        });
        bytes.put_u64(self.call_id);
        put_option(bytes, self.budget_ns, Write::put_u64);
        bytes.put_u128(self.trace_id);
        bytes.put_u64(self.span_id);
        put_option(bytes, self.request_id, Write::put_str);
        put_option(bytes, self.error.as_ref(), |bytes, error| {
            error.encode(bytes);
        });
        bytes.put_u8(self.parts.len() as u8);
        for part in &self.parts {
            bytes.put_u32(part.operation);
            bytes.put_u32(part.calls);
            bytes.put_u64(part.total_ns);
            bytes.put_u64(part.self_ns);
        }
        bytes.put_u32(self.left_out);
        for blob in [
            self.fields,
            self.input_keys,
            self.input_state,
            self.output_keys,
        ] {
            bytes.put_bytes(blob);
        }
    }

    /// Reads a record back; `None` where the bytes are none.
    pub(crate) fn decode(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let r = &mut reader;
        Some(Self {
            callsite: r.u32()?,
            show: Show(r.u8()?),
            outcome: Outcome::from_code(u64::from(r.u8()?)),
            classified: r.u8()? != 0,
            at: r.u64()?,
            duration_ns: r.u64()?,
            polled: option(r, |r| Some((r.u64()?, r.u32()?)))?,
            memory_delta: option(r, |r| Some(r.u64()? as i64))?,
            call_id: r.u64()?,
            budget_ns: option(r, Reader::u64)?,
            trace_id: r.u128()?,
            span_id: r.u64()?,
            request_id: option(r, Reader::str)?,
            error: option(r, Failure::decode)?,
            parts: (0..r.u8()?).map(|_| part(r)).collect::<Option<_>>()?,
            left_out: r.u32()?,
            fields: r.bytes()?,
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

fn put_option<T>(bytes: &mut Vec<u8>, value: Option<T>, put: impl FnOnce(&mut Vec<u8>, T)) {
    bytes.put_u8(u8::from(value.is_some()));
    if let Some(value) = value {
        put(bytes, value);
    }
}

#[expect(
    clippy::option_option,
    reason = "whether it could be read, and whether it is there"
)]
fn option<'a, T>(
    r: &mut Reader<'a>,
    read: impl FnOnce(&mut Reader<'a>) -> Option<T>,
) -> Option<Option<T>> {
    if r.u8()? == 0 {
        Some(None)
    } else {
        Some(Some(read(r)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record<'static> {
        let error = Failure::of_text("app::Error", format_args!("disk quota exceeded"));
        Record {
            callsite: 7,
            show: Show(Show::COMPLETED | Show::CLASSIFIED),
            outcome: Outcome::Error,
            classified: true,
            at: 1,
            duration_ns: 2,
            polled: Some((3, 4)),
            memory_delta: Some(-5),
            call_id: 6,
            budget_ns: None,
            trace_id: 8,
            span_id: 9,
            request_id: Some("req-42"),
            error: Some(error),
            parts: vec![Part {
                operation: 1,
                calls: 2,
                total_ns: 3,
                self_ns: 4,
            }],
            left_out: 3,
            fields: b"fields",
            input_keys: b"",
            input_state: b"",
            output_keys: b"",
        }
    }

    #[test]
    fn a_record_comes_back_as_it_went() {
        let (sent, mut bytes) = (record(), Vec::new());
        sent.encode(&mut bytes);
        let got = Record::decode(&bytes).unwrap();
        assert_eq!(format!("{got:?}"), format!("{sent:?}"));
    }

    #[test]
    fn a_record_cut_short_is_refused() {
        let mut bytes = Vec::new();
        record().encode(&mut bytes);
        for length in 0..bytes.len() {
            assert!(
                Record::decode(&bytes[..length]).is_none(),
                "{length} of {}",
                bytes.len()
            );
        }
    }
}
