//! What an async function captures in edition 2021.
#![deny(warnings)]
#![allow(clippy::all, reason = "odd on purpose")]
use std::future::Future;
use telemetry_runtime::measured;
pub struct S<'a>(&'a str);
#[measured]
pub fn plain(x: &str) -> impl Future<Output = usize> + 'static {
    let n = x.len();
    async move { n }
}
#[measured]
pub fn early<'a: 'a>(x: &'a str) -> impl Future<Output = usize> {
    let n = x.len();
    async move { n }
}
#[measured]
pub fn generic<T: AsRef<str>>(x: T) -> impl Future<Output = usize> + use<T> {
    let n = x.as_ref().len();
    async move { n }
}
impl<'a> S<'a> {
    #[measured]
    pub fn method(&self) -> impl Future<Output = usize> {
        let n = self.0.len();
        async move { n }
    }
    #[measured]
    pub fn method_static(&self) -> impl Future<Output = Result<usize, ()>> + Send + 'static {
        let n = self.0.len();
        async move { Ok(n) }
    }
    #[measured]
    pub fn lent(&self) -> impl Future<Output = &'a str> + 'a {
        let s = self.0;
        async move { s }
    }
    #[measured]
    pub async fn asynced(&self) -> &'a str {
        self.0
    }
}
fn is_static<T: 'static>(_: T) {}
macro_rules! annotate { (@ $($t:tt)*) => { #[measured] $($t)* } ; (imp $i:item) => { #[measured] impl S<'_> { $i } } ; (func $v:vis $n:ident $b:block) => { #[measured] $v fn $n() $b }; ($i:item) => { #[measured] $i } }
annotate!(
    pub fn itemed(a: u32) -> Result<u32, ()> {
        Ok(a)
    }
);
annotate!(
    pub mod moded {
        pub fn x() {}
        pub async fn y() -> u32 {
            5
        }
    }
);
annotate!(@ pub async fn tted(a: u32) -> Result<u32, ()> { Ok(a) });
annotate!(imp pub fn z(x: u8) -> Result<(), u8> { Err(x) });
annotate!(func pub blocked { });
#[test]
fn compiles() {
    let s = String::from("a");
    is_static(plain(&s));
    let x = early(&s);
    drop(generic("a"));
    let y = S(&s).method();
    is_static(S(&s).method_static());
    let z = S(&s).lent();
    drop((x, y, z));
    let z = S(&s);
    drop(z.asynced());
    let _ = (itemed(1), tted(1), S::z(1));
    moded::x();
    drop(moded::y());
    blocked();
}
