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
        ::telemetry_runtime::__private::probe::borrowed_error_of(&__telemetry_output)
            .telemetry_finish(__telemetry);
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
