use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, Neg, Not, RangeFull};
use std::str::FromStr;

use support::say;

#[derive(Debug)]
struct Numbers(Vec<i32>);

#[measured]
impl Drop for Numbers {
    fn drop(&mut self) {
        say(format_args!("drop {:?}", self.0));
    }
}

impl Deref for Numbers {
    type Target = Vec<i32>;
    #[measured]
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Numbers {
    #[measured]
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Index<RangeFull> for Numbers {
    type Output = [i32];
    #[measured]
    fn index(&self, _: RangeFull) -> &[i32] {
        &self.0
    }
}

impl IndexMut<RangeFull> for Numbers {
    #[measured]
    fn index_mut(&mut self, _: RangeFull) -> &mut [i32] {
        &mut self.0
    }
}

impl Add<i32> for &Numbers {
    type Output = Numbers;
    #[measured]
    fn add(self, right: i32) -> Numbers {
        self.iter().map(|n| n + right).collect()
    }
}

impl AddAssign<Numbers> for Numbers {
    #[measured]
    fn add_assign(&mut self, mut right: Self) {
        self.append(&mut right);
    }
}

impl Neg for Numbers {
    type Output = Result<Self, String>;
    #[measured]
    fn neg(mut self) -> Self::Output {
        for n in self.iter_mut() {
            *n = n.checked_neg().ok_or("too small")?;
        }
        Ok(self)
    }
}

impl Not for Numbers {
    type Output = bool;
    #[measured]
    fn not(self) -> bool {
        self.is_empty()
    }
}

impl FromIterator<i32> for Numbers {
    #[measured]
    fn from_iter<I: IntoIterator<Item = i32>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Numbers {
    type Item = &'a i32;
    type IntoIter = std::slice::Iter<'a, i32>;
    #[measured]
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl FromStr for Numbers {
    type Err = std::num::ParseIntError;
    #[measured]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split(' ')
            .map(str::parse)
            .collect::<Result<Vec<_>, _>>()
            .map(Self)
    }
}

impl fmt::Display for Numbers {
    #[measured]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for n in self {
            write!(f, "<{n}>")?;
        }
        Ok(())
    }
}

impl PartialEq for Numbers {
    #[measured]
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
    }
}

impl Hash for Numbers {
    #[measured]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
    }
}

fn main() {
    let mut numbers: Numbers = "1 2".parse().unwrap();
    say("1 x".parse::<Numbers>().is_err());
    numbers.push(3);
    numbers[..][0] = 5;
    say(&numbers + 1);
    numbers += Numbers(vec![i32::MIN]);
    say(format_args!(
        "{numbers} {:?} {}",
        &numbers[..],
        numbers == Numbers(vec![])
    ));
    let mut hashers = [DefaultHasher::new(), DefaultHasher::new()];
    numbers.hash(&mut hashers[0]);
    Numbers(vec![0; 4]).hash(&mut hashers[1]);
    say(hashers[0].finish() == hashers[1].finish());
    say(format_args!("{:?}", -numbers));
    say(format_args!("{:?}", -Numbers(vec![1])));
    say(!Numbers(vec![]));
}
