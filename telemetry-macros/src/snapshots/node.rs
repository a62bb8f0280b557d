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
            use ::telemetry_runtime::__private::value::{
                NativeValue as _, DisplayValue as _, DebugValue as _,
            };
            __telemetry_capture.state(&state);
            __telemetry_capture
                .request_id(
                    (&&&::telemetry_runtime::__private::value::Of(&(config.id)))
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
            ::telemetry_runtime::__private::probe::node_value(__telemetry_out)
        });
    __telemetry_output
}
