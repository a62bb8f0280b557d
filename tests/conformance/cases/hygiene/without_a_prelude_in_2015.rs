//@ editions: 2015
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![allow(dead_code)]
extern crate std as real_std;
extern crate support;
extern crate telemetry_runtime;

mod inner {
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

    #[measured]
    pub fn own_result() -> Result {
        Result::Ok
    }

    #[measured(fields(x, y = %x), request_id = x, budget_ms = 1, level = "warn", memory = "rss")]
    pub fn own_option(x: u32) -> Option {
        let _ = x;
        Option::None
    }

    #[measured(classify)]
    pub fn parsed(x: &str) -> ::real_std::result::Result<u32, ::real_std::num::ParseIntError> {
        let n: u32 = x.parse()?;
        ::real_std::result::Result::Ok(n)
    }

    #[measured]
    pub fn later(n: u32) -> impl ::real_std::future::Future<Output = u32> {
        ::real_std::future::ready(n)
    }

    pub struct S {
        pub x: u32,
    }

    #[measured]
    impl S {
        pub fn lent(&self) -> u32 {
            self.x
        }
        pub fn taken(self) -> ::real_std::result::Result<u32, S> {
            ::real_std::result::Result::Err(self)
        }
    }

    #[both]
    pub fn node(
        state: ::real_std::collections::BTreeMap<::real_std::string::String, u32>,
    ) -> ::real_std::collections::BTreeMap<::real_std::string::String, u32> {
        state
    }
}

fn main() {
    inner::own_option(1);
    match inner::own_result() {
        inner::Result::Ok => ::support::say("own"),
        inner::Result::Err => {}
    }
    ::support::say(inner::parsed("5").is_ok());
    ::support::say(inner::parsed("x").is_err());
    ::support::say(::support::block_on(inner::later(3)));
    let s = inner::S { x: 4 };
    ::support::say(s.lent());
    ::support::say(s.taken().is_err());
    ::support::say(inner::node(::real_std::default::Default::default()).len());
}
