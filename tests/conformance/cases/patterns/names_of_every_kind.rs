//@ editions: 2018 2021 2024
use support::{block_on, say};

#[measured]
fn r#match(r#type: u32, r#fn: u32) -> u32 {
    r#type + r#fn
}

#[measured]
fn r#loop(r#struct: &str, mut r#mut: String) -> Result<String, String> {
    r#mut.push_str(r#struct);
    if r#mut.len() > 3 {
        return Err(r#mut);
    }
    Ok(r#mut)
}

#[measured]
async fn r#impl<'while_>(r#async: &'while_ str, r#await: u32) -> Result<&'while_ str, u32> {
    r#async.get(1..).ok_or(r#await)
}

#[measured]
fn größe(höhe: u32, ширина: u32) -> u32 {
    höhe * ширина
}

#[measured]
fn 测量(値: u32) -> Result<u32, u32> {
    値.checked_sub(1).ok_or(値)
}

#[measured]
async fn später(ñ: u32, _é: u32) -> Result<u32, u32> {
    Ok(ñ)
}

#[measured]
fn plain_raw(r#plain: u32, (r#left, r#right): (u32, u32)) -> Result<u32, ()> {
    Ok(plain + left + right)
}

fn main() {
    say(r#match(1, 2));
    say(r#loop("a", "b".to_owned()).is_ok());
    say(r#loop("abc", "b".to_owned()).is_err());
    say(format_args!("{:?}", block_on(r#impl("abc", 1))));
    say(größe(2, 3));
    say(format_args!("{:?} {:?}", 测量(0), 测量(5)));
    say(block_on(später(7, 8)).is_ok());
    say(plain_raw(1, (2, 3)).is_ok());
}
