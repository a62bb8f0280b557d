use std::error::Error;
use std::fmt::{Debug, Display};
use std::rc::Rc;

use support::say;

struct Holder<T>(Vec<T>);

impl<T> std::ops::Deref for Holder<T> {
    type Target = Vec<T>;

    #[measured]
    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

#[measured]
fn reborrowed(value: &mut Vec<u32>) -> &mut Vec<u32> {
    value.push(1);
    value
}

#[measured]
fn slice_of_vec(value: &mut Vec<u32>) -> &mut [u32] {
    value
}

#[measured]
fn shared_of_mutable(value: &mut u32) -> &u32 {
    *value += 1;
    value
}

#[measured]
fn text_of_boxes(value: &Box<Box<String>>) -> &str {
    value
}

#[measured]
fn through_deref<T>(value: &Holder<T>) -> &[T] {
    value
}

#[measured]
fn unsized_array(value: &[u8; 3]) -> &[u8] {
    value
}

#[measured]
fn boxed_slice() -> Box<[u16]> {
    Box::new([1, 2])
}

#[measured]
fn object(n: u32) -> Box<dyn Display> {
    if n == 0 {
        return Box::new("zero");
    }
    Box::new(n)
}

#[measured]
fn counted(n: u32) -> Rc<dyn Debug> {
    let counted = Rc::new(n);
    counted
}

#[measured]
fn pointer(value: &mut u8) -> *const u8 {
    value
}

fn one() -> u32 {
    1
}
fn two() -> u32 {
    2
}

#[measured]
fn function(n: u32) -> fn() -> u32 {
    match n {
        1 => one,
        2 => two,
        _ => || 3,
    }
}

#[measured]
fn error(text: &str) -> Result<Box<dyn Display>, Box<dyn Error + Send + Sync>> {
    if text.is_empty() {
        return Err("empty".into());
    }
    if text == "format" {
        return Err(Box::new(std::fmt::Error));
    }
    let number: u8 = text.parse()?;
    Ok(Box::new(number))
}

fn main() {
    let mut vec = vec![5];
    reborrowed(&mut vec).push(2);
    slice_of_vec(&mut vec)[0] = 6;
    say(format_args!("{vec:?} {}", shared_of_mutable(&mut 1)));
    say(text_of_boxes(&Box::new(Box::new("text".to_owned()))));
    say(through_deref(&Holder(vec![1, 2])).len() + unsized_array(&[1, 2, 3]).len());
    say(format_args!(
        "{:?} {} {} {:?}",
        boxed_slice(),
        object(0),
        object(4),
        counted(5)
    ));
    say(unsafe { *pointer(&mut 7) });
    say(format_args!(
        "{}{}{}",
        function(1)(),
        function(2)(),
        function(3)()
    ));
    for text in ["", "format", "x", "9"] {
        match error(text) {
            Ok(shown) => say(shown),
            Err(error) => say(error),
        }
    }
}
