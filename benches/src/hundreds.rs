//! Functions that are no longer in the cache when they are called again, since there are 512 of them.

/// A function that is measured.
pub(crate) type Work = fn(u64) -> u64;
/// What [`distinct`] makes.
pub(crate) type Hundreds = [[[Work; 8]; 8]; 8];

/// A module of 512 functions with the same attribute, as its `ALL`.
macro_rules! distinct {
    (mod $module:ident; $(#[$attribute:meta])* fn $name:ident) => {
        pub(super) mod $module {
            $crate::hundreds::distinct!(@eight
                $crate::hundreds::Hundreds,
                $crate::hundreds::distinct!(@eight
                    [[$crate::hundreds::Work; 8]; 8],
                    $crate::hundreds::distinct!(@eight
                        [$crate::hundreds::Work; 8],
                        $crate::hundreds::distinct!(@one $(#[$attribute])* fn $name);
                    );
                );
            );
        }
    };
    (@one $(#[$attribute:meta])* fn $name:ident) => {
        $(#[$attribute])*
        #[inline(never)]
        fn $name(n: u64) -> u64 {
            std::hint::black_box(n)
        }
        pub(super) const ALL: $crate::hundreds::Work = $name;
    };
    (@eight $type:ty, $($inside:tt)*) => {
        mod a { $($inside)* }
        mod b { $($inside)* }
        mod c { $($inside)* }
        mod d { $($inside)* }
        mod e { $($inside)* }
        mod f { $($inside)* }
        mod g { $($inside)* }
        mod h { $($inside)* }
        pub(super) const ALL: $type =
            [a::ALL, b::ALL, c::ALL, d::ALL, e::ALL, f::ALL, g::ALL, h::ALL];
    };
}
pub(crate) use distinct;
