// #[measured(fields(a))]
// fn f((a, b): (u32, u32)) -> Result<impl Iterator<Item = u32>, E> { h(a, b) }

fn f((a, b): (u32, u32)) -> Result<impl Iterator<Item = u32>, E> {
    use ::telemetry_runtime::__private::probe::AnyCalled as _;
    ::telemetry_runtime::__private::called(
            ::telemetry_runtime::__private::enter_with(
                {
                    enum Here {}
                    static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                        Here,
                    >("f", ::core::module_path!());
                    &CALLSITE
                },
                |__telemetry_capture| {
                    __telemetry_capture
                        .field(
                            "a",
                            ::telemetry_runtime::__private::value::of(&(a))
                                .telemetry_value(),
                        );
                },
            ),
            move || -> Result<_, E> { { ({ h(a, b) }) } },
        )
        .telemetry_output()
}
