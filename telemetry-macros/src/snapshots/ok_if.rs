// #[measured(ok_if = Option::is_some)]
// fn f(a: u32) -> Option<u32> { g(a) }

fn f(a: u32) -> Option<u32> {
    let __telemetry = ::telemetry_runtime::__private::enter({
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("f", ::core::module_path!());
        &CALLSITE
    });
    let __telemetry_output = ::telemetry_runtime::__private::call(|| -> Option<u32> {
        let a = a;
        { ({ g(a) }) }
    });
    __telemetry
        .finish(|| {
            let __telemetry_out = &__telemetry_output;
            ::telemetry_runtime::__private::probe::ok_if(
                __telemetry_out,
                Option::is_some,
            )
        });
    __telemetry_output
}
