//! The common way to ask for the name of the function that one is in.
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

    #[measured]
    fn method_in_result(&self) -> Result<&'static str, ()> {
        Ok(function_name!())
    }
}

#[measured]
fn plain() -> &'static str {
    say(format_args!("{} {}", module_path!(), line!()));
    function_name!()
}

#[measured]
fn result() -> Result<&'static str, String> {
    Ok(function_name!())
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
    say(Type.method_in_result().unwrap());
    say(nested(1));
    say(type_name_of_val(&plain));
    say(type_name_of_val(&result));
    say(type_name_of_val(&nested::<u8>));
}
