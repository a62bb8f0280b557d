//! What is borrowed from `self` lives as long as without the attribute.
use support::{block_on, say};

struct Lines<'a> {
    text: &'a str,
    seen: Vec<&'a str>,
}

impl<'a> Lines<'a> {
    #[measured]
    fn forever(self: &'a mut Self) -> Result<&'a mut Vec<&'a str>, String> {
        self.seen.push(self.text);
        Ok(&mut self.seen)
    }

    #[measured]
    fn long(&self) -> Option<&'a str> {
        self.text.lines().next()
    }

    #[measured]
    fn long_in_result(&mut self) -> Result<&'a str, &'a str> {
        let (first, rest) = self.text.split_once('\n').ok_or(self.text)?;
        self.text = rest;
        Ok(first)
    }

    #[measured]
    fn conditional(&mut self, index: usize) -> Result<&mut &'a str, usize> {
        if index > 5 {
            return Err(index);
        }
        if let Some(found) = self.seen.get_mut(index) {
            return Ok(found);
        }
        Err(index)
    }

    #[measured]
    async fn conditional_later(&mut self, index: usize) -> Result<&mut &'a str, usize> {
        if let Some(found) = self.seen.get_mut(index) {
            return Ok(found);
        }
        Err(index)
    }

    #[measured]
    fn lent(&self) -> Result<impl Iterator<Item = &&'a str> + '_, String> {
        if self.seen.is_empty() {
            return Err("nothing".to_owned());
        }
        Ok(self.seen.iter())
    }

    #[measured]
    fn into_parts(self) -> Result<(&'a str, Vec<&'a str>), ()> {
        Ok((self.text, self.seen))
    }
}

fn main() {
    let text = String::from("a\nb\nc");
    let mut lines = Lines {
        text: &text,
        seen: vec!["x", "y"],
    };
    let first = lines.long();
    let second = lines.long_in_result();
    say(format_args!("{first:?} {second:?}"));
    say(format_args!(
        "{:?} {:?}",
        lines.long_in_result(),
        lines.long_in_result()
    ));
    *lines.conditional(0).unwrap() = "z";
    *block_on(lines.conditional_later(1)).unwrap() = "w";
    say(lines.conditional(9).is_err());
    say(lines.lent().map_or(0, Iterator::count));
    say(format_args!("{:?}", lines.into_parts()));
    let mut lines = Lines {
        text: &text,
        seen: Vec::new(),
    };
    say(lines.forever().map_or(0, |seen| seen.len()));
}
