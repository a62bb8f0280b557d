//! Annotated code in surroundings where nothing is called what one expects, with every warning
//! denied. What code of every shape does is in `editions`.
#![deny(warnings)]
#![allow(
    clippy::pedantic,
    reason = "odd on purpose, and clippy sees the functions bare"
)]

mod lookalikes;
mod no_prelude;
mod shadowed;
mod shared;

/// The runtime under another path.
mod renamed {
    pub(crate) mod deep {
        pub(crate) use ::telemetry_runtime as telemetry;
    }
}
