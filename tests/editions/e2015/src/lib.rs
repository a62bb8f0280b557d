//! Every name that an expansion could trip over, shadowed: the attributes use none of them.
#![no_implicit_prelude]
#![deny(warnings)]
#![allow(clippy::all)]
#![forbid(unsafe_code)]
#![allow(dead_code)]
extern crate std as real_std;
extern crate telemetry_runtime as rt;
pub mod inner {

    mod core {
        pub mod option {}
    }
    mod std {}
    mod telemetry_runtime {}
    pub enum Option {
        None,
    }
    pub enum Result {
        Ok,
        Err,
    }
    pub struct Some;
    #[::rt::measured]
    pub fn a() -> Result {
        Result::Ok
    }
    #[::rt::measured(fields(x, y = %x), request_id = x, budget_ms = 1, level = "warn", memory = "rss")]
    pub fn b(x: u32) -> Option {
        let _ = x;
        Option::None
    }
    #[::rt::measured(classify)]
    pub fn c(x: &str) -> ::real_std::result::Result<u32, ::real_std::num::ParseIntError> {
        let n: u32 = x.parse()?;
        ::real_std::result::Result::Ok(n)
    }
    pub struct S {
        x: u32,
    }
    #[::rt::measured]
    impl S {
        pub fn m(&self) -> u32 {
            self.x
        }
        pub fn n(self) -> ::real_std::result::Result<u32, S> {
            ::real_std::result::Result::Ok(self.x)
        }
    }
    trait T {
        #[::rt::measured]
        fn d(&self) -> u32 {
            1
        }
    }
    #[derive(::rt::NodeState)]
    pub struct St {
        a: u32,
    }
    #[::rt::traced_node]
    pub fn n(state: St) -> St {
        state
    }
    #[::rt::traced_node(classify)]
    pub fn o(state: St) -> ::real_std::result::Result<St, ::real_std::string::String> {
        ::real_std::result::Result::Ok(state)
    }
}
