// #[measured(classify, fields(a))]
// fn f<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, E>> + Send + 'a>> { Box::pin(g(a)) }

fn f<'a>(a: &'a str) -> Pin<Box<dyn Future<Output = Result<u32, E>> + Send + 'a>> {
    let __callsite = {
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("f", ::core::module_path!())
            .classify();
        &CALLSITE
    };
    let __captured = ::telemetry_runtime::__private::captured(
        __callsite,
        |capture| {
            use ::telemetry_runtime::__private::value::{
                NativeValue as _, DisplayValue as _, DebugValue as _,
            };
            capture
                .field(
                    "a",
                    (&&&::telemetry_runtime::__private::value::Of(&(a)))
                        .telemetry_value(),
                );
        },
    );
    ::telemetry_runtime::__private::boxed(
        ::telemetry_runtime::__private::future_captured(
            __callsite,
            __captured,
            |out: &Result<u32, E>| match ::telemetry_runtime::__private::probe::error_of(
                out,
            ) {
                ::core::option::Option::None => ::telemetry_runtime::__private::Seen::OK,
                ::core::option::Option::Some(error) => {
                    use ::telemetry_runtime::__private::probe::{
                        ClassifyProbe as _, StdErrorProbe as _, DynErrorProbe as _,
                        SendErrorProbe as _, BorrowedErrorProbe as _, DisplayProbe as _,
                        DebugProbe as _, AnyErrorProbe as _,
                    };
                    (&&&&&&&&::telemetry_runtime::__private::probe::ErrorValue(error))
                        .telemetry_error()
                }
            },
            ::telemetry_runtime::__private::call(move || -> Pin<
                Box<dyn Future<Output = Result<u32, E>> + Send + 'a>,
            > {
                let a = a;
                { ({ Box::pin(g(a)) }) }
            }),
        ),
    )
}
