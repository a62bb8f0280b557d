//! Every name that expanded code may use. Not part of the public interface: macros and runtime
//! are released together, pinned to each other.

pub use crate::callsite::level::Level;
pub use crate::callsite::{Callsite, Memory, budget_ms};
pub use crate::record::capture::Capture;
pub use crate::record::future::{
    Captured, Measured, ReturnsLocal, ReturnsOther, ReturnsSend, boxed, capture, captured, future,
    future_captured, once, output, returned,
};
pub use crate::record::guard::{Guard, call, enter, enter_with};
pub use crate::record::node::NodeState;
pub use crate::record::probe::called;
pub use crate::record::seen::Seen;
pub use crate::record::{probe, value};
