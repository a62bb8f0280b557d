// #[measured(classify, level = "debug")]
// impl<T> Store<T> {
// const N: u32 = 1;
// const fn constant() {}
// fn get(&self) -> u32 { 1 }
// fn set(&self) -> Result<(), E> { Ok(()) }
// #[measured(name = "other", level = "error")] fn renamed(&self) {}
// #[measured(skip)] fn skipped(&self) {}
// #[traced_node] fn node(state: S) -> S { state }
// }

impl<T> Store<T> {
    const N: u32 = 1;
    const fn constant() {}
    fn get(&self) -> u32 {
        let __telemetry = ::telemetry_runtime::__private::enter({
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::named(
                    "Store::get",
                    ::core::module_path!(),
                )
                .level(::telemetry_runtime::__private::Level::Debug);
            &CALLSITE
        });
        1
    }
    fn set(&self) -> Result<(), E> {
        let __telemetry = ::telemetry_runtime::__private::enter({
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::named(
                    "Store::set",
                    ::core::module_path!(),
                )
                .classify()
                .level(::telemetry_runtime::__private::Level::Debug);
            &CALLSITE
        });
        let __telemetry_output = ::telemetry_runtime::__private::call(move || -> Result<
            (),
            E,
        > { { ({ Ok(()) }) } });
        __telemetry
            .finish(|| {
                let __telemetry_out = &__telemetry_output;
                match ::telemetry_runtime::__private::probe::error_of(__telemetry_out) {
                    ::core::option::Option::None => {
                        ::telemetry_runtime::__private::Seen::OK
                    }
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
    fn renamed(&self) {
        let __telemetry = ::telemetry_runtime::__private::enter({
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::named(
                    "other",
                    ::core::module_path!(),
                )
                .level(::telemetry_runtime::__private::Level::Error);
            &CALLSITE
        });
    }
    fn skipped(&self) {}
    #[traced_node]
    fn node(state: S) -> S {
        state
    }
}
