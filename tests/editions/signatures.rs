//! Signatures of every kind, annotated: each must compile without a warning and behave as it does bare.
#![deny(warnings)]
#![allow(clippy::all, reason = "odd on purpose")]
#![allow(dead_code, unused_imports, unused_macros)]

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt::{self, Debug, Display};
use std::future::Future;
use std::io;
use std::marker::PhantomData;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use telemetry_runtime::{measured, traced_node, NodeState};

#[derive(Debug)]
pub enum MyError {
    Io,
    Parse,
}
impl Display for MyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("mine")
    }
}
impl std::error::Error for MyError {}
impl From<std::num::ParseIntError> for MyError {
    fn from(_: std::num::ParseIntError) -> Self {
        Self::Parse
    }
}
type Parsed<T> = Result<T, MyError>;

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
fn assert_send<T: Send>(value: T) -> T {
    value
}
async fn yield_once() {
    let mut yielded = false;
    std::future::poll_fn(move |context| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

// ---- plain functions -------------------------------------------------------------------------------------------

#[measured]
fn nothing() {}

#[measured()]
fn value(a: u32, b: u32) -> u32 {
    a + b
}

#[measured(budget_ms = 10, classify)]
fn parse(text: &str) -> Result<u32, MyError> {
    let number: u32 = text.parse()?;
    if number == 0 {
        return Err(MyError::Io);
    }
    Ok(number)
}

#[measured(budget_ms = 1.5, memory = "alloc", level = "debug", sample = 0.01, name = "custom", fields(text, len = text.len(), ?text2, x = ?text, y = %text), request_id = text,)]
fn with_everything(text: &str, text2: u32) -> Parsed<usize> {
    let _ = text2;
    Ok(text.len())
}

#[measured]
fn boxed_error(text: &str) -> Result<u32, Box<dyn std::error::Error>> {
    if text.is_empty() {
        return Err(Box::new(MyError::Io));
    }
    if text == "x" {
        Err("a string")?;
    }
    Ok(text.parse()?)
}

#[measured]
fn io_result(path: &str) -> io::Result<()> {
    std::fs::metadata(path).map(drop)
}

#[measured]
fn lifetimes<'a, 'b: 'a>(a: &'a str, b: &'b str) -> Result<&'a str, MyError> {
    if a.is_empty() {
        Ok(b)
    } else {
        Ok(a)
    }
}

#[measured]
fn elided(text: &str) -> Result<&str, MyError> {
    text.get(1..).ok_or(MyError::Io)
}

#[measured]
fn elided_in_path(cell: &RefCell<u32>) -> Result<std::cell::Ref<'_, u32>, MyError> {
    cell.try_borrow().map_err(|_| MyError::Io)
}

#[measured]
fn reborrow(values: &mut Vec<u32>) -> Result<&mut u32, MyError> {
    values.push(1);
    values.last_mut().ok_or(MyError::Io)
}

#[measured]
fn reborrow_plain(values: &mut Vec<u32>) -> &mut u32 {
    values.push(1);
    values.last_mut().expect("pushed")
}

#[measured]
fn generic<T: Clone + Debug, const N: usize>(value: &T) -> Result<[T; N], MyError>
where
    [T; N]: Sized,
{
    Ok(std::array::from_fn(|_| value.clone()))
}

#[measured]
fn unsized_arg<T: ?Sized + Display>(value: &T) -> Result<String, fmt::Error> {
    Ok(value.to_string())
}

#[measured]
fn impl_in(values: impl IntoIterator<Item = u32>) -> Result<u32, MyError> {
    Ok(values.into_iter().sum())
}

#[measured]
fn impl_out(n: u32) -> impl Iterator<Item = u32> + Clone {
    (0..n).map(|x| x * 2)
}

#[measured]
fn impl_in_result(n: u32) -> Result<impl Iterator<Item = u32>, MyError> {
    let start: u32 = "1".parse()?;
    if n == 0 {
        return Err(MyError::Io);
    }
    Ok(start..n)
}

#[measured]
fn dyn_in_result(n: u32) -> Result<Box<dyn Fn(u32) -> u32>, MyError> {
    if n > 10 {
        return Err(MyError::Io);
    }
    Ok(Box::new(move |x| x + n))
}

#[measured]
fn dyn_out(n: u32) -> Box<dyn Iterator<Item = u32>> {
    if n == 0 {
        Box::new(std::iter::empty())
    } else {
        Box::new(0..n)
    }
}

#[measured]
fn closure_out<'a>(prefix: &'a str) -> impl Fn(&str) -> String + 'a {
    move |text| format!("{prefix}{text}")
}

#[measured]
fn patterns(
    (a, b): (u32, String),
    Point { x, .. }: Point,
    [first, ..]: [u32; 3],
    _: u64,
) -> Result<String, MyError> {
    Ok(format!("{a}{b}{x}{first}"))
}

