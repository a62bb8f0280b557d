//! On the `impl` blocks of types that have no plain name, and within them.
use std::fmt::Debug;

use support::{block_on, say};

trait Describe {
    fn describe(&self) -> Result<String, String>;

    #[measured]
    fn twice(&self) -> Result<String, String> {
        Ok(self.describe()? + &self.describe()?)
    }
}

#[measured]
impl<A: Debug, B> Describe for (A, B) {
    fn describe(&self) -> Result<String, String> {
        Ok(format!("{:?}", self.0))
    }
}

#[measured]
impl<T, const N: usize> Describe for [T; N] {
    fn describe(&self) -> Result<String, String> {
        if N == 0 {
            return Err("empty".to_owned());
        }
        Ok(N.to_string())
    }
}

#[measured]
impl Describe for [u8] {
    fn describe(&self) -> Result<String, String> {
        String::from_utf8(self.to_vec()).map_err(|error| error.to_string())
    }
}

#[measured]
impl Describe for fn(u32) -> u32 {
    fn describe(&self) -> Result<String, String> {
        Ok(self(1).to_string())
    }
}

#[measured]
impl<T: Describe + ?Sized> Describe for &T {
    fn describe(&self) -> Result<String, String> {
        (**self).describe()
    }
}

#[measured]
impl Describe for dyn Debug + '_ {
    fn describe(&self) -> Result<String, String> {
        Ok(format!("{self:?}"))
    }
}

#[measured]
impl Describe for () {
    fn describe(&self) -> Result<String, String> {
        Err("nothing".to_owned())
    }
}

trait Apply<T> {
    fn apply(&self, value: T) -> T;
    async fn apply_later(&self, value: T) -> Result<T, ()>;
}

#[measured]
impl<F, T> Apply<T> for F
where
    F: Fn(T) -> T + ?Sized,
{
    fn apply(&self, value: T) -> T {
        self(value)
    }

    async fn apply_later(&self, value: T) -> Result<T, ()> {
        Ok(self(value))
    }
}

#[measured]
impl dyn Describe {
    fn inherent(&self) -> usize {
        self.describe().map_or(0, |text| text.len())
    }
}

fn main() {
    say(format_args!(
        "{:?} {:?}",
        (1, 'x').twice(),
        [0_u16; 3].twice()
    ));
    say(format_args!(
        "{:?} {:?}",
        [0_u16; 0].twice(),
        b"bytes"[..].describe()
    ));
    let function: fn(u32) -> u32 = |n| n + 1;
    say(format_args!("{:?} {:?}", function.twice(), (&&()).twice()));
    let shown: &dyn Debug = &"shown";
    say(format_args!("{:?}", shown.describe()));
    say((|n| n * 2).apply(4));
    say(format_args!("{:?}", block_on(function.apply_later(5))));
    let object: &dyn Describe = &(1, 2);
    say(object.inherent());
}
