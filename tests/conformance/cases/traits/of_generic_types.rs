use std::fmt::Display;
use std::ops::Deref;

use support::{block_on, say, yield_once};

struct List<T>(Vec<T>);

impl<T> From<Vec<T>> for List<T> {
    #[measured]
    fn from(values: Vec<T>) -> Self {
        List(values)
    }
}

impl<T: Clone> Clone for List<T> {
    #[measured]
    fn clone(&self) -> Self {
        List(self.0.clone())
    }
}

#[measured]
impl<T> Deref for List<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

struct Lent<'a, T, const N: usize>(&'a [T; N]);

impl<'a, T: Clone, const N: usize> Lent<'a, T, N> {
    #[measured()]
    fn first(&self) -> Result<&'a T, usize> {
        self.0.first().ok_or(N)
    }

    #[measured()]
    async fn first_later<U: From<T>>(&self) -> Result<U, usize> {
        yield_once().await;
        self.0.first().cloned().map(U::from).ok_or(N)
    }

    #[measured()]
    fn count(&self) -> usize {
        N
    }
}

#[measured]
async fn shown<'a>(value: &'a u32) -> &'a (dyn Display + Send + Sync) {
    value
}

#[measured]
fn passed_on(n: u32) -> Result<u32, std::num::TryFromIntError> {
    Ok(u32::try_from(i64::from(n) - 1)?)
}

fn main() {
    say(List::from(vec![1, 2]).clone().len());
    say(format_args!("{:?}", Lent(&[7_u8]).first()));
    say(format_args!("{:?}", Lent::<u8, 0>(&[]).first()));
    say(format_args!(
        "{:?}",
        block_on(Lent(&[7_u8]).first_later::<u32>())
    ));
    say(Lent(&[1, 2, 3]).count());
    say(block_on(shown(&5)));
    say(format_args!(
        "{:?} {:?}",
        passed_on(1),
        passed_on(0).is_err()
    ));
}