#[measured]
fn patterns_plain((a, b): (u32, String), Point { x, y }: Point, _: u64) -> String {
    format!("{a}{b}{x}{y}")
}

#[measured(fields(a, b, x))]
fn patterns_and_fields((a, b): (u32, String), Point { x, .. }: Point) -> Result<String, MyError> {
    Ok(format!("{a}{b}{x}"))
}

#[measured]
fn mutable(mut text: String, mut n: u32) -> Result<String, MyError> {
    while n > 0 {
        text.push('x');
        n -= 1;
    }
    Ok(text)
}

#[measured]
fn consumes(text: String) -> Result<Vec<u8>, MyError> {
    Ok(text.into_bytes())
}

#[measured]
fn unused(
    _unused: u32,
    #[allow(unused_variables)] also: u32,
    #[cfg(any())] never: u32,
) -> Result<(), MyError> {
    Ok(())
}

#[measured]
fn raw(r#type: u32, r#match: &str) -> Result<String, MyError> {
    Ok(format!("{}{}", r#type, r#match))
}

#[measured(fields(r#type))]
fn r#loop(r#type: u32) -> u32 {
    r#type
}

#[measured]
fn internals(
    __telemetry: u32,
    __output: u32,
    __arg1: u32,
    out: u32,
    capture: u32,
    error: u32,
) -> Result<u32, MyError> {
    Ok(__telemetry + __output + __arg1 + out + capture + error)
}

#[measured(fields(capture, out))]
fn internals_guard(__telemetry: u32, capture: u32, out: u32) -> u32 {
    __telemetry + capture + out
}

#[measured]
fn recursive(n: u32) -> Result<u32, MyError> {
    if n == 0 {
        Ok(0)
    } else {
        Ok(recursive(n - 1)? + 1)
    }
}

#[measured]
#[must_use]
#[inline]
#[doc(alias = "x")]
/// Documented.
pub fn attributes(n: u32) -> Result<u32, MyError> {
    Ok(n)
}

#[measured]
fn inner_attributes() -> Result<u32, MyError> {
    #![allow(unused_variables, clippy::let_unit_value)]
    let unused = 1;
    Ok(2)
}

#[measured]
fn inner_attributes_guard() -> u32 {
    //! Inner documentation.
    #![allow(unused_variables)]
    let unused = 1;
    2
}

#[measured]
#[track_caller]
fn tracked() -> Result<u32, MyError> {
    Ok(Location::caller().line())
}

#[measured]
fn never() -> ! {
    panic!("never")
}

#[measured]
fn early_return(n: u32) -> Option<u32> {
    if n == 0 {
        return None;
    }
    let half = n.checked_div(2)?;
    Some(half)
}

#[measured(ok_if = Option::is_some)]
fn ok_if(n: u32) -> Option<u32> {
    n.checked_sub(1)
}

#[measured(error_if = Vec::<u32>::is_empty)]
fn error_if(n: u32) -> Vec<u32> {
    (0..n).collect()
}

const LIMIT: u64 = 20;
#[measured(budget_ms = { LIMIT * 2 })]
fn budget_const() {}

#[measured(budget_ms = { 1.5 })]
fn budget_const_float() {}

#[measured]
extern "C" fn c_abi(n: u32) -> u32 {
    n + 1
}

#[measured]
fn temporaries(values: Mutex<Vec<u32>>) -> Result<usize, MyError> {
    // The guard of the lock is a temporary of the last expression: it must die before the parameter.
    Ok(values.lock().expect("unpoisoned").len())
}

#[measured]
fn temporaries_match(values: Mutex<Vec<u32>>) -> Result<usize, MyError> {
    match values.lock().expect("unpoisoned").first() {
        Some(first) => Ok(*first as usize),
        None => Err(MyError::Io),
    }
}

#[measured]
fn pointer(f: fn(u32) -> u32, g: &dyn Fn(u32) -> u32) -> Result<u32, MyError> {
    Ok(f(g(1)))
}

#[measured]
fn no_error() -> Result<u32, Infallible> {
    Ok(1)
}

#[measured]
fn nested_items() -> Result<u32, MyError> {
    #[measured]
    fn inner() -> Result<u32, MyError> {
        Ok(3)
    }
    const TWO: u32 = 2;
    inner().map(|n| n * TWO)
}

#[measured]
#[measured(name = "outer")]
fn twice(n: u32) -> Result<u32, MyError> {
    Ok(n)
}

#[measured]
fn not_a_result(n: u32) -> SearchResult {
    SearchResult { n }
}
struct SearchResult {
    n: u32,
}

#[measured]
fn infers() -> Result<Vec<u32>, MyError> {
    Ok("1 2".split(' ').map(str::parse).collect::<Result<_, _>>()?)
}

#[measured]
fn coerces(values: &'static [u32; 2]) -> Result<&'static [u32], MyError> {
    let result: Result<&[u32], MyError> = Ok(values);
    result
}

struct Point {
    x: u32,
    y: u32,
}

// ---- methods ---------------------------------------------------------------------------------------------------

#[derive(Clone, Debug, Default)]
struct Store {
    items: Vec<String>,
    name: String,
}

impl Store {
    #[measured]
    fn new() -> Self {
        Self::default()
    }
    #[measured]
    fn try_new() -> Result<Self, MyError> {
        Ok(Self::default())
    }
    #[measured(fields(count = self.items.len(), self.name = self.name))]
    fn by_ref(&self) -> Result<&str, MyError> {
        self.items.first().map(String::as_str).ok_or(MyError::Io)
    }
    #[measured]
    fn by_mut(&mut self, item: String) -> Result<&mut String, MyError> {
        self.items.push(item);
        self.items.last_mut().ok_or(MyError::Io)
    }
    #[measured]
    fn by_value(self) -> Result<Vec<String>, MyError> {
        Ok(self.items)
    }
    #[measured]
    fn by_mut_value(mut self, item: &str) -> Result<Self, MyError> {
        self.items.push(item.to_owned());
        Ok(self)
    }
    #[measured]
    fn boxed(self: Box<Self>) -> Result<String, MyError> {
        Ok(self.name)
    }
    #[measured]
    fn counted(self: Rc<Self>) -> Result<usize, MyError> {
        Ok(Rc::strong_count(&self))
    }
    #[measured]
    fn pinned(self: Pin<&mut Self>) -> Result<&mut String, MyError> {
        Ok(&mut self.get_mut().name)
    }
    #[measured]
    fn mutable_box(mut self: Box<Self>) -> Result<Box<Self>, MyError> {
        self.name.push('x');
        Ok(self)
    }
    #[measured]
    fn typed(self: &Self) -> Result<&String, MyError> {
        Ok(&self.name)
    }
    #[measured]
    async fn async_ref(&self, extra: &str) -> Result<&str, MyError> {
        yield_once().await;
        self.items
            .iter()
            .find(|item| *item == extra)
            .map(String::as_str)
            .ok_or(MyError::Io)
    }
    #[measured]
    async fn async_mut(&mut self, extra: String) -> &mut String {
        self.items.push(extra);
        yield_once().await;
        self.items.last_mut().expect("pushed")
    }
    #[measured]
    async fn async_value(mut self) -> Result<Self, MyError> {
        yield_once().await;
        self.name.push('y');
        Ok(self)
    }
    #[measured]
    async fn async_arc(self: Arc<Self>) -> usize {
        yield_once().await;
        self.items.len()
    }
}

trait Shape {
    fn area(&self) -> Result<u32, MyError>;
    #[measured]
    fn double(&self) -> Result<u32, MyError> {
        Ok(self.area()? * 2)
    }
    #[measured]
    fn consume(self) -> Result<u32, MyError>
    where
        Self: Sized,
    {
        self.area()
    }
    #[measured]
    fn plain(&self) -> u32 {
        7
    }
}

impl Shape for Point {
    #[measured(classify)]
    fn area(&self) -> Result<u32, MyError> {
        self.x.checked_mul(self.y).ok_or(MyError::Io)
    }
}

impl Iterator for Point {
    type Item = u32;
    #[measured]
    fn next(&mut self) -> Option<Self::Item> {
        self.x = self.x.checked_sub(1)?;
        Some(self.x)
    }
}

impl Display for Point {
    #[measured]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.x)
    }
}

trait Service {
    async fn call(&self, n: u32) -> Result<u32, MyError>;
    fn sent(&self, n: u32) -> impl Future<Output = u32> + Send;
    #[measured]
    async fn twice(&self, n: u32) -> Result<u32, MyError> {
        Ok(self.call(n).await? * 2)
    }
}
impl Service for Store {
    #[measured]
    async fn call(&self, n: u32) -> Result<u32, MyError> {
        yield_once().await;
        Ok(n + 1)
    }
    #[measured]
    async fn sent(&self, n: u32) -> u32 {
        yield_once().await;
        n
    }
}

struct Generic<'a, T, const N: usize>(&'a [T; N]);
impl<'a, T: Clone, const N: usize> Generic<'a, T, N> {
    #[measured]
    fn first(&self) -> Result<&'a T, MyError> {
        self.0.first().ok_or(MyError::Io)
    }
    #[measured]
    async fn first_async<U: From<T>>(&self) -> Result<U, MyError> {
        self.0.first().cloned().map(U::from).ok_or(MyError::Io)
    }
}

