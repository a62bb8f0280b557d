use support::{block_on, say};

macro_rules! make_maker {
    ($maker:ident, $prefix:literal) => {
        macro_rules! $maker {
            ($name:ident, $ty:ty, $value:expr) => {
                #[measured]
                fn $name(flag: bool) -> Result<$ty, String> {
                    if flag {
                        return Err(concat!($prefix, stringify!($name)).to_owned());
                    }
                    Ok($value)
                }
            };
        }
    };
}
make_maker!(make, "not ");
make!(number, u64, 5);
make!(text, &'static str, "text");

macro_rules! repeated {
    ($($name:ident => $n:literal),* $(,)?) => {
        $(
            #[measured]
            async fn $name<T: Into<u32>>(t: T) -> Option<u32> {
                t.into().checked_sub($n)
            }
        )*
        const ALL: [fn(u8) -> Option<u32>; 2] = [$(|n| block_on($name(n))),*];
    };
}
repeated!(less_one => 1, less_two => 2,);

macro_rules! inside_an_expression {
    ($n:expr) => {{
        #[measured]
        fn local(n: u32) -> Result<u32, ()> {
            Ok(n * 2)
        }
        local($n).unwrap_or_default()
    }};
}

trait Shape {
    fn area(&self) -> Result<u32, String>;
}
macro_rules! shapes {
    ($($name:ident { $($field:ident),* } = $area:expr;)*) => {
        $(
            struct $name {
                $($field: u32),*
            }
            impl Shape for $name {
                #[measured]
                fn area(&self) -> Result<u32, String> {
                    let Self { $($field),* } = self;
                    $(
                        if *$field == 0 {
                            return Err(stringify!($field).to_owned());
                        }
                    )*
                    let area: fn($(shapes!(@u32 $field)),*) -> u32 = $area;
                    Ok(area($(*$field),*))
                }
            }
        )*
    };
    (@u32 $field:ident) => {
        u32
    };
}
shapes! {
    Square { side } = |side| side * side;
    Rectangle { width, height } = |width, height| width * height;
}

fn main() {
    say(format_args!("{:?} {:?}", number(false), number(true)));
    say(format_args!("{:?} {:?}", text(false), text(true)));
    say(format_args!("{:?} {:?}", ALL[0](1), ALL[1](1)));
    say(inside_an_expression!(4) + inside_an_expression!(5));
    let shapes: [&dyn Shape; 2] = [
        &Square { side: 3 },
        &Rectangle {
            width: 2,
            height: 0,
        },
    ];
    say(format_args!("{:?}", shapes.map(Shape::area)));
}
