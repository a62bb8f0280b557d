// #[measured()]
// async fn serve() -> ! { loop { g().await } }

async fn serve() -> ! {
    match ::telemetry_runtime::__private::future(
            {
                enum Here {}
                static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                    Here,
                >("serve", ::core::module_path!());
                &CALLSITE
            },
            ::telemetry_runtime::__private::probe::ok,
            async move {
                if false {
                    return ::telemetry_runtime::__private::call(|| -> ::core::convert::Infallible {
                        ::telemetry_runtime::__private::output()
                    });
                }
                {
                    ({
                        loop {
                            g().await
                        }
                    })
                }
            },
        )
        .await
    {}
}