// ---- whole blocks ----------------------------------------------------------------------------------------------

struct Block(u32);

#[measured(level = "debug", classify)]
impl Block {
    const ONE: u32 = 1;
    const fn constant() -> u32 {
        Self::ONE
    }
    fn plain(&self) -> u32 {
        self.0
    }
    fn fails(&self) -> Result<u32, MyError> {
        Err(MyError::Io)
    }
    #[measured(name = "renamed", budget_ms = 3)]
    fn renamed(&self) -> u32 {
        self.0
    }
    #[telemetry_runtime::measured(skip)]
    fn skipped(&self) -> u32 {
        self.0
    }
    async fn later(&self) -> Result<u32, MyError> {
        yield_once().await;
        Ok(self.0)
    }
}

#[measured]
impl Drop for Block {
    fn drop(&mut self) {
        self.0 = 0;
    }
}

#[measured(sample = 0.5)]
mod module {
    #![allow(clippy::module_inception)]
    use super::MyError;

    pub(crate) const X: u32 = 4;
    pub(crate) struct Inside {
        pub(crate) n: u32,
    }
    pub(crate) fn free() -> Result<u32, MyError> {
        Ok(X)
    }
    impl Inside {
        pub(crate) fn method(&self) -> Result<u32, MyError> {
            Ok(self.n)
        }
    }
    pub(crate) mod nested {
        pub(crate) async fn later() -> u32 {
            5
        }
        #[telemetry_runtime::measured(skip)]
        pub(crate) fn skipped() -> u32 {
            6
        }
    }
    pub(crate) trait Default {
        fn required(&self) -> u32;
        fn provided(&self) -> u32 {
            self.required()
        }
    }
    unsafe extern "C" {
        #[allow(dead_code)]
        safe fn abs(n: i32) -> i32;
    }
    macro_rules! make {
        ($name:ident) => {
            #[allow(dead_code)]
            pub(crate) fn $name() {}
        };
    }
    make!(made);
}

