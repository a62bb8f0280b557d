//! A macro and its caller give two parameters the same name.
use support::{block_on, say};

macro_rules! same_name {
    ($sync:ident, $guard:ident, $later:ident, $a:ident) => {
        #[measured]
        fn $sync(a: u32, mut $a: u32) -> Result<(u32, u32), ()> {
            $a += 1;
            Ok((a, $a))
        }
        #[measured]
        fn $guard(a: u32, $a: u32) -> (u32, u32) {
            (a, $a)
        }
        #[measured]
        async fn $later($a: u32, (a, _): (u32, u32)) -> Result<(u32, u32), ()> {
            Ok((a, $a))
        }
        #[both]
        fn node(state: serde_json::Value, $a: u32, a: u32) -> Result<serde_json::Value, String> {
            if $a == 0 {
                return Err(a.to_string());
            }
            Ok(state)
        }
    };
}
same_name!(sync, guard, later, a);

fn main() {
    say(format_args!("{:?} {:?}", sync(1, 2), guard(3, 4)));
    say(format_args!("{:?}", block_on(later(5, (6, 7)))));
    say(format_args!("{:?}", node(serde_json::json!(1), 0, 8)));
    say(format_args!("{:?}", node(serde_json::json!(1), 8, 0)));
}
