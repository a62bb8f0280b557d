// #[measured()]
// mod inner {
// use super::*;
// fn free() {}
// #[measured(skip)] impl S { fn a() {} }
// trait T { fn b(); fn c() {} }
// }

mod inner {
    use super::*;
    fn free() {
        let __telemetry = ::telemetry_runtime::__private::enter({
            enum Here {}
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                Here,
            >("free", ::core::module_path!());
            &CALLSITE
        });
    }
    impl S {
        fn a() {}
    }
    trait T {
        fn b();
        fn c() {
            let __telemetry = ::telemetry_runtime::__private::enter({
                enum Here {}
                static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                    Here,
                >("c", ::core::module_path!());
                &CALLSITE
            });
        }
    }
}
