//! Annotated code where names of the language and of the runtime mean something else.
#![forbid(unsafe_code)]
#![allow(
    dead_code,
    unused_macros,
    reason = "what shadows is there to be in the way"
)]

use ::telemetry_runtime::{measured, traced_node};

mod core {
    pub(super) mod option {}
    pub(super) mod result {}
}
mod std {}
mod alloc {}
mod telemetry_runtime {
    pub(super) mod __private {}
}

pub(crate) enum Option {
    None,
    Some,
}

pub(crate) enum Result {
    Ok,
    Err,
}

pub(crate) struct Some;
pub(crate) struct None;
pub(crate) struct Box;
pub(crate) struct String;
pub(crate) trait Drop {}
pub(crate) trait Fn {}

#[expect(non_camel_case_types, reason = "to be in the way")]
pub(crate) struct str;
#[expect(non_camel_case_types, reason = "to be in the way")]
pub(crate) struct bool;

macro_rules! panic {
    ($($any:tt)*) => {
        compile_error!("shadowed")
    };
}
macro_rules! concat {
    ($($any:tt)*) => {
        compile_error!("shadowed")
    };
}
macro_rules! module_path {
    ($($any:tt)*) => {
        compile_error!("shadowed")
    };
}
macro_rules! stringify {
    ($($any:tt)*) => {
        compile_error!("shadowed")
    };
}
macro_rules! matches {
    ($($any:tt)*) => {
        compile_error!("shadowed")
    };
}

type Real<T, E> = ::core::result::Result<T, E>;

#[measured]
fn answers() -> Result {
    Result::Ok
}

#[measured(fields(number, twice = number * 2), request_id = number, budget_ms = 1_000)]
async fn later(number: u32) -> Option {
    let _ = number;
    Option::None
}

#[measured(classify)]
fn fails(number: u32) -> ::core::result::Result<u32, u32> {
    if number == 0 { Err(number) } else { Ok(number) }
}

#[measured(classify)]
async fn fails_by_alias(number: u32) -> Real<u32, u32> {
    fails(number)
}

struct State;

impl ::telemetry_runtime::NodeState for State {
    fn keys(&self, _: &mut dyn FnMut(&::core::primitive::str)) {}

    fn summary(&self, _: &mut dyn FnMut(&::core::primitive::str, ::telemetry_runtime::Value<'_>)) {}
}

#[traced_node]
fn node(state: State) -> ::core::result::Result<State, u8> {
    Ok(state)
}

#[test]
fn it_works_where_names_mean_something_else() {
    crate::shared::install();
    assert!(::core::matches!(answers(), Result::Ok));
    assert!(::core::matches!(
        crate::shared::block_on(later(1)),
        Option::None
    ));
    assert_eq!(fails(0), Err(0));
    assert_eq!(crate::shared::block_on(fails_by_alias(3)), Ok(3));
    assert!(node(State).is_ok());
}
