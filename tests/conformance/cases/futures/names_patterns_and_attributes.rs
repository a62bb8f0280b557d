//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use support::{block_on, say, yield_once};

#[measured]
async fn r#loop(r#async: u32, größe: u32) -> u32 {
    yield_once().await;
    r#async + größe
}

#[measured]
async fn conditional(#[cfg(any())] gone: u32, #[cfg(all())] kept: u32, mut changed: u32) -> u32 {
    changed += kept;
    yield_once().await;
    changed
}

#[measured]
async fn like_ours(future: u32, callsite: u32, task: u32, __telemetry: u32, this: u32) -> u32 {
    let __callsite = future + callsite;
    yield_once().await;
    __callsite + task + __telemetry + this
}

#[measured]
async fn labels(list: &[u32]) -> Option<u32> {
    let found = 'search: {
        for &n in list {
            yield_once().await;
            if n == 3 {
                break 'search n;
            }
            if n > 9 {
                return None;
            }
        }
        0
    };
    Some(found)
}

#[measured]
async fn with_items_inside(n: u32) -> u32 {
    #![allow(clippy::items_after_statements)]
    const ADDED: u32 = 2;
    async fn inner(n: u32) -> u32 {
        yield_once().await;
        n + ADDED
    }
    static CALLS: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    CALLS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    use std::cmp::max;
    max(
        inner(n).await,
        CALLS.load(std::sync::atomic::Ordering::Relaxed),
    )
}

#[measured]
#[inline(always)]
#[cold]
#[doc = "Documented."]
#[must_use]
async fn attributes() -> u32 {
    yield_once().await;
    1
}

#[measured]
async fn question_marks(text: &str) -> Result<u32, Box<dyn std::error::Error>> {
    let n: u32 = text.parse()?;
    let later = async {
        yield_once().await;
        Err::<u32, _>(std::fmt::Error)
    };
    if n == 1 {
        later.await?;
    }
    Ok(n)
}

#[both]
async fn node(mut state: serde_json::Value, #[cfg(any())] gone: u32) -> serde_json::Value {
    yield_once().await;
    state["key"] = 1.into();
    state
}

fn main() {
    say(block_on(r#loop(1, 2)));
    say(block_on(conditional(1, 2)));
    say(block_on(like_ours(1, 2, 3, 4, 5)));
    say(format_args!("{:?}", block_on(labels(&[1, 3]))));
    say(format_args!("{:?}", block_on(labels(&[1, 10]))));
    say(block_on(with_items_inside(1)));
    say(block_on(attributes()));
    for text in ["x", "1", "2"] {
        let ended = block_on(question_marks(text)).map_err(|error| error.to_string());
        say(format_args!("{ended:?}"));
    }
    say(block_on(node(serde_json::json!({}))));
}
