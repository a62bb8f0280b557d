// #[measured(classify, fields(a))]
// fn f(a: u32) -> Result<u32, E> {
// #![allow(unused)] use b::c; #[cfg(d)] const E: u8 = { 1 }; unsafe fn f() {} unsafe { g() }
// struct S; Ok(a)
// }

fn f(a: u32) -> Result<u32, E> {
    #![allow(unused)]
    use b::c;
    #[cfg(d)]
    const E: u8 = { 1 };
    unsafe fn f() {}
    if false {
        ::telemetry_runtime::__private::enter_with(
            {
                enum Here {}
                static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                    Here,
                >("f", ::core::module_path!())
                    .classify();
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
        let __telemetry_out = &::telemetry_runtime::__private::call(|| -> Result<u32, E> {
            ::telemetry_runtime::__private::output()
        });
        let _ = match ::telemetry_runtime::__private::probe::error_of(__telemetry_out) {
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
        };
    }
    unsafe { g() }
    struct S;
    Ok(a)
}
