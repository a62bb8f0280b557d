use support::{Noisy, say, yield_once};

#[measured]
#[tokio::main(flavor = "current_thread")]
async fn measured_first(n: u32, _noisy: Noisy) -> Result<u32, String> {
    yield_once().await;
    tokio::task::yield_now().await;
    n.checked_sub(1).ok_or_else(|| "zero".to_owned())
}

#[tokio::main(flavor = "current_thread")]
#[measured]
async fn tokio_first(mut n: u32) -> Option<u32> {
    n += tokio::spawn(spawned(n)).await.ok()?;
    Some(n)
}

#[measured]
async fn spawned(n: u32) -> u32 {
    tokio::task::yield_now().await;
    n * 2
}

#[measured]
#[tokio::main(flavor = "current_thread")]
async fn nothing() {
    let _noisy = Noisy("in nothing");
    tokio::task::yield_now().await;
}

#[measured]
async fn selected(n: u32) -> Result<u32, &'static str> {
    tokio::select! {
        biased;
        value = spawned(n) => Ok(value),
        () = std::future::ready(()) => Err("ready"),
    }
}

#[measured]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let joined = tokio::join!(spawned(1), spawned(2));
    say(format_args!("{joined:?} {:?}", selected(1).await));
    let handle = std::thread::spawn(|| {
        say(format_args!("{:?}", measured_first(1, Noisy("argument"))));
        say(format_args!("{:?}", measured_first(0, Noisy("argument"))));
        say(format_args!("{:?}", tokio_first(3)));
        nothing();
    });
    handle.join().unwrap();
}
