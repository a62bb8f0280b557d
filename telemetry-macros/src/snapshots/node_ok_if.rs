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
        |capture| {
            capture.state(&state);
        },
    );
    let __output = ::telemetry_runtime::__private::call(move || -> State {
        let state = state;
        { ({ state }) }
    });
    __telemetry
        .finish(|| {
            let out = &__output;
            if State::is_done(out) {
                ::telemetry_runtime::__private::probe::node_value(out)
            } else {
                ::telemetry_runtime::__private::probe::ok_if(out, |_| false)
            }
        });
    __output
}