impl module::Default for u32 {
    fn required(&self) -> u32 {
        *self
    }
}

// ---- async -----------------------------------------------------------------------------------------------------

#[measured]
async fn async_unit() {
    yield_once().await;
}

#[measured]
async fn async_return() {
    if true {
        return;
    }
    yield_once().await;
}

#[measured(classify, fields(text, n = text.len()), request_id = text)]
async fn async_result(text: &str) -> Result<u32, MyError> {
    yield_once().await;
    let number: u32 = text.parse()?;
    if number == 0 {
        return Err(MyError::Io);
    }
    Ok(number)
}

#[measured]
async fn async_alias(text: &str) -> Parsed<u32> {
    Ok(text.parse()?)
}

#[measured]
async fn async_two<'a>(a: &'a str, b: &str) -> &'a str {
    yield_once().await;
    if b.is_empty() {
        a
    } else {
        &a[1..]
    }
}

#[measured]
async fn async_big(bytes: [u8; 4096]) -> usize {
    yield_once().await;
    bytes.iter().filter(|byte| **byte == 1).count()
}

#[measured]
async fn async_generic<T: Into<String> + Send, const N: usize>(value: T) -> Result<String, MyError>
where
    T: Clone,
{
    yield_once().await;
    Ok(value.into().repeat(N))
}

#[measured]
async fn async_impl_arg(value: impl Display + Send) -> String {
    yield_once().await;
    value.to_string()
}

#[measured]
async fn async_impl_out(n: u32) -> impl Iterator<Item = u32> {
    yield_once().await;
    0..n
}

#[measured]
async fn async_impl_in_result(n: u32) -> Result<impl Iterator<Item = u32>, MyError> {
    let start: u32 = "0".parse()?;
    Ok(start..n)
}

#[measured]
async fn async_dyn(n: u32) -> Box<dyn Display + Send> {
    if n == 0 {
        return Box::new("zero");
    }
    Box::new(n)
}

#[measured]
async fn async_patterns(
    (a, mut b): (u32, String),
    Point { x, .. }: Point,
    _: Rc<u8>,
    mut c: u32,
) -> Result<String, MyError> {
    b.push('!');
    c += 1;
    Ok(format!("{a}{b}{x}{c}"))
}

#[measured(fields(a, x))]
async fn async_patterns_and_fields((a, _): (u32, String), Point { x, .. }: Point) -> u32 {
    a + x
}

#[measured]
async fn async_temporaries(values: Mutex<Vec<u32>>) -> usize {
    values.lock().expect("unpoisoned").len()
}

#[measured]
async fn async_never() -> ! {
    loop {
        yield_once().await;
    }
}

#[measured]
async fn async_diverges() {
    loop {
        yield_once().await;
    }
}

#[measured]
async fn async_recursive(n: u32) -> u32 {
    if n == 0 {
        0
    } else {
        Box::pin(async_recursive(n - 1)).await + 1
    }
}

#[measured]
#[must_use]
async fn async_must_use() -> u32 {
    1
}

#[measured]
async fn async_closure_arg<F, Fut>(f: F) -> Result<u32, MyError>
where
    F: FnOnce(u32) -> Fut,
    Fut: Future<Output = Result<u32, MyError>>,
{
    f(1).await
}

