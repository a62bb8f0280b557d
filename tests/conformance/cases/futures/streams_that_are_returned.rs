#![allow(clippy::all, clippy::pedantic)]
use std::pin::Pin;
use std::task::{Context, Poll};
use support::{Noisy, block_on, say, yield_once};

trait Stream {
    type Item;
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>>;
}

impl<S: Stream + ?Sized> Stream for Pin<Box<S>> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.get_mut().as_mut().poll_next(context)
    }
}

struct Count(u32, #[allow(dead_code)] Noisy);

impl Stream for Count {
    type Item = u32;

    #[measured]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.0 == 0 {
            return Poll::Ready(None);
        }
        self.0 -= 1;
        Poll::Ready(Some(self.0))
    }
}

#[measured]
fn stream(n: u32) -> impl Stream<Item = u32> + Send {
    Count(n, Noisy("stream"))
}

#[measured]
fn boxed<'a>(n: &'a u32) -> Pin<Box<dyn Stream<Item = u32> + Send + 'a>> {
    Box::pin(Count(*n, Noisy("boxed")))
}

#[measured]
async fn later(n: u32) -> Result<impl Stream<Item = u32>, String> {
    yield_once().await;
    if n == 0 {
        return Err("none".to_owned());
    }
    Ok(Count(n, Noisy("later")))
}

#[measured]
async fn sum(stream: impl Stream<Item = u32>) -> u32 {
    let mut stream = std::pin::pin!(stream);
    let mut sum = 0;
    while let Some(n) = std::future::poll_fn(|context| stream.as_mut().poll_next(context)).await {
        sum += n;
    }
    sum
}

fn main() {
    say(block_on(sum(stream(5))));
    say(block_on(sum(boxed(&3))));
    say(block_on(later(0)).is_err());
    say(block_on(async {
        sum(later(4).await.unwrap_or_else(|_| unreachable!())).await
    }));
}
