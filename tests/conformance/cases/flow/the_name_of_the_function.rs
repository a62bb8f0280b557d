//! The common way to ask for the name of the function that one is in. In a function that returns a `Result` there is a
//! closure in the path: that is said in the documentation of the attribute.
use std::any::type_name_of_val;

use support::say;

macro_rules! function_name {
    () => {{
        fn here() {}
        type_name_of_val(&here)
    }};
}

struct Type;

impl Type {
    #[measured]
    fn method(&self) -> &'static str {
        function_name!()
    }
}

#[measured]
fn plain() -> &'static str {
    say(format_args!("{} {}", module_path!(), line!()));
    function_name!()
}

#[measured]
fn result() -> Result<&'static str, String> {
    Ok(module_path!())
}

#[measured]
fn nested<T>(_: T) -> &'static str {
    struct Inside;
    std::any::type_name::<Inside>()
}

fn main() {
    say(plain());
    say(result().unwrap());
    say(Type.method());
    say(nested(1));
    say(type_name_of_val(&plain));
    say(type_name_of_val(&result));
    say(type_name_of_val(&nested::<u8>));
}
