use support::{block_on, say};

struct Point {
    x: u32,
    y: u32,
}

struct Wrapper(u32, String);

enum Either {
    Left(u32),
    Right(u32),
}

#[measured]
fn plain((a, b): (u32, u32), Point { x, y: renamed }: Point, &c: &u32) -> u32 {
    a + b + x + renamed + c
}

#[measured]
fn result(
    Wrapper(number, mut text): Wrapper,
    [first, .., last]: [u32; 4],
    (Either::Left(n) | Either::Right(n)): Either,
) -> Result<String, String> {
    text.push('!');
    if number == 0 {
        return Err(text);
    }
    Ok(format!("{number}{text}{first}{last}{n}"))
}

#[measured]
async fn awaited(
    ((a, _), Wrapper(.., text)): ((u32, u32), Wrapper),
    [head, rest @ ..]: [u32; 3],
    whole @ (part, _): (u32, u32),
    ref borrowed: String,
    ref mut changed: Vec<u32>,
) -> String {
    changed.push(a);
    format!("{a}{text}{head}{rest:?}{whole:?}{part}{borrowed}{changed:?}")
}

#[measured]
fn by_reference(
    Wrapper(number, text): &mut Wrapper,
    &Point { x, ref y }: &Point,
) -> Result<usize, String> {
    *number += x + y;
    text.push('?');
    text.parse::<u32>()
        .map_or(Ok(text.len()), |_| Err(text.clone()))
}

#[both]
fn node((state, n): (serde_json::Value, u32)) -> Result<serde_json::Value, String> {
    if n == 0 {
        return Err(state.to_string());
    }
    Ok(state)
}

fn main() {
    say(plain((1, 2), Point { x: 3, y: 4 }, &5));
    for number in 0..2 {
        let wrapper = Wrapper(number, "w".to_owned());
        say(format_args!(
            "{:?}",
            result(wrapper, [1, 2, 3, 4], Either::Right(6))
        ));
    }
    say(result(Wrapper(0, String::new()), [0; 4], Either::Left(1)).is_err());
    let wrapper = Wrapper(1, "x".to_owned());
    say(block_on(awaited(
        ((1, 2), wrapper),
        [3, 4, 5],
        (6, 7),
        "b".to_owned(),
        vec![],
    )));
    let mut wrapper = Wrapper(1, "y".to_owned());
    say(by_reference(&mut wrapper, &Point { x: 1, y: 1 }).unwrap_or(0));
    say(format_args!("{} {}", wrapper.0, wrapper.1));
    say(format_args!("{:?}", node((serde_json::json!([1]), 0))));
    say(format_args!("{:?}", node((serde_json::json!({"k": 1}), 1))));
}
