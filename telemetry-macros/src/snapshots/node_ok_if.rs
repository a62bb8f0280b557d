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
            {
                use ::telemetry_runtime::__private::probe::{
                    KnownState as _, SerializedState as _, MapState as _,
                    UnknownState as _,
                };
                (&&&&::telemetry_runtime::__private::probe::State(&state))
                    .telemetry_input(__telemetry_capture);
            }
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
            ::telemetry_runtime::__private::probe::observed(|| {
                if ::telemetry_runtime::__private::probe::says(
                    __telemetry_out,
                    State::is_done,
                ) {
                    {
                        use ::telemetry_runtime::__private::probe::{
                            KnownState as _, SerializedState as _, MapState as _,
                            JudgedState as _,
                        };
                        (&&&&::telemetry_runtime::__private::probe::State(
                            __telemetry_out,
                        ))
                            .telemetry_output()
                    }
                } else {
                    ::telemetry_runtime::__private::probe::error(__telemetry_out)
                }
            })
        });
    __telemetry_output
}
