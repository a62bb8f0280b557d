// #[measured()]
// fn f(self, mut a: u32, (x, y): (u32, u32), _: T, _b: T, #[cfg(z)] c: u32) -> io::Result<u32> {
// a += g()?; Ok(a)
// }

fn f(
    self,
    a: u32,
    __telemetry_arg2: (u32, u32),
    __telemetry_arg3: T,
    _b: T,
    #[cfg(z)]
    c: u32,
) -> io::Result<u32> {
    use ::telemetry_runtime::__private::probe::AnyCalled as _;
    ::telemetry_runtime::__private::called(
            ::telemetry_runtime::__private::enter({
                enum Here {}
                static CALLSITE: ::telemetry_runtime::__private::Callsite = ::telemetry_runtime::__private::Callsite::new::<
                    Here,
                >("f", ::core::module_path!());
                &CALLSITE
            }),
            move || -> io::Result<u32> {
                let _ = &self;
                let mut a = a;
                let __telemetry_arg2 = __telemetry_arg2;
                let (x, y) = __telemetry_arg2;
                let __telemetry_arg3 = __telemetry_arg3;
                let _b = _b;
                #[cfg(z)]
                let c = c;
                {
                    ({
                        a += g()?;
                        Ok(a)
                    })
                }
            },
        )
        .telemetry_output()
}