#[measured(error_if = String::is_empty)]
async fn async_error_if(text: &str) -> String {
    text.to_owned()
}

#[tokio::test]
#[measured]
async fn tokio_after() -> Result<(), MyError> {
    yield_once().await;
    Ok(())
}

#[measured]
#[tokio::test]
async fn tokio_before() -> Result<(), MyError> {
    yield_once().await;
    Ok(())
}

#[measured]
fn returns_future(n: u32) -> impl Future<Output = Result<u32, MyError>> + Send {
    async move {
        yield_once().await;
        Ok(n)
    }
}

#[measured]
fn returns_future_of_borrow<'a>(text: &'a str) -> impl Future<Output = &'a str> + 'a {
    let len = text.len();
    async move { &text[..len] }
}

#[measured(fields(text))]
fn returns_static(text: &str) -> Pin<Box<dyn Future<Output = usize> + Send + 'static>> {
    let text = text.to_owned();
    Box::pin(async move { text.len() })
}

#[measured(classify)]
fn returns_boxed<'a>(
    text: &'a str,
) -> Pin<Box<dyn Future<Output = Result<u32, MyError>> + Send + 'a>> {
    if text.is_empty() {
        return Box::pin(async { Err(MyError::Io) });
    }
    Box::pin(async move { Ok(text.parse()?) })
}

#[measured]
fn returns_ready(n: u32) -> std::future::Ready<u32> {
    std::future::ready(n)
}

#[async_trait::async_trait]
trait Remote {
    async fn fetch(&self, key: &str) -> Result<String, MyError>;
    #[measured]
    async fn provided(&self, key: &str) -> Result<usize, MyError> {
        Ok(self.fetch(key).await?.len())
    }
}
#[async_trait::async_trait]
impl Remote for Store {
    #[measured(classify, fields(key))]
    async fn fetch(&self, key: &str) -> Result<String, MyError> {
        yield_once().await;
        if key.is_empty() {
            return Err(MyError::Io);
        }
        Ok(key.to_owned())
    }
}
struct Other;
#[measured]
#[async_trait::async_trait]
impl Remote for Other {
    async fn fetch(&self, key: &str) -> Result<String, MyError> {
        Ok(key.to_owned())
    }
}
struct Another;
#[async_trait::async_trait]
#[measured]
impl Remote for Another {
    async fn fetch(&self, key: &str) -> Result<String, MyError> {
        Ok(key.to_owned())
    }
}

// ---- nodes -----------------------------------------------------------------------------------------------------

#[derive(Clone, Debug, Default, NodeState)]
struct State {
    question: String,
    answer: Option<String>,
    #[node_state(skip)]
    secret: PhantomData<u8>,
    r#type: u32,
}

#[derive(NodeState)]
struct GenericState<'a, T: Debug>
where
    T: Clone,
{
    value: &'a T,
}

#[derive(NodeState)]
struct EmptyState {}

#[traced_node]
fn node_plain(state: State) -> State {
    State {
        answer: Some(state.question.clone()),
        ..state
    }
}

#[traced_node(budget_ms = 1, request_id = config.0, classify)]
fn node_result(mut state: State, config: &(u32, u32)) -> Result<State, MyError> {
    if config.1 == 0 {
        return Err(MyError::Io);
    }
    state.answer = Some(String::new());
    Ok(state)
}

#[traced_node(request_id = config.0)]
async fn node_async(state: State, config: &(u32, u32)) -> Result<State, MyError> {
    yield_once().await;
    if config.1 == 0 {
        Err(MyError::Io)
    } else {
        Ok(state)
    }
}

#[traced_node(state = input, name = "named")]
async fn node_ref(input: &HashMap<String, u32>) -> HashMap<String, u32> {
    input.clone()
}

#[traced_node(ok_if = State::answered)]
fn node_ok_if((state, _): (State, u32)) -> State {
    state
}

#[traced_node]
async fn node_pattern((state, _): (&State, u32)) -> State {
    state.clone()
}

impl State {
    fn answered(&self) -> bool {
        self.answer.is_some()
    }
    #[traced_node(state = self)]
    async fn step(&self) -> State {
        self.clone()
    }
}

#[traced_node]
fn node_boxed<'a>(
    state: &'a State,
) -> Pin<Box<dyn Future<Output = Result<State, MyError>> + Send + 'a>> {
    Box::pin(async move { Ok(state.clone()) })
}

// ---- from macros -----------------------------------------------------------------------------------------------

