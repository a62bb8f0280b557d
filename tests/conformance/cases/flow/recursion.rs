use std::future::Future;
use std::pin::Pin;

use support::{assert_send, block_on, say};

enum Tree {
    Leaf(u32),
    Node(Box<Tree>, Box<Tree>),
}

impl Tree {
    #[measured]
    fn sum(&self) -> Result<u32, String> {
        match self {
            Self::Leaf(0) => Err("zero".to_owned()),
            Self::Leaf(n) => Ok(*n),
            Self::Node(left, right) => Ok(left.sum()? + right.sum()?),
        }
    }

    #[measured]
    fn each<'a>(&'a self, seen: &mut dyn FnMut(&'a u32)) {
        match self {
            Self::Leaf(n) => seen(n),
            Self::Node(left, right) => {
                left.each(seen);
                right.each(seen);
            }
        }
    }

    #[measured]
    async fn depth(&self) -> u32 {
        match self {
            Self::Leaf(_) => 1,
            Self::Node(left, right) => {
                let left = Box::pin(left.depth()).await;
                1 + left.max(Box::pin(right.depth()).await)
            }
        }
    }
}

#[measured]
fn is_even(n: u32) -> bool {
    n == 0 || is_odd(n - 1)
}

#[measured]
fn is_odd(n: u32) -> bool {
    n != 0 && is_even(n - 1)
}

#[measured]
fn sorted<T: Ord + Copy>(values: &mut [T]) -> Result<(), usize> {
    let Some((pivot, rest)) = values.split_first_mut() else {
        return Ok(());
    };
    let split = rest.iter().filter(|value| *value < pivot).count();
    rest.sort_by_key(|value| value >= pivot);
    values.swap(0, split);
    sorted(&mut values[..split])?;
    sorted(&mut values[split + 1..])
}

#[measured]
async fn ping(n: u32) -> Result<u32, String> {
    if n == 0 {
        Ok(0)
    } else {
        Box::pin(pong(n - 1)).await
    }
}

#[measured]
async fn pong(n: u32) -> Result<u32, String> {
    if n == 0 {
        Err("pong".to_owned())
    } else {
        Box::pin(ping(n - 1)).await
    }
}

#[measured]
fn boxed(n: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    Box::pin(async move { if n == 0 { 0 } else { 1 + boxed(n - 1).await } })
}

#[measured]
fn by_pointer(f: fn(fn(u32) -> u32, u32) -> u32, n: u32) -> u32 {
    f(|n| n + 1, n)
}

fn main() {
    let leaf = |n| Box::new(Tree::Leaf(n));
    let tree = Tree::Node(leaf(1), Box::new(Tree::Node(leaf(2), leaf(3))));
    say(format_args!("{:?}", tree.sum()));
    say(format_args!("{:?}", Tree::Node(leaf(1), leaf(0)).sum()));
    let mut seen = Vec::new();
    tree.each(&mut |n| seen.push(n));
    say(format_args!("{seen:?} {}", block_on(tree.depth())));
    say(format_args!("{} {}", is_even(10), is_odd(10)));
    let mut values = [3, 1, 2, 5, 4];
    say(format_args!("{:?} {values:?}", sorted(&mut values)));
    say(format_args!(
        "{:?} {:?}",
        block_on(ping(4)),
        block_on(assert_send(ping(5)))
    ));
    say(block_on(boxed(4)));
    say(by_pointer(|f, n| f(n) * 2, 3));
}
