// #[measured(budget_ms = { LIMIT * 2 })]
// fn search() {}

fn search() {
    let __telemetry = ::telemetry_runtime::__private::enter({
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("search", ::core::module_path!())
            .budget_ms(::telemetry_runtime::__private::budget_ms({ LIMIT * 2 } as f64));
        &CALLSITE
    });
}