macro_rules! define {
    ($(#[$attr:meta])* $vis:vis fn $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty $body:block) => {
        #[measured(fields($($arg),*))]
        $(#[$attr])*
        $vis fn $name($($arg: $ty),*) -> $ret $body
    };
    (async $name:ident, $pat:pat, $ty:ty, $ret:ty, $e:expr) => {
        #[measured]
        async fn $name($pat: $ty) -> $ret { $e }
    };
    (method $name:ident $self:ident $body:block) => {
        impl Point {
            #[measured]
            fn $name($self) -> Result<u32, MyError> $body
        }
    };
}
define!(
    #[inline]
    pub(crate) fn from_macro(a: u32, b: &str) -> Result<String, MyError> {
        Ok(format!("{a}{b}"))
    }
);
define!(
    fn from_macro_plain(a: u32) -> u32 {
        a + 1
    }
);
define!(async from_macro_async, (_, _n), (u32, u32), Result<u32, MyError>, Ok(1));
define!(method from_macro_method self { Ok(self.x) });

// ---- behaviour -------------------------------------------------------------------------------------------------

struct Noisy<'a>(&'static str, &'a RefCell<Vec<&'static str>>);
impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}
impl<'a> Noisy<'a> {
    fn tell(&self) -> u32 {
        0
    }
    fn get(&self) -> Noisy<'a> {
        Noisy("temporary", self.1)
    }
    fn bare(
        self,
        b: Noisy<'_>,
        _: Noisy<'_>,
        (c, _): (Noisy<'_>, Noisy<'_>),
        _e: Noisy<'_>,
    ) -> Result<u32, MyError> {
        let _local = Noisy("local", self.1);
        drop(c);
        Ok(b.get().tell())
    }
    #[measured]
    fn annotated(
        self,
        b: Noisy<'_>,
        _: Noisy<'_>,
        (c, _): (Noisy<'_>, Noisy<'_>),
        _e: Noisy<'_>,
    ) -> Result<u32, MyError> {
        let _local = Noisy("local", self.1);
        drop(c);
        Ok(b.get().tell())
    }
    async fn bare_async(
        self,
        b: Noisy<'_>,
        _: Noisy<'_>,
        (c, _): (Noisy<'_>, Noisy<'_>),
        _e: Noisy<'_>,
    ) -> Result<u32, MyError> {
        let _local = Noisy("local", self.1);
        drop(c);
        Ok(b.get().tell())
    }
    #[measured]
    async fn annotated_async(
        self,
        b: Noisy<'_>,
        _: Noisy<'_>,
        (c, _): (Noisy<'_>, Noisy<'_>),
        _e: Noisy<'_>,
    ) -> Result<u32, MyError> {
        let _local = Noisy("local", self.1);
        drop(c);
        Ok(b.get().tell())
    }
}

macro_rules! dropped {
    ($method:ident, $finish:expr) => {{
        let log = RefCell::new(Vec::new());
        let noisy = |name| Noisy(name, &log);
        let called = noisy("self").$method(
            noisy("b"),
            noisy("_"),
            (noisy("c"), noisy("c.1")),
            noisy("_e"),
        );
        $finish(called);
        log.into_inner()
    }};
}

#[test]
fn drop_order_stays() {
    assert_eq!(dropped!(annotated, drop), dropped!(bare, drop));
    assert_eq!(
        dropped!(annotated_async, |f| drop(block_on(f))),
        dropped!(bare_async, |f| drop(block_on(f)))
    );
    // Never polled.
    assert_eq!(dropped!(annotated_async, drop), dropped!(bare_async, drop));
}

