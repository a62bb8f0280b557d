//! Tests that interrupt a call at every instruction, by a signal handler that makes calls itself.
#![expect(
    unsafe_code,
    reason = "the processor stops after each instruction where a flag of it says so"
)]

use std::arch::asm;
use std::cell::Cell;
use std::sync::Once;

use super::call::hot;
use super::call::polled::{Polled, Stage};
use super::frame::Flags;
use super::local;
use super::seen::Seen;
use super::shard::Shard;
use crate::callsite::{Callsite, Gate};
use crate::clock::Ticks;

static PROGRAM: Callsite = Callsite::named("program", "app");
static HANDLER: Callsite = Callsite::named("handler", "app");
const OF_PROGRAM: u32 = 1;
const OF_HANDLER: u32 = 2;

thread_local! {
    /// What is done after each instruction, given how many there were.
    static AT_EACH: Cell<fn(u32)> = const { Cell::new(|_| ()) };
    static STEPS: Cell<u32> = const { Cell::new(0) };
    /// Calls in the handler that were measured.
    static MEASURED: Cell<u64> = const { Cell::new(0) };
    /// The only instruction that is interrupted.
    static ONLY: Cell<u32> = const { Cell::new(0) };
}

extern "C" fn handle(_: libc::c_int) {
    let step = STEPS.get();
    STEPS.set(step + 1);
    AT_EACH.get()(step);
}

/// Interrupts `work` after each of its instructions; gives their number.
fn stepped(at_each: fn(u32), work: impl FnOnce()) -> u32 {
    static HANDLED: Once = Once::new();
    HANDLED.call_once(|| {
        let handler = handle as extern "C" fn(libc::c_int);
        // SAFETY: the handler touches thread-locals without destructors, and does what its tests do.
        unsafe { libc::signal(libc::SIGTRAP, handler as libc::sighandler_t) };
    });
    AT_EACH.set(at_each);
    STEPS.set(0);
    // SAFETY: the trap flag makes the processor raise a signal after each instruction, which has its
    // handler; the kernel clears it while that runs. The stack is used as compilers expect of assembly.
    unsafe { asm!("pushfq", "or qword ptr [rsp], 0x100", "popfq") };
    work();
    // SAFETY: as above; from here on nothing is interrupted.
    unsafe { asm!("pushfq", "and qword ptr [rsp], -257", "popfq") };
    STEPS.get()
}

/// Makes a call; `false` if it was not measured.
fn call(callsite: &'static Callsite, gate: Gate) -> bool {
    let place = hot::begin(callsite, Flags::of(gate));
    if place.is_some() {
        hot::end(callsite, place);
    }
    place.is_some()
}

fn handler_calls(_: u32) {
    for _ in 0..3 {
        let measured = call(&HANDLER, Gate::ON);
        MEASURED.set(MEASURED.get() + u64::from(measured));
    }
}

/// Makes so many calls on a thread with a shard of its own, each instruction of which is interrupted.
fn interrupted(calls: u64, one: fn()) {
    std::thread::spawn(move || {
        PROGRAM.open_as(OF_PROGRAM);
        HANDLER.open_as(OF_HANDLER);
        _ = Ticks::now();
        let shard: &'static Shard = Box::leak(Box::new(Shard::new()));
        local::with(|local| local.enter_runtime().set_home(shard));
        // What is counted for the first time allocates.
        call(&PROGRAM, Gate::ON);
        call(&HANDLER, Gate::ON);
        assert_eq!((shard.calls(OF_PROGRAM), shard.calls(OF_HANDLER)), (1, 1));
        let mut steps = 0;
        for done in 1..=calls {
            steps += stepped(handler_calls, one);
            assert_eq!(shard.depth(), 0);
            assert_eq!(shard.calls(OF_PROGRAM), 1 + done);
            assert_eq!(shard.calls(OF_HANDLER), 1 + MEASURED.get());
        }
        let measured = MEASURED.get();
        assert!(steps > 100 && measured > 100, "{measured} in {steps}");
    })
    .join()
    .unwrap();
}

#[test]
fn a_function_that_is_interrupted_anywhere_is_counted_once() {
    interrupted(3, || _ = call(&PROGRAM, Gate::ON));
}

#[test]
fn a_function_that_is_sampled_and_interrupted_anywhere_is_counted_once() {
    interrupted(2, || {
        let mut gate = Gate::ON;
        gate.set(Gate::SUCCESS, true);
        gate.set(Gate::SAMPLED, true);
        gate.set(Gate::BUDGET, true);
        _ = call(&PROGRAM, gate);
    });
}

#[test]
fn a_future_that_is_interrupted_anywhere_is_counted_once() {
    interrupted(2, || {
        let mut call = Polled::new(&PROGRAM, Stage::New, None);
        for _ in 0..2 {
            let place = call.resume();
            call.pend(place);
        }
        let place = call.resume();
        call.end(place, Ticks::now(), Seen::OK);
    });
}

#[test]
fn the_first_call_of_a_thread_may_be_in_a_handler_that_interrupts_the_toolkit_anywhere() {
    HANDLER.open_as(OF_HANDLER);
    let mut only = 0;
    loop {
        let (steps, is_inside) = std::thread::spawn(move || {
            ONLY.set(only);
            let at_each = |step| {
                if step == ONLY.get() {
                    _ = call(&HANDLER, Gate::ON);
                }
            };
            local::with(|local| {
                let steps = stepped(at_each, || drop(local.enter_runtime()));
                (steps, local.is_inside())
            })
        })
        .join()
        .unwrap();
        assert!(!is_inside, "after instruction {only}");
        only += 1;
        if only >= steps {
            break;
        }
    }
    assert!(only > 20, "{only} instructions");
}
