//@ editions: 2015 2018 2021 2024
//! What every edition knows, with what differs between them inside.
extern crate support;
extern crate telemetry_runtime;

use support::{say, Noisy};

struct Two(Noisy, Noisy);

#[measured]
fn temporaries(_a: Noisy) -> usize {
    let _local = Noisy("local");
    Noisy("temporary").0.len()
}

#[measured]
fn temporaries_in_result(_a: Noisy, two: Two) -> Result<usize, usize> {
    let _local = Noisy("local");
    match Noisy("scrutinee").0.len() + two.0 .0.len() {
        0 => Err(0),
        n => Ok(n + Noisy("temporary").0.len()),
    }
}

#[measured]
fn if_let(_a: Noisy) -> Result<usize, ()> {
    if let Some(0) = Some(Noisy("condition")).as_ref().map(|noisy| noisy.0.len()) {
        return Err(());
    } else {
        say("in the else");
    }
    Ok(1)
}

#[measured]
fn block_in_the_middle(_a: Noisy) -> Result<usize, ()> {
    let len = {
        let _inner = Noisy("inner");
        Noisy("temporary of a block").0.len()
    };
    say("after the block");
    Ok(len)
}

#[measured]
fn closure_of_a_part(two: Two) -> Result<usize, ()> {
    let Two(first, _) = &two;
    say(first.0);
    let len = move || two.0 .0.len();
    say("made the closure");
    Ok(len())
}

#[measured]
fn partly_moved(two: Two) -> Result<Noisy, ()> {
    let _local = Noisy("local");
    Ok(two.1)
}

#[measured]
fn implied<'a>(text: &'a str, _other: &str) -> impl Iterator<Item = char> + 'a {
    text.chars()
}

#[measured]
unsafe fn dangerous(pointer: *const u32) -> Result<u32, ()> {
    #[allow(unused_unsafe)]
    unsafe {
        Ok(*pointer)
    }
}

#[measured]
fn question(text: &str) -> Result<u32, String> {
    Ok(text.parse::<u32>().map_err(|error| error.to_string())?)
}

fn main() {
    say(temporaries(Noisy("a")));
    say(temporaries_in_result(Noisy("a"), Two(Noisy("0"), Noisy("1"))).unwrap());
    say(if_let(Noisy("a")).unwrap());
    say(block_in_the_middle(Noisy("a")).unwrap());
    say(closure_of_a_part(Two(Noisy("0"), Noisy("1"))).unwrap());
    drop(partly_moved(Two(Noisy("0"), Noisy("1"))));
    say(implied("ab", "c").count());
    say(unsafe { dangerous(&1) }.unwrap());
    say(question("1").is_ok());
}
