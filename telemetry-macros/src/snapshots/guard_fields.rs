// #[measured(name = "search", budget_ms = 10, memory = "rss", level = "warn", sample = 0.5, crate = a::b,
// request_id = request.id, fields(user, len = query.len(), ?debugged, x = %shown, a.b = 1))]
// fn search(query: &str) { find(query) }

fn search(query: &str) {
    let __telemetry = a::b::__private::enter_with(
        {
            static CALLSITE: a::b::__private::Callsite = a::b::__private::Callsite::named(
                    "search",
                    ::core::module_path!(),
                )
                .budget_ms(10f64)
                .memory(a::b::__private::Memory::Rss)
                .level(a::b::__private::Level::Warning)
                .sample(0.5f64);
            &CALLSITE
        },
        |__telemetry_capture| {
            __telemetry_capture
                .request_id(a::b::__private::value::of(&(request.id)).telemetry_value());
            __telemetry_capture
                .field("user", a::b::__private::value::of(&(user)).telemetry_value());
            __telemetry_capture
                .field(
                    "len",
                    a::b::__private::value::of(&(query.len())).telemetry_value(),
                );
            __telemetry_capture
                .field("debugged", a::b::__private::value::debug(&(debugged)));
            __telemetry_capture.field("x", a::b::__private::value::display(&(shown)));
            __telemetry_capture
                .field("a.b", a::b::__private::value::of(&(1)).telemetry_value());
        },
    );
    find(query)
}
