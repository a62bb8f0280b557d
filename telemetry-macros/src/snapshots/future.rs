// #[measured(fields(a))]
// async fn f(a: &str) -> Result<u32, E> where T: U { g(a).await }

fn f(a: &str) -> impl ::core::future::Future<Output = Result<u32, E>>
where
    T: U,
{
    ::telemetry_runtime::__private::future(
        {
            enum Here {}
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                Here,
            >("f", ::core::module_path!());
            &CALLSITE
        },
        |__telemetry_out: &Result<u32, E>| {
            ::telemetry_runtime::__private::probe::Output(__telemetry_out)
                .telemetry_seen()
        },
        async move {
            if false {
                return ::telemetry_runtime::__private::call(|| -> Result<u32, E> {
                    ::telemetry_runtime::__private::output()
                });
            }
            let a = a;
            ::telemetry_runtime::__private::capture(|__telemetry_capture| {
                __telemetry_capture
                    .field(
                        "a",
                        ::telemetry_runtime::__private::value::of(&(a)).telemetry_value(),
                    );
            });
            { ({ g(a).await }) }
        },
    )
}
