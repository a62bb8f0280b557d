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
                __telemetry_capture
                    .field(
                        "a",
                        ::telemetry_runtime::__private::value::of(&(a)).telemetry_value(),
                    );
            },
        );
        let __telemetry_out = &::telemetry_runtime::__private::call(|| -> Result<u32, E> {
            ::telemetry_runtime::__private::output()
        });
        let _ = ::telemetry_runtime::__private::probe::borrowed_error_of(__telemetry_out)
            .telemetry_seen();
    }
    unsafe { g() }
    struct S;
    Ok(a)
}
