//@ reworded: elsewhere
macro_rules! function {
    ($name:ident, $argument:ident, $ty:ty, $body:block) => {
        #[measured]
        pub fn $name($argument: u32) -> $ty $body
    };
}

function!(unused, a, u32, { 1 });
function!(unused_result, a, Result<u32, String>, { Ok(1) });
function!(braces, a, Result<u32, String>, { { Ok(a) } });
function!(must_use, a, Result<u32, String>, {
    unused_result(a);
    let mut b = 1;
    Ok(b)
});

macro_rules! hidden {
    () => {
        #[measured]
        pub fn hidden(a: u32, mut b: u32) -> Result<u32, String> {
            let c = 1;
            Ok(1)
        }
        #[measured]
        pub async fn hidden_later(a: u32, mut b: u32) -> Result<u32, String> {
            let c = 1;
            Ok(1)
        }
    };
}

hidden!();
