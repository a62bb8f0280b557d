//! The line of a call that ended, before it is redacted: what every call of a function says, rendered
//! once, and what this one says.

use super::event::Fields;
use crate::callsite::level::Level;
use crate::record::report::Figures;

/// What the completion lines of one function have in common.
///
/// All of it is the toolkit's own: words, and names from source code.
pub(crate) struct Template {
    pub(super) level: Level,
    pub(super) logger: &'static str,
    pub(super) message: String,
    /// From behind the timestamp to the version, as JSON.
    pub(super) before: Vec<u8>,
    /// From the operation to its underscore in `operation_id`, as JSON.
    pub(super) middle: Vec<u8>,
}

/// The line of a call that ended.
pub(crate) struct Completion<'a> {
    pub(super) template: &'a Template,
    pub(super) unix_micros: i64,
    /// Tells calls of one operation apart.
    pub(super) call_id: u64,
    pub(super) figures: &'a Figures,
    pub(super) request_id: Option<&'a str>,
    /// Fields with values of the user's; printed behind the toolkit's own.
    pub(super) theirs: Fields<'a>,
    /// Fields that there was no room for on the way here.
    pub(super) left_out: u32,
}

impl<'a> Completion<'a> {
    #[inline]
    pub(crate) fn new(
        template: &'a Template,
        (unix_micros, call_id): (i64, u64),
        figures: &'a Figures,
        request_id: Option<&'a str>,
        (theirs, left_out): (Fields<'a>, u32),
    ) -> Self {
        Self {
            template,
            unix_micros,
            call_id,
            figures,
            request_id,
            theirs,
            left_out,
        }
    }
}
