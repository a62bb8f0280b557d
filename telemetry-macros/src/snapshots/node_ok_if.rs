// #[traced_node(ok_if = State::is_done)]
// fn plan(state: State) -> State { state }

fn plan(state: State) -> State {
    let __telemetry = ::telemetry_runtime::__private::enter_with(
        {
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::node(
                "plan",
                ::core::module_path!(),
            );
            &CALLSITE
        },
        |__telemetry_capture| {
            __telemetry_capture.state(&state);
        },
    );
    let __telemetry_output = ::telemetry_runtime::__private::call(move || -> State {
        let state = state;
        let _ = &state;
        { ({ state }) }
    });
    __telemetry
        .finish(|| {
            let __telemetry_out = &__telemetry_output;
            if State::is_done(__telemetry_out) {
                ::telemetry_runtime::__private::probe::node_value(__telemetry_out)
            } else {
                ::telemetry_runtime::__private::probe::ok_if(__telemetry_out, |_| false)
            }
        });
    __telemetry_output
}
