//@ editions: 2015 2018 2021 2024
//! The runtime is known by another name only.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![allow(dead_code)]
extern crate std as real_std;
extern crate support;
extern crate telemetry_runtime as rt;

mod inner {
    mod core {
        pub mod option {}
    }
    mod std {}
    mod telemetry_runtime {}
    pub enum Result {
        Ok,
        Err,
    }

    #[cfg_attr(annotated, ::rt::measured)]
    pub fn own_result() -> Result {
        Result::Ok
    }

    #[cfg_attr(annotated, ::rt::measured(fields(x, y = %x), request_id = x))]
    pub fn parsed(x: &str) -> ::real_std::result::Result<u32, ::real_std::num::ParseIntError> {
        let n: u32 = x.parse()?;
        ::real_std::result::Result::Ok(n)
    }

    #[cfg_attr(annotated, ::rt::measured)]
    pub fn later(n: u32) -> impl ::real_std::future::Future<Output = u32> {
        ::real_std::future::ready(n)
    }

    pub struct S {
        pub x: u32,
    }

    #[cfg_attr(annotated, ::rt::measured(classify))]
    impl S {
        pub fn plain(&self) -> u32 {
            self.x
        }
        pub fn taken(self) -> ::real_std::result::Result<u32, S> {
            ::real_std::result::Result::Ok(self.x)
        }
    }

    pub trait Provided {
        #[cfg_attr(annotated, ::rt::measured)]
        fn provided(&self) -> u32 {
            1
        }
    }
    impl Provided for S {}

    #[derive(::rt::NodeState)]
    pub struct State {
        pub a: u32,
    }

    #[cfg_attr(node, ::rt::traced_node)]
    pub fn node(state: State) -> State {
        state
    }

    #[cfg_attr(node, ::rt::traced_node(classify))]
    pub fn fallible_node(
        state: State,
    ) -> ::real_std::result::Result<State, ::real_std::string::String> {
        ::real_std::result::Result::Ok(state)
    }
}

fn main() {
    use inner::Provided;
    use real_std::string::ToString;

    if let inner::Result::Ok = inner::own_result() {
        support::say("own result");
    }
    support::say(match inner::parsed("7") {
        real_std::result::Result::Ok(n) => n,
        real_std::result::Result::Err(_) => 0,
    });
    support::say(inner::parsed("x").is_err());
    support::say(support::block_on(inner::later(2)));
    let s = inner::S { x: 5 };
    support::say((s.plain() + s.provided()).to_string());
    support::say(s.taken().is_ok());
    support::say(inner::node(inner::State { a: 3 }).a);
    support::say(inner::fallible_node(inner::State { a: 3 }).is_ok());
}
