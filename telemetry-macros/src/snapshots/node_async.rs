// #[traced_node(state = input, classify)]
// async fn plan((input, _): (State, u32)) -> Result<State, E> { Ok(input) }

fn plan(
    __telemetry_arg0: (State, u32),
) -> impl ::core::future::Future<Output = Result<State, E>> {
    ::telemetry_runtime::__private::future(
        {
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::node(
                    "plan",
                    ::core::module_path!(),
                )
                .classify();
            &CALLSITE
        },
        |__telemetry_out: &Result<State, E>| ::telemetry_runtime::__private::probe::observed(||
        match ::telemetry_runtime::__private::probe::node_result(__telemetry_out) {
            ::core::result::Result::Ok(__telemetry_out) => {
                use ::telemetry_runtime::__private::probe::{
                    KnownState as _, SerializedState as _, MapState as _,
                    UnknownState as _,
                };
                (&&&&::telemetry_runtime::__private::probe::State(__telemetry_out))
                    .telemetry_output()
            }
            ::core::result::Result::Err(__telemetry_error) => {
                ::telemetry_runtime::__private::probe::borrowed_error_value(
                        __telemetry_error,
                    )
                    .telemetry_seen()
            }
        }),
        async move {
            if false {
                return ::telemetry_runtime::__private::call(|| -> Result<State, E> {
                    ::telemetry_runtime::__private::output()
                });
            }
            let __telemetry_arg0 = __telemetry_arg0;
            let (input, _) = __telemetry_arg0;
            ::telemetry_runtime::__private::capture(|__telemetry_capture| {
                {
                    use ::telemetry_runtime::__private::probe::{
                        KnownState as _, SerializedState as _, MapState as _,
                        UnknownState as _,
                    };
                    (&&&&::telemetry_runtime::__private::probe::State(&input))
                        .telemetry_input(__telemetry_capture);
                }
            });
            { ({ Ok(input) }) }
        },
    )
}
