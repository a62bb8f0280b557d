// #[measured(classify)]
// fn f(a: u32) -> Result<u32, E> { g(a) }

fn f(a: u32) -> Result<u32, E> {
    let __telemetry = ::telemetry_runtime::__private::enter({
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("f", ::core::module_path!())
            .classify();
        &CALLSITE
    });
    let __telemetry_output = ::telemetry_runtime::__private::call(|| -> Result<u32, E> {
        let a = a;
        { ({ g(a) }) }
    });
    ::telemetry_runtime::__private::probe::borrowed_error_of(&__telemetry_output)
        .telemetry_finish(__telemetry);
    __telemetry_output
}
