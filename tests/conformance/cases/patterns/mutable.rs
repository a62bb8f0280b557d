use support::{block_on, say, yield_once};

#[measured]
fn plain(mut text: String, mut n: u32) -> String {
    while n > 0 {
        text.push('x');
        n -= 1;
    }
    text
}

#[measured]
fn result(mut text: String, mut n: u32, mut seen: impl FnMut(u32)) -> Result<String, String> {
    while n > 0 {
        seen(n);
        text.push('x');
        n -= 1;
        if text.len() > 3 {
            return Err(text);
        }
    }
    Ok(text)
}

#[measured]
async fn awaited((mut text, mut n): (String, u32), mut more: Vec<u32>) -> Result<String, u32> {
    while n > 0 {
        text += &more.pop().ok_or(n)?.to_string();
        yield_once().await;
        n -= 1;
    }
    Ok(text)
}

#[measured]
fn never_changed(mut text: String) -> Result<String, u8> {
    Ok(text)
}

#[measured]
fn through_references(numbers: &mut [u32], mut rest: &[u32]) -> Result<u32, usize> {
    let mut sum = 0;
    while let [first, others @ ..] = rest {
        sum += first;
        rest = others;
    }
    let (left, right) = numbers.split_at_mut(1);
    std::mem::swap(
        left.first_mut().ok_or(0_usize)?,
        right.first_mut().ok_or(1_usize)?,
    );
    Ok(sum)
}

fn main() {
    say(plain("a".to_owned(), 2));
    let mut calls = 0;
    for n in [1, 5] {
        say(format_args!(
            "{:?}",
            result("a".to_owned(), n, |n| calls += n)
        ));
    }
    say(calls);
    say(format_args!(
        "{:?}",
        block_on(awaited((String::new(), 2), vec![1, 2]))
    ));
    say(format_args!(
        "{:?}",
        block_on(awaited((String::new(), 2), vec![1]))
    ));
    say(never_changed(String::new()).is_ok());
    let mut numbers = [1, 2, 3];
    say(format_args!(
        "{:?}",
        through_references(&mut numbers, &[4, 5])
    ));
    say(format_args!("{numbers:?}"));
}
