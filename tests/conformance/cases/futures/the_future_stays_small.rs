#![allow(clippy::all, clippy::pedantic)]
use support::{say, yield_once};

mod bare {
    use super::*;

    pub async fn nothing() {}
    pub async fn waits() {
        yield_once().await;
    }
    pub async fn large(x: [u8; 4096]) -> u8 {
        yield_once().await;
        x[0]
    }
    pub async fn large_result(x: [u8; 4096]) -> Result<u8, String> {
        yield_once().await;
        x[0].checked_add(1).ok_or_else(String::new)
    }
    pub async fn never_waits(x: [u8; 4096], _y: [u8; 4096], _: [u8; 4096]) -> u8 {
        x[0]
    }
    pub async fn patterns((a, _): ([u8; 2048], u8), mut list: [u8; 2048]) -> u8 {
        list[0] = a[0];
        yield_once().await;
        list[0] + a[1]
    }
    pub async fn returns_large(x: u8) -> [u8; 4096] {
        yield_once().await;
        [x; 4096]
    }
    pub async fn one(x: [u8; 4096]) -> u8 {
        two(x).await
    }
    pub async fn two(x: [u8; 4096]) -> u8 {
        three(x).await
    }
    pub async fn three(x: [u8; 4096]) -> u8 {
        four(x).await
    }
    pub async fn four(x: [u8; 4096]) -> u8 {
        large(x).await
    }
    pub struct Shop([u8; 4096]);
    impl Shop {
        pub fn new() -> Self {
            Self([1; 4096])
        }
        pub async fn by_value(self) -> u8 {
            yield_once().await;
            self.0[0]
        }
        pub async fn fails(mut self, n: u8) -> Result<u8, String> {
            self.0[0] = n;
            yield_once().await;
            n.checked_add(self.0[1]).ok_or_else(String::new)
        }
    }
    pub async fn with_fields(x: [u8; 4096], n: u32) -> u8 {
        yield_once().await;
        x[0] + n as u8
    }
    pub async fn classified(x: [u8; 4096]) -> Result<u8, std::num::ParseIntError> {
        yield_once().await;
        "5".parse::<u8>().map(|n| n + x[0])
    }
    pub async fn node(state: serde_json::Value, x: [u8; 4096]) -> Result<serde_json::Value, u8> {
        yield_once().await;
        if state.is_null() {
            Err(x[0])
        } else {
            Ok(state)
        }
    }
    pub fn returned(x: [u8; 4096]) -> impl Future<Output = u8> {
        async move {
            yield_once().await;
            x[0]
        }
    }
}

#[measured]
pub async fn nothing() {}
#[measured]
pub async fn waits() {
    yield_once().await;
}
#[measured]
pub async fn large(x: [u8; 4096]) -> u8 {
    yield_once().await;
    x[0]
}
#[measured]
pub async fn large_result(x: [u8; 4096]) -> Result<u8, String> {
    yield_once().await;
    x[0].checked_add(1).ok_or_else(String::new)
}
#[measured]
pub async fn never_waits(x: [u8; 4096], _y: [u8; 4096], _: [u8; 4096]) -> u8 {
    x[0]
}
#[measured]
pub async fn patterns((a, _): ([u8; 2048], u8), mut list: [u8; 2048]) -> u8 {
    list[0] = a[0];
    yield_once().await;
    list[0] + a[1]
}
#[measured]
pub async fn returns_large(x: u8) -> [u8; 4096] {
    yield_once().await;
    [x; 4096]
}
#[measured]
pub async fn one(x: [u8; 4096]) -> u8 {
    two(x).await
}
#[measured]
pub async fn two(x: [u8; 4096]) -> u8 {
    three(x).await
}
#[measured]
pub async fn three(x: [u8; 4096]) -> u8 {
    four(x).await
}
#[measured]
pub async fn four(x: [u8; 4096]) -> u8 {
    large(x).await
}
pub struct Shop([u8; 4096]);
impl Shop {
    pub fn new() -> Self {
        Self([1; 4096])
    }
    #[measured]
    pub async fn by_value(self) -> u8 {
        yield_once().await;
        self.0[0]
    }
    #[measured]
    pub async fn fails(mut self, n: u8) -> Result<u8, String> {
        self.0[0] = n;
        yield_once().await;
        n.checked_add(self.0[1]).ok_or_else(String::new)
    }
}
#[measured(fields(n, first = x[0]), budget_ms = 5, level = "debug")]
pub async fn with_fields(x: [u8; 4096], n: u32) -> u8 {
    yield_once().await;
    x[0] + n as u8
}
#[measured(classify)]
pub async fn classified(x: [u8; 4096]) -> Result<u8, std::num::ParseIntError> {
    yield_once().await;
    "5".parse::<u8>().map(|n| n + x[0])
}
#[both]
pub async fn node(state: serde_json::Value, x: [u8; 4096]) -> Result<serde_json::Value, u8> {
    yield_once().await;
    if state.is_null() {
        Err(x[0])
    } else {
        Ok(state)
    }
}
#[measured]
pub fn returned(x: [u8; 4096]) -> impl Future<Output = u8> {
    async move {
        yield_once().await;
        x[0]
    }
}
/// A chain of `levels` grows by what each of its levels adds.
fn fits<A, B>(name: &str, levels: usize, bare: A, measured: B) {
    let (bare, measured) = (size_of_val(&bare), size_of_val(&measured));
    say(format_args!("{name} {}", measured <= bare + levels * 96));
    if measured > bare + levels * 96 {
        eprintln!("{name}: {measured} for {bare}");
    }
}

fn main() {
    support::block_on(nothing());
    let x = [1; 4096];
    let state = || serde_json::json!({});
    fits("nothing", 1, bare::nothing(), nothing());
    fits("waits", 1, bare::waits(), waits());
    fits("large", 1, bare::large(x), large(x));
    fits("large_result", 1, bare::large_result(x), large_result(x));
    fits(
        "never_waits",
        1,
        bare::never_waits(x, x, x),
        never_waits(x, x, x),
    );
    let half = [1; 2048];
    fits(
        "patterns",
        1,
        bare::patterns((half, 1), half),
        patterns((half, 1), half),
    );
    fits("returns_large", 1, bare::returns_large(1), returns_large(1));
    fits("one", 5, bare::one(x), one(x));
    fits(
        "by_value",
        1,
        bare::Shop::new().by_value(),
        Shop::new().by_value(),
    );
    fits("fails", 1, bare::Shop::new().fails(1), Shop::new().fails(1));
    fits("with_fields", 1, bare::with_fields(x, 1), with_fields(x, 1));
    fits("classified", 1, bare::classified(x), classified(x));
    fits("node", 1, bare::node(state(), x), node(state(), x));
    fits("returned", 1, bare::returned(x), returned(x));
}
