//! Parents with more children than a log has room for, and where their time went.

use std::pin::Pin;
use std::thread;
use std::time::{Duration, Instant};

use telemetry_runtime::measured;

use crate::support::{Scenario, install, poll_once, report, sleep};

pub(crate) const ALL: &[Scenario] = &[
    ("nested_many", many),
    ("nested_budgets", budgets),
    ("nested_futures", futures),
    ("nested_kinds", kinds),
    ("nested_deep", deep),
];

fn spin(microseconds: u64) {
    let began = Instant::now();
    while began.elapsed() < Duration::from_micros(microseconds) {}
}

#[measured(level = "trace")]
fn slow_first() {
    sleep(5);
}

#[measured(level = "trace")]
fn quick() {}

#[measured(budget_ms = 1)]
fn parent(children: u32) {
    slow_first();
    for _ in 0..children {
        quick();
    }
}

#[measured]
fn without_budget(children: u32) {
    slow_first();
    for _ in 0..children {
        quick();
    }
}

fn many() {
    let telemetry = install();
    for children in [1, 126, 127, 128, 129, 1_000, 10_001] {
        parent(children);
    }
    without_budget(10_001);
    report(telemetry.operations());
}

#[measured(level = "trace")]
fn leaf() {}

#[measured(budget_ms = 1)]
fn grandparent() {
    for _ in 0..200 {
        leaf();
    }
    violates();
    for _ in 0..200 {
        leaf();
    }
    meets();
    unbudgeted();
    for _ in 0..10 {
        leaf();
    }
}

#[measured(budget_ms = 1)]
fn violates() {
    for _ in 0..300 {
        leaf();
    }
    sleep(2);
}

#[measured(budget_ms = 60_000)]
fn meets() {
    for _ in 0..400 {
        leaf();
    }
}

#[measured]
fn unbudgeted() {
    for _ in 0..500 {
        leaf();
    }
    panics();
}

#[measured(budget_ms = 60_000)]
fn panics() {
    let caught = std::panic::catch_unwind(|| {
        for _ in 0..300 {
            leaf();
        }
        unwinds();
    });
    assert!(caught.is_err());
}

#[measured(budget_ms = 60_000)]
fn unwinds() {
    for _ in 0..200 {
        leaf();
    }
    std::panic::resume_unwind(Box::new("unwinds"));
}

fn budgets() {
    let _telemetry = install();
    grandparent();
}

#[measured(budget_ms = 1)]
async fn over_polls() {
    for poll in 0..4 {
        for _ in 0..150 {
            quick();
        }
        child().await;
        if poll == 2 {
            sleep(3);
        }
        tokio::task::yield_now().await;
    }
}

#[measured(level = "trace", budget_ms = 60_000)]
async fn child() {
    for _ in 0..100 {
        leaf();
    }
    tokio::task::yield_now().await;
    for _ in 0..100 {
        leaf();
    }
}

fn futures() {
    let telemetry = install();
    let mut future: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(over_polls());
    let mut is_over = false;
    while !is_over {
        let polled = thread::spawn(move || {
            let is_over = poll_once(future.as_mut()).is_some();
            (future, is_over)
        });
        (future, is_over) = polled.join().unwrap();
    }
    report(telemetry.operations());
}

macro_rules! kind {
    ($($name:ident)*) => {
        $(
            #[measured(level = "trace")]
            fn $name() {
                spin(300);
            }
        )*

        fn each_kind() {
            $($name();)*
        }
    };
}

kind!(kind_a kind_b kind_c kind_d kind_e kind_f kind_g kind_h kind_i kind_j);

#[measured(level = "trace")]
fn frequent() {
    spin(20);
}

/// Most of the time goes into one that is quick, and called often.
#[measured(budget_ms = 1)]
fn of_all_kinds() {
    for _ in 0..100 {
        frequent();
    }
    each_kind();
    for _ in 0..500 {
        frequent();
    }
}

/// The same, when others come first.
#[measured(budget_ms = 1)]
fn of_others_first() {
    each_kind();
    for _ in 0..500 {
        frequent();
    }
}

fn kinds() {
    let _telemetry = install();
    of_all_kinds();
    of_others_first();
}

#[measured(level = "trace")]
fn descends(depth: u32) {
    if depth > 0 {
        descends(depth - 1);
    } else {
        below();
    }
}

#[measured(budget_ms = 1)]
fn below() {
    slow_first();
    for _ in 0..300 {
        quick();
    }
}

fn deep() {
    let _telemetry = install();
    descends(200);
}
