use support::{block_on, say, yield_once};

struct Counter<T>(T, u32);

#[measured]
impl<T: Clone + Into<u64>> Counter<T> {
    #![allow(clippy::missing_errors_doc)]

    const START: u32 = Self::start();

    /// A `const fn` is left out.
    const fn start() -> u32 {
        5
    }

    fn new(step: T) -> Self {
        Self(step, Self::START)
    }

    fn step(&mut self) -> Result<u64, String> {
        self.1 = self.1.checked_sub(1).ok_or("over")?;
        Ok(self.0.clone().into())
    }

    #[measured(name = "renamed", level = "debug")]
    fn renamed(&self) -> u32 {
        self.1
    }

    #[measured(skip)]
    fn skipped(&self) -> Result<u32, ()> {
        Ok(self.1)
    }

    async fn later(&mut self) -> Option<u64> {
        yield_once().await;
        self.step().ok()
    }

    #[must_use]
    pub(crate) fn parts(&self) -> (T, u32) {
        (self.0.clone(), self.1)
    }

    fn iter(&self) -> impl Iterator<Item = u32> + use<T> {
        0..self.1
    }

    unsafe fn unchecked(&self, numbers: &[u32]) -> u32 {
        unsafe { *numbers.get_unchecked(self.1 as usize) }
    }
}

#[measured]
impl Iterator for Counter<u8> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.step().ok()
    }
}

#[measured(skip)]
impl Counter<u16> {
    fn left_out(&self) -> u32 {
        self.1
    }
}

#[measured]
impl<T> Drop for Counter<T> {
    fn drop(&mut self) {
        say(format_args!("drop at {}", self.1));
    }
}

fn main() {
    let mut counter = Counter::new(3_u8);
    say(format_args!(
        "{:?} {:?}",
        counter.step(),
        block_on(counter.later())
    ));
    say(counter.renamed() + counter.skipped().unwrap());
    say(unsafe { counter.unchecked(&[7, 8, 9, 10]) });
    say(format_args!("{:?}", counter.parts()));
    say(counter.iter().sum::<u32>());
    say(counter.by_ref().sum::<u64>());
    say(format_args!("{:?}", counter.step()));
    say(Counter::new(1_u16).left_out());
}
