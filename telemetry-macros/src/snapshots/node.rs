// #[traced_node(request_id = config.id)]
// fn plan(state: State, config: &Config) -> State { state }

fn plan(state: State, config: &Config) -> State {
    let __telemetry = ::telemetry_runtime::__private::enter_with(
        {
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::node(
                "plan",
                ::core::module_path!(),
            );
            &CALLSITE
        },
        |__telemetry_capture| {
            {
                use ::telemetry_runtime::__private::probe::{
                    KnownState as _, SerializedState as _, MapState as _,
                    UnknownState as _,
                };
                (&&&&::telemetry_runtime::__private::probe::State(&state))
                    .telemetry_input(__telemetry_capture);
            }
            __telemetry_capture
                .request_id(
                    ::telemetry_runtime::__private::value::of(&(config.id))
                        .telemetry_value(),
                );
        },
    );
    let __telemetry_output = ::telemetry_runtime::__private::call(move || -> State {
        let state = state;
        let config = config;
        let _ = &state;
        let _ = &config;
        { ({ state }) }
    });
    __telemetry
        .finish(|| {
            let __telemetry_out = &__telemetry_output;
            ::telemetry_runtime::__private::probe::observed(|| match {
                use ::telemetry_runtime::__private::probe::{
                    SplitResult as _, SplitAny as _,
                };
                (&::telemetry_runtime::__private::probe::Output(__telemetry_out))
                    .telemetry_split()
            } {
                ::core::result::Result::Ok(__telemetry_out) => {
                    use ::telemetry_runtime::__private::probe::{
                        KnownState as _, SerializedState as _, MapState as _,
                        JudgedState as _,
                    };
                    (&&&&::telemetry_runtime::__private::probe::State(__telemetry_out))
                        .telemetry_output()
                }
                ::core::result::Result::Err(__telemetry_error) => {
                    ::telemetry_runtime::__private::probe::error_value(__telemetry_error)
                        .telemetry_seen()
                }
            })
        });
    __telemetry_output
}
