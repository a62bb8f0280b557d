#![allow(unused_parens)]
use support::{Noisy, block_on, say};

#[derive(Clone, Copy)]
struct Point<T> {
    x: T,
    y: T,
}

impl Point<u32> {
    #[measured]
    fn swapped(Self { x, y }: Self, (more): u32) -> Result<Self, u32> {
        if x == y {
            return Err(more);
        }
        Ok(Self { x: y, y: x })
    }

    #[measured]
    fn with_self(&self, Self { x, .. }: &Self, &mut Self { ref mut y, .. }: &mut Self) -> u32 {
        *y += 1;
        self.x + x
    }

    #[measured]
    async fn later(
        self,
        Self { x, y: mut other }: Self,
        Point { x: z, .. }: Point<&str>,
    ) -> Option<String> {
        other += self.x + x;
        z.parse::<u32>().ok().map(|z| format!("{other}{z}"))
    }
}

#[measured]
fn ranges(0..=255: u8, (true | false): bool) -> Result<u32, ()> {
    Ok(1)
}

#[measured]
fn nested_bindings(
    all @ Point {
        x: first @ _,
        y: second,
    }: Point<u8>,
    [head, middle @ .., _]: [u8; 4],
    &(number, ref text): &(u8, String),
    ref lent: Noisy,
    ref mut changed: Vec<u8>,
) -> Result<String, u8> {
    changed.push(number);
    if lent.0.is_empty() {
        return Err(first);
    }
    Ok(format!(
        "{}{first}{second}{head}{middle:?}{text}{changed:?}",
        all.x
    ))
}

#[measured]
fn many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, many: u8) -> Result<u8, ()> {
    let a = a + b;
    let many = many + a;
    Ok(many + c + d + e + f + g + h + i)
}

fn main() {
    let point = Point { x: 1, y: 2 };
    say(Point::swapped(point, 3).map_or(0, |point| point.x));
    say(Point::swapped(Point { x: 1, y: 1 }, 3).is_err());
    let mut other = point;
    say(point.with_self(&point, &mut other) + other.y);
    say(format_args!(
        "{:?}",
        block_on(point.later(other, Point { x: "5", y: "" }))
    ));
    say(format_args!("{:?}", ranges(1, true)));
    for name in ["", "lent"] {
        let nested = nested_bindings(
            Point { x: 1, y: 2 },
            [3, 4, 5, 6],
            &(7, "text".to_owned()),
            Noisy(name),
            vec![8],
        );
        say(format_args!("{nested:?}"));
    }
    say(format_args!("{:?}", many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
}
