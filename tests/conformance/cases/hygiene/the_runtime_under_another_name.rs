use support::{block_on, say};

mod renamed {
    pub(crate) mod deep {
        #[allow(unused_imports)]
        pub(crate) use ::telemetry_runtime as telemetry;
    }
}

#[measured(crate = crate::renamed::deep::telemetry, fields(n))]
fn plain(n: u32) -> u32 {
    n
}

#[measured(crate = crate::renamed::deep::telemetry, classify)]
fn result(n: u32) -> Result<u32, String> {
    n.checked_sub(1).ok_or_else(|| "zero".to_owned())
}

#[measured(crate = renamed::deep::telemetry)]
async fn later(n: u32) -> Option<u32> {
    n.checked_sub(1)
}

#[measured(crate = crate::renamed::deep::telemetry)]
mod inside {
    pub(crate) fn plain() -> Result<u8, u8> {
        Err(1)
    }
}

#[both(crate = crate::renamed::deep::telemetry)]
fn node(state: serde_json::Value) -> Result<serde_json::Value, String> {
    Ok(state)
}

fn main() {
    say(plain(1));
    say(format_args!("{:?} {:?}", result(0), result(1)));
    say(format_args!(
        "{:?} {:?}",
        block_on(later(0)),
        inside::plain()
    ));
    say(format_args!("{:?}", node(serde_json::json!(1))));
}
