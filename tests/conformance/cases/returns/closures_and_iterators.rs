use support::{Noisy, block_on, say};

struct Numbers<'a> {
    of: &'a mut Vec<u32>,
}

impl<'a> Numbers<'a> {
    #[measured]
    fn pusher(&mut self) -> impl FnMut(u32) + use<'_, 'a> {
        |n| self.of.push(n)
    }

    #[measured]
    fn boxed<'b>(&'b self) -> Result<Box<dyn Iterator<Item = &'b u32> + 'b>, String> {
        if self.of.is_empty() {
            return Ok(Box::new(std::iter::empty()));
        }
        Ok(Box::new(self.of.iter().rev()))
    }

    #[measured]
    async fn later(&self) -> Result<impl Iterator<Item = &u32> + '_, String> {
        Ok(self.of.iter().skip(1))
    }

    #[measured]
    fn drained(self, noisy: Noisy) -> impl Iterator<Item = (u32, usize)> + use<'a> {
        let mut noisies = vec![noisy];
        self.of
            .drain(..)
            .map(move |n| (n, noisies.pop().map_or(0, |noisy| noisy.0.len())))
    }
}

#[measured]
fn composed<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |a| g(f(a))
}

#[measured]
fn once(noisy: Noisy) -> Box<dyn FnOnce() -> Result<&'static str, ()>> {
    Box::new(move || {
        if noisy.0.is_empty() {
            return Err(());
        }
        Ok(noisy.0)
    })
}

#[measured]
fn counting() -> Result<impl FnMut() -> u32 + Clone, ()> {
    let mut n = 0;
    Ok(move || {
        n += 1;
        n
    })
}

#[measured]
fn lazily<'t>(texts: &'t [&'t str]) -> impl Iterator<Item = Result<u32, &'t str>> + 't {
    say("made");
    texts.iter().map(|text| {
        say("looked at");
        text.parse().map_err(|_| *text)
    })
}

#[measured]
fn parser(radix: u32) -> fn(&str) -> Option<u32> {
    match radix {
        2 => |text| u32::from_str_radix(text, 2).ok(),
        16 => |text| u32::from_str_radix(text, 16).ok(),
        _ => |_| None,
    }
}

#[measured]
async fn returns_a_closure(offset: u32) -> impl Fn(u32) -> u32 {
    move |n| n + offset
}

fn main() {
    let mut of = vec![1];
    let mut numbers = Numbers { of: &mut of };
    numbers.pusher()(2);
    say(format_args!(
        "{:?}",
        numbers.boxed().map(|all| all.copied().collect::<Vec<_>>())
    ));
    say(block_on(numbers.later()).map_or(0, Iterator::count));
    for pair in numbers.drained(Noisy("moved in")) {
        say(format_args!("{pair:?}"));
    }
    say(composed(|n: u32| n + 1, |n| n.to_string())(1));
    say(once(Noisy("once"))().is_ok());
    drop(once(Noisy("never called")));
    let mut count = counting().unwrap();
    say(count() + count.clone()() + count());
    for parsed in lazily(&["1", "x", "2"]).take(2) {
        say(format_args!("{parsed:?}"));
    }
    say(format_args!(
        "{:?} {:?} {:?}",
        parser(2)("11"),
        parser(16)("ff"),
        parser(3)("1")
    ));
    say(block_on(returns_a_closure(5))(1));
}
