use support::{block_on, say};

#[measured]
fn late<'a>(text: &'a str, _other: &str) -> &'a str {
    text
}

#[measured]
fn early<'a: 'a>(text: &'a str) -> Result<&'a str, usize> {
    text.get(1..).ok_or(text.len())
}

#[measured]
fn elided(text: &str) -> Result<&str, String> {
    text.get(1..).ok_or_else(String::new)
}

#[measured]
fn in_a_path(
    cell: &std::cell::RefCell<u32>,
) -> Result<std::cell::Ref<'_, u32>, std::cell::BorrowError> {
    cell.try_borrow()
}

#[measured]
fn static_out(text: &str) -> Result<&'static str, ()> {
    if text.is_empty() {
        Err(())
    } else {
        Ok("static")
    }
}

#[measured]
async fn several<'a, 'b>(a: &'a str, b: &'b str, _: &str) -> Result<(&'a str, &'b str), &'a str> {
    if a == b { Err(a) } else { Ok((a, b)) }
}

struct Parser<'t>(&'t str);
type Parsed<'t, T> = Result<(T, Parser<'t>), Parser<'t>>;

#[measured]
fn alias(parser: Parser<'_>) -> Parsed<'_, char> {
    let first = parser.0.chars().next();
    match first {
        Some(first) => Ok((first, Parser(&parser.0[1..]))),
        None => Err(parser),
    }
}

#[measured]
async fn alias_later<'t>(parser: &mut Parser<'t>) -> Parsed<'t, usize> {
    Ok((parser.0.len(), Parser(parser.0)))
}

fn main() {
    let pointer: for<'a, 'b> fn(&'a str, &'b str) -> &'a str = late;
    say(pointer("late", "x"));
    say(format_args!("{:?}", early::<'static>("early")));
    let elided: fn(&str) -> Result<&str, String> = elided;
    say(["ab", ""].map(|text| elided(text).is_ok()).len());
    say(format_args!("{:?}", in_a_path(&std::cell::RefCell::new(3))));
    let kept = { static_out(&String::from("x")) };
    say(format_args!("{kept:?}"));
    say(format_args!("{:?}", block_on(several("a", "b", "c"))));
    let text = String::from("text");
    say(alias(Parser(&text)).map_or('?', |(first, _)| first));
    let parsed = block_on(alias_later(&mut Parser(&text)));
    say(parsed.map_or(0, |(len, rest)| len + rest.0.len()));
}
