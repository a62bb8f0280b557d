//@ editions: 2018 2021 2024
use std::cell::RefCell;
use std::sync::Mutex;

use support::{Noisy, block_on, say, yield_once};

#[measured]
fn lock(values: Mutex<Vec<u32>>) -> usize {
    values.lock().unwrap().len()
}

#[measured]
fn lock_in_result(values: Mutex<Vec<u32>>) -> Result<usize, String> {
    Ok(values.lock().map_err(|_| String::new())?.len())
}

#[measured]
async fn lock_later(values: Mutex<Vec<u32>>) -> Result<usize, String> {
    yield_once().await;
    match values.lock().unwrap().first() {
        Some(first) => Ok(*first as usize),
        None => Err("none".to_owned()),
    }
}

#[measured]
fn cell(values: &RefCell<Vec<u32>>) -> Result<u32, ()> {
    let _local = Noisy("local");
    values.borrow().iter().max().copied().ok_or(())
}

#[measured]
fn plain(_a: Noisy) -> usize {
    let _local = Noisy("local");
    Noisy("temporary").0.len()
}

#[measured]
fn result(_a: Noisy) -> Result<usize, usize> {
    let _local = Noisy("local");
    Noisy("temporary")
        .0
        .parse()
        .map_err(|_| Noisy("temporary of the closure").0.len())
}

#[measured]
async fn later(_a: Noisy) -> Result<usize, usize> {
    let _local = Noisy("local");
    yield_once().await;
    Noisy("temporary")
        .0
        .parse()
        .map_err(|_| Noisy("temporary of the closure").0.len())
}

#[measured]
fn matched(a: Noisy) -> Result<usize, usize> {
    let _local = Noisy("local");
    match Noisy("scrutinee").0.len() + a.0.len() {
        0 => Err(0),
        n => {
            say("in the arm");
            Ok(n)
        }
    }
}

#[measured]
fn returned_early(_a: Noisy) -> Result<usize, usize> {
    let _local = Noisy("local");
    return Ok(Noisy("temporary").0.len());
}

#[measured]
fn with_if_let(_a: Noisy) -> Result<usize, ()> {
    let _local = Noisy("local");
    if let 0 = Noisy("condition").0.len() {
        Ok(0)
    } else {
        say("in the else");
        Ok(1)
    }
}

fn main() {
    say(lock(Mutex::new(vec![1])));
    say(lock_in_result(Mutex::new(vec![1])).unwrap());
    say(block_on(lock_later(Mutex::new(vec![1]))).unwrap());
    say(cell(&RefCell::new(vec![1, 2])).unwrap());
    say(plain(Noisy("a")));
    say(result(Noisy("a")).unwrap_err());
    say(block_on(later(Noisy("a"))).unwrap_err());
    say(matched(Noisy("a")).unwrap());
    say(returned_early(Noisy("a")).unwrap());
    say(with_if_let(Noisy("a")).unwrap());
}
