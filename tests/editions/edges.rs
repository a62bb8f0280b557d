//! Odd but right functions, annotated: unsafe ones, tests, recursion, borrows, `cfg`.
#![deny(warnings)]
#![allow(clippy::all, reason = "odd on purpose")]
#![allow(dead_code)]
use std::future::Future;
use std::pin::Pin;
use telemetry_runtime::measured;
#[derive(Debug)]
pub struct E;
type R<T> = Result<T, E>;
fn block_on<F: Future>(f: F) -> F::Output {
    let mut f = Box::pin(f);
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(o) = f.as_mut().poll(&mut cx) {
            return o;
        }
    }
}
fn send<T: Send>(t: T) -> T {
    t
}
#[measured]
unsafe fn uns(p: *const u32) -> Result<u32, E> {
    Ok(unsafe { *p })
}
#[measured]
async unsafe fn auns(p: &u32) -> Result<u32, E> {
    Ok(unsafe { uns(p) }?)
}
#[measured]
#[target_feature(enable = "sse2")]
fn tf(a: u32) -> Result<u32, E> {
    Ok(tf2(a))
}
#[measured]
#[target_feature(enable = "sse2")]
#[inline]
fn tf2(a: u32) -> u32 {
    a
}
#[measured]
#[test]
fn tested() -> Result<(), E> {
    Ok(())
}
#[measured]
#[test]
#[should_panic(expected = "boom")]
fn panics() {
    panic!("boom")
}
#[measured]
fn fnonce(f: impl FnOnce() -> u32) -> R<u32> {
    Ok(f())
}
#[measured]
fn fnonce_r<F>(f: F) -> Result<u32, E>
where
    F: FnOnce() -> u32,
{
    Ok(f())
}
#[measured]
fn fnmut(f: &mut dyn FnMut(u32)) -> Result<(), E> {
    f(1);
    f(2);
    Ok(())
}
#[measured]
fn fnmut2(mut f: impl FnMut(u32)) -> Result<(), E> {
    f(1);
    f(2);
    Ok(())
}
#[measured]
fn hrtb<F: for<'x> Fn(&'x str) -> &'x str>(f: F) -> Result<usize, E> {
    Ok(f("a").len())
}
#[measured]
fn labeled(n: u32) -> Result<u32, E> {
    let x = 'a: {
        if n == 0 {
            break 'a 1;
        }
        2
    };
    for i in 0..3 {
        if i == 1 {
            continue;
        }
        if i == 2 {
            return Ok(i + x);
        }
    }
    Err(E)
}
#[measured]
async fn mutual_a(n: u32) -> u32 {
    if n == 0 {
        0
    } else {
        Box::pin(mutual_b(n - 1)).await
    }
}
#[measured]
async fn mutual_b(n: u32) -> u32 {
    if n == 0 {
        0
    } else {
        Box::pin(mutual_a(n - 1)).await
    }
}
fn rec_boxed(n: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    Box::pin(rec_inner(n))
}
#[measured]
async fn rec_inner(n: u32) -> u32 {
    if n == 0 {
        0
    } else {
        rec_boxed(n - 1).await
    }
}
struct S<'a> {
    v: &'a mut Vec<u32>,
}
impl<'a> S<'a> {
    #[measured]
    fn a(self: &'a mut Self) -> Result<&'a mut u32, E> {
        self.v.first_mut().ok_or(E)
    }
    #[measured]
    fn cond(&mut self, n: usize) -> Result<&mut u32, E> {
        if n > 5 {
            return Err(E);
        }
        if let Some(x) = self.v.get_mut(n) {
            return Ok(x);
        }
        Err(E)
    }
    #[measured]
    async fn acond(&mut self, n: usize) -> Result<&mut u32, E> {
        if n > 5 {
            return Err(E);
        }
        if let Some(x) = self.v.get_mut(n) {
            return Ok(x);
        }
        Err(E)
    }
    #[measured]
    fn into(self) -> Result<&'a mut Vec<u32>, E> {
        Ok(self.v)
    }
    #[measured]
    fn iter<'b>(&'b self) -> Result<Box<dyn Iterator<Item = &'b u32> + 'b>, E> {
        Ok(Box::new(self.v.iter()))
    }
    #[measured]
    fn iter2(&self) -> Result<impl Iterator<Item = &u32> + '_, E> {
        Ok(self.v.iter())
    }
    #[measured]
    async fn aiter(&self) -> Result<impl Iterator<Item = &u32> + '_, E> {
        Ok(self.v.iter())
    }
    #[measured]
    fn clos(&mut self) -> impl FnMut(u32) + use<'_, 'a> {
        |n| self.v.push(n)
    }
}
trait Tr {
    type Out;
    fn go(&mut self) -> Result<Self::Out, E>;
    async fn ago<'x>(&'x mut self, s: &str) -> Result<&'x mut Self::Out, E>;
    fn fut(&self) -> impl Future<Output = u32>;
}
impl Tr for Vec<u32> {
    type Out = u32;
    #[measured]
    fn go(&mut self) -> Result<Self::Out, E> {
        self.pop().ok_or(E)
    }
    #[measured]
    async fn ago<'x>(&'x mut self, s: &str) -> Result<&'x mut Self::Out, E> {
        let _ = s;
        self.last_mut().ok_or(E)
    }
    #[measured]
    fn fut(&self) -> impl Future<Output = u32> {
        async { self.len() as u32 }
    }
}
#[measured]
async fn cfgd(#[cfg(all())] a: u32, #[cfg(any())] b: u32, #[allow(unused_mut)] mut c: u32) -> u32 {
    a + c
}
#[measured]
async fn nested() -> Result<u32, E> {
    let f = async { Ok::<_, E>(1) };
    let c = |x: u32| -> Result<u32, E> {
        let y = Ok::<u32, E>(x)?;
        Ok(y)
    };
    c(f.await?)
}
#[measured]
async fn slices([a, b]: [u32; 2], &c: &u32, ref d: u32, e @ (f, _): (u32, u32)) -> u32 {
    a + b + c + *d + e.0 + f
}
#[measured]
fn sslices([a, b]: [u32; 2], &c: &u32, e @ (f, _): (u32, u32)) -> Result<u32, E> {
    Ok(a + b + c + e.0 + f)
}
#[measured]
async fn question() -> Option<u32> {
    let x = Some(1)?;
    Some(x)
}
#[measured]
async fn into_dyn() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    Err("x")?;
    Ok(())
}
#[measured]
async fn arr<const N: usize>(a: [u8; N]) -> [u8; N] {
    a
}
#[measured]
async fn cells(c: std::cell::Cell<u32>) -> u32 {
    std::future::ready(()).await;
    c.get()
}
#[measured]
fn uninferred() -> Result<Vec<u32>, E> {
    let mut v = Vec::new();
    v.extend([1]);
    Ok(v)
}
#[measured]
fn from_iter() -> Result<Vec<u32>, std::num::ParseIntError> {
    "1".split(',').map(|x| x.parse()).collect()
}
#[measured]
async fn afrom_iter() -> Result<Vec<u32>, std::num::ParseIntError> {
    "1".split(',').map(|x| x.parse()).collect()
}
#[measured]
async fn default_t<T: Default>() -> T {
    Default::default()
}
#[measured]
async fn dyn_ref<'a>(x: &'a u32) -> &'a (dyn std::fmt::Display + Send + Sync) {
    x
}
#[measured]
fn fn_ptr() -> Result<fn(u32) -> u32, E> {
    fn x(a: u32) -> u32 {
        a
    }
    Ok(x)
}
#[measured]
async fn fn_ptr_a() -> fn(u32) -> u32 {
    |a| a
}
#[measured]
fn unused_in_ret(_: impl Sized, (): ()) -> Result<(), E> {
    Ok(())
}
#[measured]
fn format_args(_x: u32) -> Result<String, E> {
    Ok(format!("{_x}"))
}
#[measured]
fn tail_macro(x: u32) -> Result<u32, E> {
    matches!(x, 1).then_some(1).ok_or(E)
}
#[measured]
fn stmt_macro() -> Result<(), E> {
    macro_rules! a {
        () => {
            Ok(())
        };
    }
    a!()
}
#[measured]
fn question_tail() -> Result<(), E> {
    Ok(unused_in_ret(1, ())?)
}
#[measured]
pub(crate) async fn takes_future(f: impl Future<Output = u32>) -> u32 {
    f.await
}
#[measured]
fn empty_body_result() -> Result<(), E> {
    todo!()
}
#[measured]
async fn todo_async() -> Result<u32, E> {
    todo!()
}
#[measured]
async fn todo_impl() -> impl Sized {
    1
}
#[measured]
fn static_inside() -> Result<u32, E> {
    static X: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    Ok(X.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
}
struct Unit;
#[measured]
fn unit_pattern(Unit: Unit, n: u32) -> Result<u32, E> {
    Ok(n)
}
mod m {
    pub struct E;
    impl E {
        #[telemetry_runtime::measured]
        pub(super) fn x(&self) -> Result<(), super::E> {
            Err(super::E)
        }
    }
}
impl<T> From<Vec<T>> for S2<T> {
    #[measured]
    fn from(v: Vec<T>) -> Self {
        S2(v)
    }
}
struct S2<T>(Vec<T>);
impl<T: Clone> Clone for S2<T> {
    #[measured]
    fn clone(&self) -> Self {
        S2(self.0.clone())
    }
}
#[measured]
impl<T> std::ops::Deref for S2<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}
#[test]
fn all() {
    assert_eq!(unsafe { uns(&1) }.unwrap(), 1);
    assert_eq!(block_on(unsafe { auns(&1) }).unwrap(), 1);
    #[allow(unused_unsafe)]
    unsafe {
        assert_eq!(tf(1).unwrap() + tf2(1), 2);
    }
    assert_eq!(fnonce(|| 1).unwrap() + fnonce_r(|| 1).unwrap(), 2);
    let mut n = 0;
    fnmut(&mut |x| n += x).unwrap();
    fnmut2(|x| n += x).unwrap();
    assert_eq!(n, 6);
    fn id(x: &str) -> &str {
        x
    }
    assert_eq!(hrtb(id).unwrap(), 1);
    assert_eq!(labeled(1).unwrap(), 4);
    assert_eq!(block_on(send(mutual_a(5))) + block_on(rec_inner(3)), 0);
    let mut v = vec![1, 2];
    let mut s = S { v: &mut v };
    *s.cond(0).unwrap() += 1;
    *block_on(s.acond(1)).unwrap() += 1;
    assert_eq!(
        s.iter().unwrap().sum::<u32>()
            + s.iter2().unwrap().sum::<u32>()
            + block_on(s.aiter()).unwrap().sum::<u32>(),
        15
    );
    s.clos()(3);
    assert_eq!(s.into().unwrap().len(), 3);
    let mut v = vec![1, 2];
    assert_eq!(block_on(v.fut()), 2);
    assert_eq!(v.go().unwrap(), 2);
    *block_on(v.ago("")).unwrap() = 5;
    assert_eq!(v, [5]);
    assert_eq!(block_on(cfgd(1, 2)), 3);
    assert_eq!(block_on(nested()).unwrap(), 1);
    assert_eq!(block_on(slices([1, 2], &3, 4, (5, 6))), 20);
    assert_eq!(sslices([1, 2], &3, (5, 6)).unwrap(), 16);
    assert_eq!(block_on(question()), Some(1));
    assert!(block_on(into_dyn()).is_err());
    assert_eq!(block_on(arr([1; 3])), [1; 3]);
    assert_eq!(block_on(send(cells(std::cell::Cell::new(1)))), 1);
    assert_eq!(
        uninferred().unwrap().len()
            + from_iter().unwrap().len()
            + block_on(afrom_iter()).unwrap().len(),
        3
    );
    assert_eq!(block_on(default_t::<u32>()), 0);
    assert_eq!(block_on(dyn_ref(&1)).to_string(), "1");
    assert_eq!(fn_ptr().unwrap()(1) + block_on(fn_ptr_a())(1), 2);
    assert_eq!(format_args(1).unwrap(), "1");
    assert!(tail_macro(0).is_err() && stmt_macro().is_ok() && question_tail().is_ok());
    assert_eq!(block_on(takes_future(async { 1 })), 1);
    assert_eq!(unit_pattern(Unit, 1).unwrap(), 1);
    assert!(m::E.x().is_err());
    assert_eq!(S2::from(vec![1]).clone().len(), 1);
    assert_eq!(static_inside().unwrap(), 0);
}
