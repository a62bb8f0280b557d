//! What operations are called.

use std::time::Duration;

use telemetry_runtime::{handle, measured};

use crate::support::{Scenario, block_on, builder, report};

pub(crate) const ALL: &[Scenario] = &[("names", names)];

#[measured]
fn free() {}

#[measured(name = "catalogue.search")]
fn named() {}

#[measured]
fn r#match() {}

#[measured]
fn outer() {
    #[measured]
    fn nested() {}
    nested();
}

struct Store;

impl Store {
    #[measured]
    fn new() -> Self {
        Self
    }

    #[measured]
    fn find(&self) {
        let _ = self;
    }

    #[measured]
    async fn load(&self) {
        let _ = self;
    }

    #[measured(name = "store.close")]
    fn close(self) {
        let _ = self;
    }
}

struct Shelf<T>(T);

#[measured]
impl<T: Copy> Shelf<T> {
    fn first(&self) -> T {
        self.0
    }

    #[measured(skip)]
    fn left_out(&self) -> T {
        self.0
    }

    #[measured(name = "shelf.last")]
    fn last(&self) -> T {
        self.0
    }
}

trait Shape {
    #[measured]
    fn area(&self) -> f64 {
        2.0 * self.side()
    }

    fn side(&self) -> f64;
}

impl Shape for Store {
    #[measured]
    fn side(&self) -> f64 {
        2.0
    }
}

#[measured]
mod module {
    pub(crate) fn in_module() {
        deeper::in_deeper_module();
    }

    mod deeper {
        pub(super) fn in_deeper_module() {}
    }
}

mod one {
    #[telemetry_runtime::measured(budget_ms = 1)]
    pub(crate) fn twin() {
        crate::support::sleep(2);
    }
}

mod other {
    #[telemetry_runtime::measured(budget_ms = 1)]
    pub(crate) fn twin() {
        crate::support::sleep(2);
    }
}

fn names() {
    let _telemetry = builder().budget("twin", Duration::from_secs(60)).install();
    free();
    named();
    r#match();
    outer();
    let store = Store::new();
    store.find();
    block_on(store.load());
    report(store.area());
    store.close();
    let shelf = Shelf(7);
    report(shelf.first() + shelf.left_out() + shelf.last());
    module::in_module();
    one::twin();
    other::twin();
    let called = || free();
    called();
    report(handle().operations());
}
