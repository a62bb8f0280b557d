//! Mistakes get one clear error each, at the smallest span; and odd but right code compiles.

#[test]
fn mistakes_are_said_clearly() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}

#[test]
fn what_the_types_forbid_does_not_compile() {
    trybuild::TestCases::new().compile_fail("misuse/*.rs");
}

#[test]
fn what_is_right_compiles() {
    trybuild::TestCases::new().pass("pass/*.rs");
}
