// #[measured(classify)]
// fn f(a: u32) -> Result<u32, E> { g(a) }

fn f(a: u32) -> Result<u32, E> {
    let __telemetry = ::telemetry_runtime::__private::enter({
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("f", ::core::module_path!())
            .classify();
        &CALLSITE
    });
    let __telemetry_output = ::telemetry_runtime::__private::call(|| -> Result<u32, E> {
        let a = a;
        { ({ g(a) }) }
    });
    __telemetry
        .finish(|| {
            let __telemetry_out = &__telemetry_output;
            match ::telemetry_runtime::__private::probe::error_of(__telemetry_out) {
                ::core::option::Option::None => ::telemetry_runtime::__private::Seen::OK,
                ::core::option::Option::Some(__telemetry_error) => {
                    use ::telemetry_runtime::__private::probe::{
                        ClassifyProbe as _, DynErrorProbe as _, SendErrorProbe as _,
                        BorrowedErrorProbe as _, DisplayProbe as _, DebugProbe as _,
                        AnyErrorProbe as _,
                    };
                    (&&&&&&&&::telemetry_runtime::__private::probe::ErrorValue(
                        __telemetry_error,
                    ))
                        .telemetry_error()
                }
            }
        });
    __telemetry_output
}
