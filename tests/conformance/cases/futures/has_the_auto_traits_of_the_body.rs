//@ editions: 2021 2024
#![allow(clippy::all, clippy::pedantic)]

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::AtomicU8;
use std::sync::{Arc, Mutex};
use support::{say, yield_once};

struct Probe<T>(PhantomData<T>);

fn probe<T>(_: &T) -> Probe<T> {
    Probe(PhantomData)
}

macro_rules! ask {
    ($($of:ident $method:ident $no:ident;)*) => {
        $(
            trait $no {
                fn $method(&self) -> bool {
                    false
                }
            }
            impl<T> $no for Probe<T> {}
            impl<T: $of> Probe<T> {
                #[allow(clippy::unused_self)]
                fn $method(&self) -> bool {
                    true
                }
            }
        )*
    };
}

ask! {
    Send is_send NotSend;
    Sync is_sync NotSync;
    Unpin is_unpin NotUnpin;
    UnwindSafe is_unwind_safe NotUnwindSafe;
    RefUnwindSafe is_ref_unwind_safe NotRefUnwindSafe;
}

#[measured]
async fn nothing() {}

#[measured]
async fn waits() {
    yield_once().await;
}

#[measured]
async fn takes_rc(rc: Rc<u8>) -> u8 {
    *rc
}

#[measured]
async fn holds_rc() -> u8 {
    let rc = Rc::new(1);
    yield_once().await;
    *rc
}

#[measured]
async fn drops_rc_in_time() -> u8 {
    let value = {
        let rc = Rc::new(1);
        *rc
    };
    yield_once().await;
    value
}

#[measured]
async fn takes_cell(cell: Cell<u8>) -> u8 {
    yield_once().await;
    cell.get()
}

#[measured]
async fn takes_ref_cell(cell: &RefCell<u8>) -> u8 {
    yield_once().await;
    *cell.borrow()
}

#[measured]
async fn takes_mut(value: &mut u8) {
    yield_once().await;
    *value += 1;
}

#[measured]
async fn takes_mutex(value: &Mutex<u8>) -> bool {
    yield_once().await;
    value.lock().is_ok()
}

#[measured]
async fn takes_atomic(value: Arc<AtomicU8>) -> AtomicU8 {
    yield_once().await;
    AtomicU8::new(value.load(std::sync::atomic::Ordering::Relaxed))
}

#[measured]
async fn takes_pointer(value: *const u8) -> bool {
    yield_once().await;
    value.is_null()
}

#[measured]
async fn returns_rc() -> Rc<u8> {
    yield_once().await;
    Rc::new(1)
}

#[measured]
async fn returns_result(flag: bool) -> Result<Rc<u8>, String> {
    yield_once().await;
    if flag {
        Ok(Rc::new(1))
    } else {
        Err(String::new())
    }
}

#[measured]
async fn takes_dyn(value: Box<dyn Fn() -> u8>) -> u8 {
    yield_once().await;
    value()
}

#[measured]
async fn takes_dyn_send(value: Box<dyn Fn() -> u8 + Send>) -> u8 {
    yield_once().await;
    value()
}

#[measured]
async fn classified(flag: bool) -> Result<u8, Box<dyn std::error::Error>> {
    yield_once().await;
    if flag { Ok(1) } else { Err("no".into()) }
}

#[measured]
fn returned() -> impl Future<Output = u8> {
    let rc = Rc::new(1);
    async move { *rc }
}

#[measured]
fn returned_send(value: u8) -> impl Future<Output = u8> + Send {
    async move { value }
}

#[measured]
fn boxed(value: u8) -> Pin<Box<dyn Future<Output = u8> + Send>> {
    Box::pin(async move { value })
}

#[measured]
fn ready(value: u8) -> std::future::Ready<u8> {
    std::future::ready(value)
}

#[both]
async fn node(state: serde_json::Value) -> serde_json::Value {
    yield_once().await;
    state
}

#[both]
async fn node_with_rc(state: serde_json::Value, rc: Rc<u8>) -> Result<serde_json::Value, String> {
    yield_once().await;
    if *rc == 0 {
        return Err("zero".to_owned());
    }
    Ok(state)
}

macro_rules! tell {
    ($($name:literal $future:expr;)*) => {
        $({
            let future = $future;
            let it = probe(&future);
            say(format_args!(
                "{}: Send {}, Sync {}, Unpin {}, UnwindSafe {}, RefUnwindSafe {}",
                $name, it.is_send(), it.is_sync(), it.is_unpin(), it.is_unwind_safe(),
                it.is_ref_unwind_safe(),
            ));
            drop(future);
        })*
    };
}

fn main() {
    let cell = RefCell::new(1);
    let mutex = Mutex::new(1);
    let mut value = 1;
    support::block_on(nothing());
    tell! {
        "nothing" nothing();
        "waits" waits();
        "takes_rc" takes_rc(Rc::new(1));
        "holds_rc" holds_rc();
        "drops_rc_in_time" drops_rc_in_time();
        "takes_cell" takes_cell(Cell::new(1));
        "takes_ref_cell" takes_ref_cell(&cell);
        "takes_mut" takes_mut(&mut value);
        "takes_mutex" takes_mutex(&mutex);
        "takes_atomic" takes_atomic(Arc::new(AtomicU8::new(1)));
        "takes_pointer" takes_pointer(std::ptr::null());
        "returns_rc" returns_rc();
        "returns_result" returns_result(true);
        "takes_dyn" takes_dyn(Box::new(|| 1));
        "takes_dyn_send" takes_dyn_send(Box::new(|| 1));
        "classified" classified(true);
        "returned" returned();
        "returned_send" returned_send(1);
        "boxed" boxed(1);
        "ready" ready(1);
        "node" node(serde_json::json!({}));
        "node_with_rc" node_with_rc(serde_json::json!({}), Rc::new(1));
    }
}
