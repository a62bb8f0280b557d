//! JSON strings: bounded, and escaped so that they are safe to print anywhere.
//!
//! What could end the line, move a cursor or reorder text on a screen is escaped: C0 and C1
//! controls, DEL, the Unicode line and paragraph separators, bidirectional marks, zero-width
//! characters and the byte-order mark.

use std::io::Write as _;

use super::Line;

impl Line<'_> {
    pub(super) fn bounded_text(&mut self, text: &str, limit: usize) {
        let whole = self.limit;
        self.limit = whole.min(self.out.len() + limit);
        self.text(text, text.len() as u64);
        self.limit = whole;
    }

    /// A JSON string; what does not fit is cut, and `length`, that of the whole text, is noted.
    pub(super) fn text(&mut self, text: &str, length: u64) {
        self.raw("\"");
        let mut kept = 0;
        // The longest escape has twelve bytes.
        while kept < text.len() && self.room() >= 12 {
            let rest = &text.as_bytes()[kept..];
            let run = rest
                .iter()
                .take(self.room() - 11)
                .take_while(|byte| is_plain(**byte))
                .count();
            self.out.extend_from_slice(&rest[..run]);
            kept += run;
            if run == 0 {
                let Some(character) = text[kept..].chars().next() else {
                    break;
                };
                self.character(character);
                kept += character.len_utf8();
            }
        }
        if kept as u64 != length {
            let _ = write!(self.out, "… [{length} bytes]");
        }
        self.raw("\"");
    }

    fn character(&mut self, character: char) {
        match character {
            '"' => self.raw("\\\""),
            '\\' => self.raw("\\\\"),
            '\n' => self.raw("\\n"),
            '\r' => self.raw("\\r"),
            '\t' => self.raw("\\t"),
            _ if is_unsafe(character) => {
                let _ = write!(self.out, "\\u{:04x}", character as u32);
            }
            _ => self.raw(character.encode_utf8(&mut [0; 4])),
        }
    }
}

/// Whether a byte stands for itself in a JSON string.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'
}

/// Whether a character could break a line or disguise what it says. All of them are below U+10000.
pub(super) fn is_unsafe(character: char) -> bool {
    matches!(character,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' // C0, DEL, C1
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // bidirectional marks
        | '\u{2028}' | '\u{2029}' // line and paragraph separators
        | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' // zero width
    )
}
