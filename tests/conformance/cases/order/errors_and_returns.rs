//@ editions: 2018 2021 2024
use support::{Noisy, block_on, say, yield_once};

fn fails(name: &'static str) -> Result<Noisy, Noisy> {
    if name.is_empty() {
        Err(Noisy("error"))
    } else {
        Ok(Noisy(name))
    }
}

struct Converted(Noisy, Noisy);

impl From<Noisy> for Converted {
    #[measured]
    fn from(error: Noisy) -> Self {
        say("converts");
        Self(error, Noisy("converted"))
    }
}

#[measured]
fn result(_a: Noisy, b: &'static str) -> Result<Noisy, Converted> {
    let _first = fails("first")?;
    let second = fails(b)?;
    let _third = Noisy("third");
    say("to the end");
    Ok(second)
}

#[measured]
fn option(_a: Noisy, b: &'static str) -> Option<(Noisy, Noisy)> {
    let _local = Noisy("local");
    let found = fails(b).ok()?;
    Some((Noisy("new"), found))
}

#[measured]
async fn later(_a: Noisy, b: &'static str) -> Result<Noisy, Converted> {
    let _first = fails("first")?;
    yield_once().await;
    let second = async { fails(b) }.await?;
    let _third = Noisy("third");
    Ok(second)
}

#[both]
fn node(
    state: serde_json::Value,
    _a: Noisy,
    b: &'static str,
) -> Result<serde_json::Value, Failure> {
    let _local = Noisy("local");
    fails(b)?;
    Ok(state)
}

struct Failure(Noisy);

impl From<Noisy> for Failure {
    fn from(error: Noisy) -> Self {
        Self(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.0)
    }
}

#[measured]
fn replaced(mut a: Noisy) -> Noisy {
    std::mem::replace(&mut a, Noisy("in its place"))
}

struct Owner(Noisy, Noisy);

impl Owner {
    #[measured]
    fn take(self, _other: Noisy) -> Result<Noisy, ()> {
        let _local = Noisy("local");
        Ok(self.1)
    }

    #[measured]
    async fn take_later(self, _other: Noisy) -> Noisy {
        let _local = Noisy("local");
        self.0
    }
}

fn main() {
    for name in ["", "named"] {
        drop(result(Noisy("a"), name));
        say("option");
        drop(option(Noisy("a"), name));
        say("later");
        drop(block_on(later(Noisy("a"), name)).map_err(|error| error.1.0));
        say("node");
        say(node(serde_json::json!(1), Noisy("a"), name).is_ok());
    }
    drop(replaced(Noisy("a")));
    drop(Owner(Noisy("first"), Noisy("second")).take(Noisy("other")));
    drop(block_on(
        Owner(Noisy("first"), Noisy("second")).take_later(Noisy("other")),
    ));
    drop(Owner(Noisy("first"), Noisy("second")).take_later(Noisy("not polled")));
}
