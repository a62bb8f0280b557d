// #[measured()]
// fn f(a: u32) -> impl Future<Output = u32> + Send { async move { a } }

fn f(a: u32) -> impl Future<Output = u32> + Send {
    ::telemetry_runtime::__private::future(
        {
            enum Here {}
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                Here,
            >("f", ::core::module_path!());
            &CALLSITE
        },
        ::telemetry_runtime::__private::probe::ok,
        ::telemetry_runtime::__private::call(|| -> _ {
            let a = a;
            { ({ async move { a } }) }
        }),
    )
}
