// #[measured(budgetms = 1, sample = 2)]
// fn f() { unchanged(); }

::core::compile_error! {
    "unknown argument `budgetms`; did you mean `budget_ms`?"
}
::core::compile_error! {
    "`sample` is a fraction from 0.0 to 1.0, such as `sample = 0.01`"
}
fn f() {
    unchanged();
}
