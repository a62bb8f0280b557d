// #[measured()]
// impl S { #[measured(nmae = "x")] fn a(&self) {} #[measured] fn b(&self) {} }

::core::compile_error! {
    "unknown argument `nmae`; did you mean `name`?"
}
impl S {
    fn a(&self) {}
    fn b(&self) {}
}
