//! Finds what is private: in text, and by the names of fields.
//!
//! Pure: text in, text out. The door that all lines go through is `emit::redact`.

mod names;
mod text;

pub(crate) use self::names::is_secret;
pub use self::text::sanitize;
pub(crate) use self::text::sanitize_id;

/// Compiles the patterns now instead of with the first line.
pub(crate) fn warm_up() {
    let _ = sanitize("");
}