#[test]
fn values_stay() {
    nothing();
    assert_eq!(value(1, 2), 3);
    assert_eq!(parse("7").ok(), Some(7));
    assert!(matches!(parse("x"), Err(MyError::Parse)));
    assert!(matches!(parse("0"), Err(MyError::Io)));
    assert_eq!(with_everything("abc", 1).ok(), Some(3));
    assert!(boxed_error("").is_err() && boxed_error("x").is_err() && boxed_error("1").is_ok());
    assert!(io_result("/nowhere").is_err());
    assert_eq!(lifetimes("", "b").ok(), Some("b"));
    assert_eq!(elided("ab").ok(), Some("b"));
    assert_eq!(elided_in_path(&RefCell::new(3)).map(|n| *n).ok(), Some(3));
    let mut values = Vec::new();
    *reborrow(&mut values).expect("pushed") += 1;
    *reborrow_plain(&mut values) += 2;
    assert_eq!(values, [2, 3]);
    assert_eq!(generic::<_, 2>(&1).ok(), Some([1, 1]));
    assert_eq!(unsized_arg("text").ok().as_deref(), Some("text"));
    assert_eq!(impl_in([1, 2]).ok(), Some(3));
    assert_eq!(impl_out(3).sum::<u32>(), 6);
    assert_eq!(impl_in_result(3).map(Iterator::sum::<u32>).ok(), Some(3));
    assert_eq!(dyn_in_result(1).map(|f| f(1)).ok(), Some(2));
    assert_eq!(dyn_out(3).count(), 3);
    assert_eq!(closure_out("a")("b"), "ab");
    let point = || Point { x: 3, y: 4 };
    assert_eq!(
        patterns((1, "2".into()), point(), [4, 5, 6], 7)
            .ok()
            .as_deref(),
        Some("1234")
    );
    assert_eq!(patterns_plain((1, "2".into()), point(), 7), "1234");
    assert_eq!(
        patterns_and_fields((1, "2".into()), point())
            .ok()
            .as_deref(),
        Some("123")
    );
    assert_eq!(mutable("a".into(), 2).ok().as_deref(), Some("axx"));
    assert_eq!(consumes("a".into()).ok(), Some(vec![b'a']));
    assert!(unused(1, 2).is_ok());
    assert_eq!(raw(1, "a").ok().as_deref(), Some("1a"));
    assert_eq!(r#loop(1), 1);
    assert_eq!(internals(1, 2, 3, 4, 5, 6).ok(), Some(21));
    assert_eq!(internals_guard(1, 2, 3), 6);
    assert_eq!(recursive(5).ok(), Some(5));
    assert_eq!(attributes(5).ok(), Some(5));
    assert_eq!(inner_attributes().ok(), Some(2));
    assert_eq!(inner_attributes_guard(), 2);
    assert_eq!(tracked().ok(), Some(line!()));
    assert!(std::panic::catch_unwind(|| never()).is_err());
    assert_eq!(early_return(0), None);
    assert_eq!(early_return(4), Some(2));
    assert_eq!((ok_if(0), ok_if(1)), (None, Some(0)));
    assert!(error_if(0).is_empty());
    budget_const();
    budget_const_float();
    assert_eq!(c_abi(1), 2);
    assert_eq!(temporaries(Mutex::new(vec![1])).ok(), Some(1));
    assert_eq!(temporaries_match(Mutex::new(vec![1])).ok(), Some(1));
    assert_eq!(pointer(|n| n + 1, &|n| n * 5).ok(), Some(6));
    assert_eq!(no_error(), Ok(1));
    assert_eq!(nested_items().ok(), Some(6));
    assert_eq!(twice(1).ok(), Some(1));
    assert_eq!(not_a_result(1).n, 1);
    assert_eq!(infers().ok(), Some(vec![1, 2]));
    assert_eq!(coerces(&[1, 2]).ok(), Some(&[1, 2][..]));
    assert_eq!(from_macro(1, "b").ok().as_deref(), Some("1b"));
    assert_eq!(from_macro_plain(1), 2);
    assert_eq!(block_on(from_macro_async((1, 2))).ok(), Some(1));
    assert_eq!(point().from_macro_method().ok(), Some(3));
    let function: fn(&str) -> Result<u32, MyError> = parse;
    assert_eq!(
        ["1", "2"]
            .into_iter()
            .map(function)
            .filter_map(Result::ok)
            .sum::<u32>(),
        3
    );
}

#[test]
fn methods_stay() {
    assert!(Store::try_new().is_ok());
    let mut store = Store::new();
    store.by_mut("a".into()).expect("pushed").push('b');
    assert_eq!(store.by_ref().ok(), Some("ab"));
    assert_eq!(store.clone().by_value().ok(), Some(vec!["ab".to_owned()]));
    assert_eq!(
        store
            .clone()
            .by_mut_value("c")
            .map(|store| store.items.len())
            .ok(),
        Some(2)
    );
    assert_eq!(Box::new(store.clone()).boxed().ok().as_deref(), Some(""));
    assert_eq!(Rc::new(store.clone()).counted().ok(), Some(1));
    Pin::new(&mut store).pinned().expect("a name").push('n');
    assert_eq!(store.typed().ok().map(String::as_str), Some("n"));
    assert_eq!(
        Box::new(store.clone())
            .mutable_box()
            .ok()
            .map(|store| store.name)
            .as_deref(),
        Some("nx")
    );
    assert_eq!(block_on(store.async_ref("ab")).ok(), Some("ab"));
    block_on(store.async_mut("d".into())).push('e');
    assert_eq!(
        block_on(store.clone().async_value())
            .ok()
            .map(|store| store.name)
            .as_deref(),
        Some("ny")
    );
    assert_eq!(
        block_on(assert_send(Arc::new(store.clone()).async_arc())),
        2
    );
    assert_eq!(block_on(store.twice(1)).ok(), Some(4));
    assert_eq!(block_on(store.sent(1)), 1);
    let mut point = Point { x: 3, y: 4 };
    assert_eq!(point.area().ok(), Some(12));
    assert_eq!(point.double().ok(), Some(24));
    assert_eq!(point.plain(), 7);
    assert_eq!(point.next(), Some(2));
    assert_eq!(point.to_string(), "2");
    assert_eq!(point.consume().ok(), Some(8));
    assert_eq!(Generic(&[1_u8]).first().ok(), Some(&1));
    assert_eq!(
        block_on(Generic(&[1_u8]).first_async::<u32>()).ok(),
        Some(1)
    );
}

#[test]
fn blocks_stay() {
    let block = Block(Block::constant());
    assert_eq!(block.plain() + block.renamed() + block.skipped(), 3);
    assert!(block.fails().is_err());
    assert_eq!(block_on(block.later()).ok(), Some(1));
    assert_eq!(module::free().ok(), Some(4));
    assert_eq!(module::Inside { n: 1 }.method().ok(), Some(1));
    assert_eq!(
        block_on(module::nested::later()) + module::nested::skipped(),
        11
    );
    assert_eq!(module::Default::provided(&3_u32), 3);
}

#[test]
fn futures_stay() {
    block_on(assert_send(async_unit()));
    block_on(async_return());
    assert_eq!(block_on(assert_send(async_result("7"))).ok(), Some(7));
    assert!(matches!(block_on(async_result("x")), Err(MyError::Parse)));
    assert!(block_on(async_result("0")).is_err());
    assert_eq!(block_on(async_alias("7")).ok(), Some(7));
    assert_eq!(block_on(async_two("ab", "c")), "b");
    let big = async_big([1; 4096]);
    assert!(size_of_val(&big) < 8_400, "{}", size_of_val(&big));
    assert_eq!(block_on(big), 4096);
    assert_eq!(
        block_on(assert_send(async_generic::<_, 2>("a")))
            .ok()
            .as_deref(),
        Some("aa")
    );
    assert_eq!(block_on(async_impl_arg(1)), "1");
    assert_eq!(block_on(async_impl_out(3)).count(), 3);
    assert_eq!(
        block_on(async_impl_in_result(3)).map(Iterator::count).ok(),
        Some(3)
    );
    assert_eq!(
        block_on(async_dyn(0)).to_string() + &block_on(async_dyn(1)).to_string(),
        "zero1"
    );
    let patterns = async_patterns((1, "2".into()), Point { x: 3, y: 4 }, Rc::new(0), 4);
    assert_eq!(block_on(patterns).ok().as_deref(), Some("12!35"));
    assert_eq!(
        block_on(async_patterns_and_fields(
            (1, String::new()),
            Point { x: 3, y: 4 }
        )),
        4
    );
    assert_eq!(block_on(async_temporaries(Mutex::new(vec![1]))), 1);
    drop(async_never());
    drop(async_diverges());
    assert_eq!(block_on(async_recursive(3)), 3);
    assert_eq!(block_on(async_must_use()), 1);
    assert_eq!(
        block_on(async_closure_arg(|n| async move { Ok(n) })).ok(),
        Some(1)
    );
    assert_eq!(block_on(async_error_if("a")), "a");
    assert_eq!(block_on(assert_send(returns_future(1))).ok(), Some(1));
    assert_eq!(block_on(returns_future_of_borrow("ab")), "ab");
    assert_eq!(block_on(returns_static("ab")), 2);
    assert_eq!(block_on(returns_boxed("12")).ok(), Some(12));
    assert!(block_on(returns_boxed("")).is_err());
    assert_eq!(block_on(returns_ready(1)), 1);
    let store = Store::new();
    assert_eq!(block_on(store.provided("key")).ok(), Some(3));
    assert_eq!(block_on(Other.provided("key")).ok(), Some(3));
    assert_eq!(block_on(Another.provided("key")).ok(), Some(3));
    // Lazy: nothing happens before the first poll.
    let polled = Cell::new(false);
    let lazy = async_closure_arg(|n| {
        polled.set(true);
        async move { Ok(n) }
    });
    assert!(!polled.get());
    drop(lazy);
    assert!(!polled.get());
}

#[test]
fn nodes_stay() {
    let state = State {
        question: "q".into(),
        ..State::default()
    };
    assert!(node_plain(state.clone()).answer.is_some());
    assert!(node_result(state.clone(), &(1, 0)).is_err());
    assert!(node_result(state.clone(), &(1, 1)).is_ok());
    assert!(block_on(assert_send(node_async(state.clone(), &(1, 0)))).is_err());
    assert!(block_on(node_ref(&HashMap::from([("k".to_owned(), 1)]))).contains_key("k"));
    assert!(node_ok_if((state.clone(), 1)).answer.is_none());
    assert!(block_on(node_pattern((&state, 1))).answer.is_none());
    assert!(block_on(state.step()).answer.is_none());
    assert!(block_on(node_boxed(&state)).is_ok());
    let mut keys = Vec::new();
    state.keys(&mut |key| keys.push(key.to_owned()));
    assert_eq!(keys, ["question", "answer", "type"]);
    let mut values = 0;
    state.summary(&mut |_, _| values += 1);
    GenericState { value: &"x" }.summary(&mut |_, _| values += 1);
    EmptyState {}.keys(&mut |_| values += 1);
    assert_eq!(values, 4);
}
