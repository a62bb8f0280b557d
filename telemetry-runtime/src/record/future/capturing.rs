//! What a future's call captures: when the future is made, or in its first poll.

use std::sync::{Arc, Mutex};

use crate::callsite::Callsite;
use crate::record::block::Notes;
use crate::record::capture::{Capture, Extra, capture_into};
use crate::record::frame::Flags;
use crate::record::local;

/// Values that were captured when a future was made.
pub struct Captured(pub(in crate::record) Option<Box<Extra>>);

impl Captured {
    /// Nothing was captured.
    pub const NONE: Self = Self(None);

    /// Notes that are taken, whatever the end, by the call's line.
    pub(in crate::record) fn noted(notes: Arc<Mutex<Notes>>) -> Self {
        let extra = Extra {
            notes: Some(notes),
            ..Extra::default()
        };
        Self(Some(local::inside_runtime(|| Box::new(extra))))
    }
}

/// Captures values for a future that a function returns.
pub fn captured(callsite: &'static Callsite, capture: impl FnOnce(&mut Capture<'_>)) -> Captured {
    let is_on = callsite.open_gate().is_some();
    local::with(|local| {
        if !is_on || local.is_inside() {
            return Captured(None);
        }
        let mut extra = local::inside_runtime(Box::<Extra>::default);
        capture_into(local, &mut extra, capture);
        Captured(Some(extra))
    })
}

/// Captures values for the call that is being polled for the first time: the first statement of
/// an annotated async function.
pub fn capture(capture: impl FnOnce(&mut Capture<'_>)) {
    local::with(|local| {
        let fresh = local.enter_from_outside().and_then(|local| {
            let innermost = local.innermost()?;
            let is_fresh = local.flags(innermost)?.has(Flags::FRESH);
            is_fresh.then(|| {
                local.change_flags(innermost, |flags| flags.without(Flags::FRESH));
                (innermost, Box::<Extra>::default())
            })
        });
        let Some((place, mut extra)) = fresh else {
            return;
        };
        capture_into(local, &mut extra, capture);
        let local = local.enter_runtime();
        extra.attach_trace(&local);
        local.give_extra(place, extra);
    });
}
