//! The gate of a callsite, and what is behind it; the registry is a lock and a flag.

#[path = "../../../telemetry-runtime/src/callsite/gate.rs"]
mod gate;
#[path = "../../../telemetry-runtime/src/callsite/live.rs"]
mod live;

pub(crate) use self::gate::Gate;

pub(crate) mod registry {
    pub(crate) const MAX_OPERATIONS: usize = 3;
}

pub mod model {
    //! A first call is registered while a setting changes.

    use loom::sync::{Arc, Mutex};
    use loom::thread;

    use super::Gate;
    use super::live::{InForce, Live};
    use crate::run;
    use crate::sync::atomic::Ordering::Relaxed;
    use crate::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64};

    /// What `registry::Registry` does with one callsite, under its lock.
    struct Registry {
        /// Telemetry is installed, with this budget.
        budget_ns: Option<u64>,
        is_known: bool,
    }

    struct Site {
        live: Live,
        registry: Mutex<Registry>,
    }

    impl Site {
        fn new(budget_ns: Option<u64>) -> Self {
            Self {
                live: Live {
                    gate: AtomicU16::new(Gate::UNSEEN.bits()),
                    time_shift: AtomicU8::new(0),
                    operation: AtomicU32::new(0),
                    threshold: AtomicU64::new(0),
                    budget_ns: AtomicU64::new(0),
                    sample: AtomicU32::new(0),
                    id: AtomicU32::new(0),
                },
                registry: Mutex::new(Registry {
                    budget_ns,
                    is_known: false,
                }),
            }
        }

        fn gate(&self) -> Gate {
            let gate = self.live.gate();
            if gate == Gate::UNSEEN {
                self.register()
            } else {
                gate
            }
        }

        fn register(&self) -> Gate {
            let mut registry = self.registry.lock().unwrap();
            let gate = self.live.gate();
            if gate != Gate::UNSEEN {
                return gate;
            }
            assert!(!registry.is_known, "registered twice");
            registry.is_known = true;
            self.live.enter(7, 3);
            self.refresh(&registry)
        }

        fn change(&self, budget_ns: u64) {
            let mut registry = self.registry.lock().unwrap();
            registry.budget_ns = Some(budget_ns);
            if registry.is_known {
                self.refresh(&registry);
            }
        }

        fn refresh(&self, registry: &Registry) -> Gate {
            let Some(budget_ns) = registry.budget_ns else {
                self.live.set_gate(Gate::OFF);
                return Gate::OFF;
            };
            let mut gate = Gate::ON;
            gate.set(Gate::BUDGET, true);
            let in_force = InForce {
                gate,
                budget_ns,
                sample: 1,
                time_shift: 2,
            };
            self.live.put_in_force(&in_force, budget_ns / 2);
            gate
        }

        /// What a call reads after it has seen an open gate.
        fn is_whole(&self) {
            let live = &self.live;
            assert_eq!(
                (live.operation.load(Relaxed), live.id.load(Relaxed)),
                (7, 3)
            );
            let (budget, threshold) = (live.budget_ns.load(Relaxed), live.threshold.load(Relaxed));
            assert_eq!((budget, threshold), (200, 100));
            assert_eq!(
                (live.sample.load(Relaxed), live.time_shift.load(Relaxed)),
                (1, 2)
            );
        }
    }

    fn call(site: &Site) {
        if site.gate().has(Gate::ON) {
            site.is_whole();
        }
    }

    /// Calls while telemetry is installed: whoever sees the gate open sees what is behind it, and in the
    /// end it is open.
    pub fn whoever_sees_the_gate_sees_what_is_behind_it() {
        run(3, || {
            let site = Arc::new(Site::new(None));
            let installing = Arc::clone(&site);
            let install = thread::spawn(move || installing.change(200));
            call(&site);
            call(&site);
            install.join().unwrap();
            assert!(site.gate().has(Gate::ON));
            site.is_whole();
        });
    }

    /// Two first calls at once: one registers, and both see what is behind the gate.
    pub fn two_first_calls_register_once() {
        run(3, || {
            let site = Arc::new(Site::new(Some(200)));
            let other = Arc::clone(&site);
            let other = thread::spawn(move || call(&other));
            call(&site);
            other.join().unwrap();
            site.is_whole();
        });
    }

    /// A setting changes while a call is registered: in the end it is in force.
    pub fn a_change_is_in_force_in_the_end() {
        run(3, || {
            let site = Arc::new(Site::new(Some(100)));
            let changing = Arc::clone(&site);
            let change = thread::spawn(move || changing.change(200));
            site.gate();
            change.join().unwrap();
            site.is_whole();
        });
    }
}
