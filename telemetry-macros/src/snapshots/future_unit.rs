// #[measured()]
// pub(crate) async unsafe fn f<T>(self: Arc<Self>) { g().await; }

pub(crate) unsafe fn f<T>(self: Arc<Self>) -> impl ::core::future::Future<Output = ()> {
    ::telemetry_runtime::__private::future(
        {
            enum Here {}
            static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                Here,
            >("f", ::core::module_path!());
            &CALLSITE
        },
        ::telemetry_runtime::__private::probe::ok,
        async move {
            if false {
                return ::telemetry_runtime::__private::call(|| -> () {
                    ::telemetry_runtime::__private::output()
                });
            }
            let _ = &self;
            {
                ({
                    g().await;
                })
            }
        },
    )
}
