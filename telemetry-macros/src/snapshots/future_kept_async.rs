// #[measured()]
// #[tokio::main] async fn main() -> Result<(), E> { g().await }

#[tokio::main]
async fn main() -> Result<(), E> {
    ::telemetry_runtime::__private::future(
            {
                enum Here {}
                static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                    Here,
                >("main", ::core::module_path!());
                &CALLSITE
            },
            |__telemetry_out: &Result<(), E>| {
                ::telemetry_runtime::__private::probe::Output(__telemetry_out)
                    .telemetry_seen()
            },
            async move {
                if false {
                    return ::telemetry_runtime::__private::call(|| -> Result<(), E> {
                        ::telemetry_runtime::__private::output()
                    });
                }
                { ({ g().await }) }
            },
        )
        .await
}
