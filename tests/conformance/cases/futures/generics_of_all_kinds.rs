//@ editions: 2018 2021 2024
#![allow(clippy::all, clippy::pedantic)]
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::marker::PhantomData;
use support::{assert_send, block_on, say, yield_once};

#[measured]
async fn array<T: Copy + Default, const N: usize>(value: T) -> [T; N] {
    yield_once().await;
    let mut all = [T::default(); N];
    all[0] = value;
    all
}

#[measured]
async fn sum<const N: usize>(numbers: [u32; N]) -> Result<u32, [u32; N]> {
    yield_once().await;
    if N == 0 {
        return Err(numbers);
    }
    Ok(numbers.iter().sum())
}

#[measured]
async fn implied(value: impl Display + Send, list: impl IntoIterator<Item = impl Debug>) -> String {
    yield_once().await;
    let list: Vec<_> = list.into_iter().collect();
    format!("{value} {list:?}")
}

#[measured]
async fn bounded<K, V>(map: HashMap<K, V>) -> usize
where
    K: Eq + std::hash::Hash,
    for<'a> &'a V: IntoIterator<Item = &'a u8>,
{
    yield_once().await;
    map.values().map(|value| value.into_iter().count()).sum()
}

#[measured]
async fn not_sized<T: ?Sized + Display>(value: &T) -> String {
    yield_once().await;
    value.to_string()
}

#[measured]
async fn by_inference<T: std::str::FromStr>(text: &str) -> Result<T, T::Err> {
    yield_once().await;
    text.parse()
}

#[measured]
async fn phantom<T>() -> PhantomData<T> {
    yield_once().await;
    PhantomData
}

#[measured]
async fn higher<F>(f: F) -> usize
where
    F: for<'a> Fn(&'a str) -> &'a str,
{
    yield_once().await;
    f("four").len()
}

struct Pair<A, B = u8>(A, B);

impl<A: Clone + Debug, B: Debug> Pair<A, B> {
    const SIZE: usize = size_of::<A>();

    #[measured]
    async fn first(&self) -> A {
        yield_once().await;
        self.0.clone()
    }

    #[measured]
    async fn with<C: Debug>(self, c: C) -> Result<Pair<A, C>, B> {
        yield_once().await;
        if Self::SIZE > 8 {
            return Err(self.1);
        }
        Ok(Pair(self.0, c))
    }

    #[both]
    async fn node<S: telemetry_runtime::NodeState>(&self, state: S) -> S {
        yield_once().await;
        say(format_args!("{:?}", self.1));
        state
    }
}

impl<const N: usize> Pair<[u8; N]> {
    #[measured]
    async fn length() -> usize {
        yield_once().await;
        N
    }
}

#[both]
async fn node<S>(state: S) -> Result<S, String>
where
    S: telemetry_runtime::NodeState + Send,
{
    yield_once().await;
    if size_of::<S>() == 0 {
        return Err("nothing".to_owned());
    }
    Ok(state)
}

fn main() {
    say(format_args!("{:?}", block_on(array::<_, 3>(7_u8))));
    say(format_args!("{:?}", block_on(array::<&str, 1>("x"))));
    say(format_args!("{:?}", block_on(sum([1, 2, 3]))));
    say(format_args!("{:?}", block_on(sum::<0>([]))));
    say(block_on(assert_send(implied(1, [2, 3]))));
    say(block_on(bounded(HashMap::from([(1, vec![1, 2])]))));
    say(block_on(not_sized("text")));
    say(block_on(not_sized(&5 as &dyn Display)));
    say(format_args!("{:?}", block_on(by_inference::<u8>("300"))));
    let number: Result<u32, _> = block_on(by_inference("300"));
    say(format_args!("{number:?}"));
    say(format_args!("{:?}", block_on(phantom::<String>())));
    say(block_on(higher(|text| &text[1..])));
    let pair = Pair("a", 1_u8);
    say(block_on(pair.first()));
    let state = HashMap::from([("key".to_owned(), 1)]);
    say(format_args!("{:?}", block_on(pair.node(state.clone()))));
    say(format_args!(
        "{:?}",
        block_on(pair.with(5)).map(|pair| pair.1)
    ));
    say(block_on(Pair::<[u8; 3]>::length()));
    say(format_args!("{:?}", block_on(node(state))));
}
