// #[measured(fields(a))]
// fn f((a, b): (u32, u32)) -> Result<impl Iterator<Item = u32>, E> { h(a, b) }

fn f((a, b): (u32, u32)) -> Result<impl Iterator<Item = u32>, E> {
    let __telemetry = ::telemetry_runtime::__private::enter_with(
        {
            enum Here {}
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                Here,
            >("f", ::core::module_path!());
            &CALLSITE
        },
        |__telemetry_capture| {
            use ::telemetry_runtime::__private::value::{
                NativeValue as _, JsonValue as _, JsonReferenceValue as _,
                DisplayValue as _, SerializedValue as _, DebugValue as _,
            };
            __telemetry_capture
                .field(
                    "a",
                    (&&&&&&::telemetry_runtime::__private::value::Of(&(a)))
                        .telemetry_value(),
                );
        },
    );
    let __telemetry_output = ::telemetry_runtime::__private::call(move || -> Result<
        _,
        E,
    > { { ({ h(a, b) }) } });
    __telemetry
        .finish(|| {
            let __telemetry_out = &__telemetry_output;
            {
                use ::telemetry_runtime::__private::probe::{
                    ResultProbe as _, AnyProbe as _,
                };
                (&::telemetry_runtime::__private::probe::Output(__telemetry_out))
                    .telemetry_seen()
            }
        });
    __telemetry_output
}
