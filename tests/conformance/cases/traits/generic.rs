use std::fmt::Debug;

use support::{block_on, say};

trait Describe {
    const KIND: &'static str;
    type Parts: Debug;

    #[measured]
    fn kind() -> &'static str
    where
        Self: Sized,
    {
        Self::KIND
    }

    fn parts(&self) -> Result<Self::Parts, String>;

    #[measured]
    fn described(&self) -> Result<String, String> {
        let parts = self.parts()?;
        Ok(format!("{}: {parts:?}", Self::KIND))
    }
}

impl<T: Debug> Describe for T {
    const KIND: &'static str = "any";
    type Parts = (usize, String);

    #[measured]
    fn parts(&self) -> Result<Self::Parts, String> {
        let text = format!("{self:?}");
        if text.is_empty() {
            return Err(text);
        }
        Ok((size_of::<T>(), text))
    }
}

trait Lend {
    type Item<'a>: Debug
    where
        Self: 'a;

    fn lend(&mut self) -> Option<Self::Item<'_>>;

    #[measured]
    fn lend_twice(&mut self) -> Option<(String, Self::Item<'_>)> {
        let first = format!("{:?}", self.lend()?);
        Some((first, self.lend()?))
    }
}

struct Windows<'t, T, const N: usize>(&'t mut [T], usize);

impl<'t, T: Debug, const N: usize> Lend for Windows<'t, T, N> {
    type Item<'a>
        = &'a mut [T]
    where
        Self: 'a;

    #[measured]
    fn lend(&mut self) -> Option<Self::Item<'_>> {
        let window = self.0.get_mut(self.1..self.1 + N)?;
        self.1 += 1;
        Some(window)
    }
}

trait Convert<T> {
    type Error;
    fn convert(self) -> Result<T, Self::Error>;
    async fn convert_later(self) -> Result<T, Self::Error>;
}

impl<T, U: TryInto<T>> Convert<T> for U {
    type Error = <U as TryInto<T>>::Error;

    #[measured]
    fn convert(self) -> Result<T, Self::Error> {
        self.try_into()
    }

    #[measured]
    async fn convert_later(self) -> Result<T, <U as TryInto<T>>::Error> {
        self.convert()
    }
}

fn main() {
    say(<u32 as Describe>::kind());
    say(format_args!(
        "{:?} {:?}",
        5_u8.described(),
        "text".described()
    ));
    let mut numbers = [1, 2, 3];
    let mut windows = Windows::<_, 2>(&mut numbers, 0);
    if let Some(window) = windows.lend() {
        window[0] = 9;
    }
    windows.1 = 0;
    say(format_args!("{:?}", windows.lend_twice()));
    say(format_args!("{:?}", windows.lend()));
    let converted: Result<u8, _> = 300_u32.convert();
    say(format_args!("{converted:?}"));
    let converted: Result<u8, _> = block_on(200_u32.convert_later());
    say(format_args!("{converted:?}"));
}
