// #[measured()]
// /// Adds.
// pub fn add(a: u32, b: u32) -> u32 { #![allow(unused)] a + b }

/// Adds.
pub fn add(a: u32, b: u32) -> u32 {
    #![allow(unused)]
    let __telemetry = ::telemetry_runtime::__private::enter({
        enum Here {}
        static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
            Here,
        >("add", ::core::module_path!());
        &CALLSITE
    });
    a + b
}
