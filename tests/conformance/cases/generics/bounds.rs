use std::fmt::{Debug, Display};

use support::{block_on, say, yield_once};

#[measured]
fn plain<T, const N: usize>(value: T) -> [T; N]
where
    T: Copy + Debug,
{
    [value; N]
}

#[measured]
fn result<T: Clone, E, const N: usize>(value: &T, error: Option<E>) -> Result<[T; N], E>
where
    [T; N]: Sized,
{
    match error {
        Some(error) => Err(error),
        None => Ok(std::array::from_fn(|_| value.clone())),
    }
}

#[measured]
fn any_size<T: ?Sized + Display, U: AsRef<T> + ?Sized>(
    value: &U,
) -> Result<String, std::fmt::Error> {
    Ok(value.as_ref().to_string())
}

#[measured]
fn higher_ranked<F>(f: F) -> Result<usize, String>
where
    F: for<'x> Fn(&'x str) -> &'x str,
    for<'y> &'y str: Display,
{
    let text = String::from("text");
    Ok(f(&text).len())
}

#[measured]
async fn awaited<T: Into<String> + Send, const N: usize>(value: T) -> Result<String, ()>
where
    T: Clone,
{
    yield_once().await;
    Ok(value.into().repeat(N))
}

#[measured]
async fn implied(first: impl Display, second: impl IntoIterator<Item = u32>) -> String {
    yield_once().await;
    format!("{first}{}", second.into_iter().sum::<u32>())
}

#[measured]
async fn lent<'a, 'b: 'a, T>(first: &'a [T], second: &'b [T]) -> Result<&'a T, &'b [T]> {
    first.iter().chain(second).last().ok_or(second)
}

#[measured]
fn constant<const FLAG: bool, const LETTER: char>() -> Option<char> {
    if FLAG { Some(LETTER) } else { None }
}

fn main() {
    say(format_args!("{:?}", plain::<_, 3>('a')));
    say(format_args!("{:?}", result::<_, u8, 2>(&"b", None)));
    say(format_args!("{:?}", result::<_, _, 2>(&"b", Some(1.5))));
    say(format_args!(
        "{:?}",
        any_size::<str, String>(&"c".to_owned())
    ));
    say(format_args!("{:?}", higher_ranked(|text| &text[1..])));
    say(format_args!("{:?}", higher_ranked(str::trim)));
    say(format_args!("{:?}", block_on(awaited::<_, 2>("d"))));
    say(block_on(implied("e", [1, 2])));
    say(format_args!("{:?}", block_on(lent(&[1], &[2, 3]))));
    say(format_args!("{:?}", constant::<true, 'x'>()));
    say(format_args!("{:?}", constant::<false, 'x'>()));
}
