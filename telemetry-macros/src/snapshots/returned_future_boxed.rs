// #[measured(classify, fields(a))]
// fn f<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, Bad>> + Send + 'a>> { Box::pin(g(a)) }

fn f<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, Bad>> + Send + 'a>> {
    let __telemetry_callsite = {
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("f", ::core::module_path!())
            .classify();
        &CALLSITE
    };
    let __telemetry_captured = ::telemetry_runtime::__private::captured(
        __telemetry_callsite,
        |__telemetry_capture| {
            __telemetry_capture
                .field(
                    "a",
                    ::telemetry_runtime::__private::value::of(&(a)).telemetry_value(),
                );
        },
    );
    ::telemetry_runtime::__private::boxed(
        __telemetry_callsite,
        __telemetry_captured,
        |__telemetry_out: &_| {
            ::telemetry_runtime::__private::probe::error_of(__telemetry_out)
                .telemetry_seen()
        },
        ::telemetry_runtime::__private::call(move || -> Pin<
            Box<dyn Future<Output = Result<u32, Bad>> + Send + 'a>,
        > {
            let a = a;
            let _ = &a;
            { ({ Box::pin(g(a)) }) }
        }),
    )
}
