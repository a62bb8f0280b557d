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
            use ::telemetry_runtime::__private::value::{
                NativeValue as _, JsonValue as _, JsonReferenceValue as _,
                DisplayValue as _, SerializedValue as _, DebugValue as _,
            };
            __telemetry_capture
                .field(
                    "a",
                    (&&&&&&::telemetry_runtime::__private::value::Of(&(a)))
                        .telemetry_value(),
                );
        },
    );
    ::telemetry_runtime::__private::boxed(
        __telemetry_callsite,
        __telemetry_captured,
        |__telemetry_out: &_| match ::telemetry_runtime::__private::probe::error_of(
            __telemetry_out,
        ) {
            ::core::option::Option::None => ::telemetry_runtime::__private::Seen::OK,
            ::core::option::Option::Some(__telemetry_error) => {
                use ::telemetry_runtime::__private::probe::{
                    ClassifyProbe as _, StdErrorProbe as _, DynErrorProbe as _,
                    SendErrorProbe as _, BorrowedErrorProbe as _, DisplayProbe as _,
                    DebugProbe as _, AnyErrorProbe as _,
                };
                (&&&&&&&&::telemetry_runtime::__private::probe::ErrorValue(
                    __telemetry_error,
                ))
                    .telemetry_error()
            }
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
