// #[measured()]
// #[track_caller] fn f(a: u32) -> Result<u32, E> { g(a) }

#[track_caller]
fn f(a: u32) -> Result<u32, E> {
    let __telemetry = ::telemetry_runtime::__private::enter({
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("f", ::core::module_path!());
        &CALLSITE
    });
    g(a)
}
