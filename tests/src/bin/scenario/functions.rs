//! Functions of many shapes: each does what it would do without the attribute.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::{Debug, Display};
use std::num::ParseIntError;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;

use telemetry_runtime::measured;

use crate::support::{Scenario, block_on, install, report};

pub(crate) const ALL: &[Scenario] = &[("functions_of_many_shapes", many_shapes)];

#[measured]
fn generic<T: Display + ?Sized>(value: &T) -> String {
    value.to_string()
}

#[measured]
fn lifetimes<'a>(one: &'a str, _other: &str) -> &'a str {
    one.trim()
}

#[measured]
fn impl_argument(value: impl Debug) -> String {
    format!("{value:?}")
}

#[measured]
fn impl_return(limit: u32) -> impl Iterator<Item = u32> + Clone {
    (0..limit).filter(|n| n % 2 == 0)
}

#[measured]
fn dyn_argument(value: &dyn Display) -> Box<dyn Display> {
    Box::new(value.to_string())
}

#[measured]
fn closure(factor: i32) -> impl Fn(i32) -> i32 {
    move |n| n * factor
}

#[measured]
fn converts(text: &str) -> Result<u8, Box<dyn std::error::Error>> {
    if text.is_empty() {
        return Ok(0);
    }
    let number: i32 = text.parse()?;
    Ok(u8::try_from(number)?)
}

#[measured]
fn option(values: &[u8]) -> Option<u8> {
    let first = values.first()?;
    values.get(usize::from(*first)).copied()
}

#[measured]
fn patterns((a, [b, ..]): (u8, [u8; 3]), &c: &u8, mut d: Vec<u8>) -> Vec<u8> {
    d.extend([a, b, c]);
    d
}

#[measured]
fn array<const N: usize>(value: u8) -> [u8; N] {
    [value; N]
}

#[measured]
fn recursive(n: u32) -> u32 {
    if n == 0 { 0 } else { n + recursive(n - 1) }
}

#[measured]
fn with_where<T>(values: Vec<T>) -> Vec<T>
where
    T: Ord,
{
    let mut values = values;
    values.sort();
    values
}

#[measured]
fn cow(text: &str) -> Cow<'_, str> {
    if text.contains(' ') {
        text.replace(' ', "_").into()
    } else {
        text.into()
    }
}

#[measured]
fn labelled() -> u32 {
    let mut sum = 0;
    'outer: loop {
        for n in 0.. {
            if n == 4 {
                break 'outer sum;
            }
            sum += n;
        }
    }
}

#[measured]
fn mutates(list: &mut Vec<u8>) -> &mut u8 {
    list.push(1);
    list.last_mut().unwrap()
}

#[measured]
fn not_send(value: Rc<Cell<u8>>) -> Rc<Cell<u8>> {
    value.set(7);
    value
}

#[track_caller]
#[measured]
fn called_from() -> u32 {
    Location::caller().line()
}

#[measured]
extern "C" fn for_c(n: i32) -> i32 {
    n + 1
}

#[measured]
fn returns_boxed<'a>(text: &'a str) -> Pin<Box<dyn Future<Output = usize> + Send + 'a>> {
    Box::pin(async move { text.len() })
}

#[measured]
async fn borrows(text: &str, out: &mut String) -> Result<usize, ParseIntError> {
    tokio::task::yield_now().await;
    out.push_str(text);
    let number: usize = text.parse()?;
    Ok(number)
}

struct Counter {
    count: u32,
}

#[measured]
impl Counter {
    fn by_ref(&self) -> u32 {
        self.count
    }

    fn by_mut(&mut self) -> &mut Self {
        self.count += 1;
        self
    }

    fn by_value(self) -> u32 {
        self.count
    }

    fn by_rc(self: Rc<Self>) -> u32 {
        self.count
    }

    async fn in_future(&mut self) -> u32 {
        tokio::task::yield_now().await;
        self.count += 1;
        self.count
    }
}

fn many_shapes() {
    let _telemetry = install();
    report((
        generic("text"),
        generic(&7),
        lifetimes(" a ", "b"),
        impl_argument(Some(1)),
    ));
    report((
        impl_return(5).collect::<Vec<_>>(),
        dyn_argument(&1.5).to_string(),
        closure(3)(4),
    ));
    let converted = ["7", "x", "700", ""].map(|text| converts(text).ok());
    report((converted, option(&[1, 9]), option(&[])));
    report((
        patterns((1, [2, 0, 0]), &3, vec![0]),
        array::<3>(5),
        recursive(10),
    ));
    report((with_where(vec![3, 1, 2]), cow("a b"), cow("ab"), labelled()));
    let mut list = vec![];
    *mutates(&mut list) += 1;
    report((
        list,
        not_send(Rc::default()).get(),
        called_from() == line!(),
        for_c(1),
    ));
    let mut counter = Counter { count: 0 };
    counter.by_mut().by_mut();
    let mut out = String::new();
    let length = block_on(returns_boxed("four"));
    let borrowed = block_on(borrows("12", &mut out)).ok();
    let in_future = block_on(counter.in_future());
    report((
        length,
        borrowed,
        out,
        in_future,
        counter.by_ref(),
        counter.by_value(),
    ));
    report(Rc::new(Counter { count: 5 }).by_rc());
}
