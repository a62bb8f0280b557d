//! Programs that are drawn at random, beside a model that says what there is to be seen of them.

use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::thread;

use telemetry_runtime::{Builder, Memory, Operation, handle, measure_operation, measured, record};

use crate::support::{Scenario, builder, poll_once, report};

pub(crate) const ALL: &[Scenario] = &[
    ("random_programs", programs),
    ("random_programs_timed_in_part", programs_timed_in_part),
];

const PROGRAMS: u64 = 200;
const STEPS: u32 = 60;
/// Deeper than a thread has frames for.
const DEEPEST: u32 = 140;

/// What there is to be seen of one operation: ok, errors, panicked, cancelled, in flight.
type Seen = [u64; 5];
const OK: usize = 0;
const ERROR: usize = 1;
const PANICKED: usize = 2;
const CANCELLED: usize = 3;
const RUNS: usize = 4;

#[derive(Default)]
struct Model {
    seen: BTreeMap<&'static str, Seen>,
    calls: u64,
    /// Calls that were given a field while they ran.
    marked: Vec<u64>,
    /// What was seen, and is not so.
    wrong: Vec<String>,
}

impl Model {
    fn begin(&mut self, operation: &'static str) -> u64 {
        self.seen.entry(operation).or_default()[RUNS] += 1;
        self.calls += 1;
        self.calls
    }

    fn end(&mut self, operation: &'static str, outcome: usize) {
        let seen = self.seen.entry(operation).or_default();
        seen[RUNS] -= 1;
        seen[outcome] += 1;
    }
}

type Later = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

/// One thread's share of a program.
struct World {
    model: Arc<Mutex<Model>>,
    random: u64,
    steps: u32,
    depth: u32,
    /// The calls that run on this thread, in the order in which they began.
    running: Vec<u64>,
    blocks: Vec<(u64, &'static str, Operation)>,
    /// Futures that were polled, and are kept for later, or for another thread.
    futures: Vec<(&'static str, Later)>,
}

const BLOCKS: [&str; 3] = ["block_a", "block_b", "block_c"];

impl World {
    fn new(model: &Arc<Mutex<Model>>, seed: u64) -> Self {
        Self {
            model: Arc::clone(model),
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            steps: STEPS,
            depth: 0,
            running: Vec::new(),
            blocks: Vec::new(),
            futures: Vec::new(),
        }
    }

    fn draw(&mut self, below: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) % below
    }

    fn begin(&mut self, operation: &'static str) -> u64 {
        let id = self.model.lock().unwrap().begin(operation);
        self.running.push(id);
        id
    }

    fn end(&mut self, id: u64, operation: &'static str, outcome: usize) {
        self.running.retain(|running| *running != id);
        self.model.lock().unwrap().end(operation, outcome);
    }

    /// Gives the innermost call a field.
    fn mark(&mut self) {
        let Some(innermost) = self.running.last().copied() else {
            return;
        };
        let mut model = self.model.lock().unwrap();
        if !model.marked.contains(&innermost) {
            record("mark", innermost);
            model.marked.push(innermost);
        }
    }

    /// Compares what is seen in the middle of the program.
    fn check(&mut self) {
        let mut model = self.model.lock().unwrap();
        let found = differences(&model);
        model.wrong.extend(found);
    }

    fn open_block(&mut self) {
        let name = BLOCKS[self.draw(3) as usize];
        let mut block = measure_operation(name);
        let id = self.begin(name);
        block.field("id", id);
        self.blocks.push((id, name, block));
    }

    fn close_block(&mut self) {
        if !self.blocks.is_empty() {
            let which = self.draw(self.blocks.len() as u64) as usize;
            let (id, name, block) = self.blocks.swap_remove(which);
            drop(block);
            // Nobody can tell the panic that it is left by from another.
            let outcome = if thread::panicking() { PANICKED } else { OK };
            self.end(id, name, outcome);
        }
    }

    /// Calls one of the functions, which goes on with the program inside.
    fn call(&mut self) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        let operation = ["plain", "budgeted", "with_fields", "failing"][self.draw(4) as usize];
        let id = self.begin(operation);
        let ended = catch_unwind(AssertUnwindSafe(|| match operation {
            "plain" => plain(self, id),
            "budgeted" => budgeted(self, id),
            "with_fields" => with_fields(self, id),
            _ => _ = failing(self, id),
        }));
        let outcome = match &ended {
            Ok(()) if operation == "failing" && id % 2 == 0 => ERROR,
            Ok(()) => OK,
            Err(_) => PANICKED,
        };
        self.end(id, operation, outcome);
        self.depth -= 1;
        if let Err(panic) = ended {
            if self.draw(3) == 0 && self.depth > 0 {
                resume_unwind(panic);
            }
        }
    }

    fn make_future(&mut self) {
        let polls = self.draw(4) as u32;
        let ends = self.draw(8);
        let operation = ["later", "later_with_budget"][self.draw(2) as usize];
        let shared = Share(Arc::clone(&self.model), self.draw(u64::MAX));
        let future: Later = match operation {
            "later" => Box::pin(later(shared, polls, ends)),
            _ => Box::pin(later_with_budget(shared, polls, ends)),
        };
        self.model.lock().unwrap().begin(operation);
        self.poll(operation, future);
    }

    fn poll(&mut self, operation: &'static str, mut future: Later) {
        let polled = catch_unwind(AssertUnwindSafe(|| poll_once(future.as_mut())));
        let outcome = match polled {
            Ok(None) => return self.futures.push((operation, future)),
            Ok(Some(Ok(()))) => OK,
            Ok(Some(Err(_))) => ERROR,
            Err(_) => PANICKED,
        };
        self.model.lock().unwrap().end(operation, outcome);
    }

    fn poll_again(&mut self) {
        if !self.futures.is_empty() {
            let which = self.draw(self.futures.len() as u64) as usize;
            let (operation, future) = self.futures.swap_remove(which);
            self.poll(operation, future);
        }
    }

    fn drop_future(&mut self) {
        if let Some((operation, future)) = self.futures.pop() {
            drop(future);
            self.model.lock().unwrap().end(operation, CANCELLED);
        }
    }

    /// Goes on on another thread, with the futures of this one.
    fn move_on(&mut self) {
        let steps = self.steps / 2;
        self.steps -= steps;
        let (model, seed) = (Arc::clone(&self.model), self.draw(u64::MAX));
        let futures = std::mem::take(&mut self.futures);
        let went_on = thread::spawn(move || {
            let mut world = World::new(&model, seed);
            (world.steps, world.futures) = (steps, futures);
            world.run();
            world.close();
            world.futures
        });
        self.futures = went_on.join().unwrap();
    }

    fn run(&mut self) {
        while self.steps > 0 {
            self.steps -= 1;
            match self.draw(24) {
                0..8 => self.call(),
                8..11 => self.open_block(),
                11..14 => self.close_block(),
                14..16 => self.make_future(),
                16..18 => self.poll_again(),
                18 => self.drop_future(),
                19..21 => self.mark(),
                21 => self.check(),
                22 if self.depth > 0 => return,
                22 => self.move_on(),
                _ if self.depth > 0 => {
                    let _cleanup = Cleanup(self);
                    resume_unwind(Box::new("drawn"));
                }
                _ => {}
            }
        }
    }

    /// Calls that begin and end while the thread unwinds; one panics itself.
    fn clean_up(&mut self) {
        let id = self.begin("in_drop");
        in_drop(self, id);
        self.end(id, "in_drop", OK);
    }

    fn panic_inside(&mut self) {
        let id = self.begin("panics_in_drop");
        let caught = catch_unwind(AssertUnwindSafe(|| panics_in_drop(self, id)));
        assert!(caught.is_err());
        self.end(id, "panics_in_drop", PANICKED);
    }

    fn close(&mut self) {
        while !self.blocks.is_empty() {
            self.close_block();
        }
    }
}

struct Cleanup<'a>(&'a mut World);

impl Drop for Cleanup<'_> {
    fn drop(&mut self) {
        assert!(thread::panicking());
        self.0.clean_up();
    }
}

#[measured(fields(id))]
fn in_drop(world: &mut World, id: u64) {
    world.open_block();
    world.panic_inside();
    world.mark();
    world.drop_future();
    if let Some((id, name, block)) = world.blocks.pop() {
        drop(block);
        world.end(id, name, OK);
    }
    world.close_block();
}

#[measured(fields(id))]
fn panics_in_drop(world: &mut World, id: u64) {
    world.mark();
    panic!("while unwinding");
}

#[measured]
fn plain(world: &mut World, id: u64) {
    record("id", id);
    world.run();
}

#[measured(budget_ms = 60_000)]
fn budgeted(world: &mut World, id: u64) {
    record("id", id);
    world.run();
}

#[measured(fields(id))]
fn with_fields(world: &mut World, id: u64) {
    world.run();
}

#[measured(fields(id))]
fn failing(world: &mut World, id: u64) -> Result<(), String> {
    world.run();
    if id % 2 == 0 {
        Err("drawn".to_owned())
    } else {
        Ok(())
    }
}

struct Share(Arc<Mutex<Model>>, u64);

#[measured(level = "debug")]
async fn later(share: Share, polls: u32, ends: u64) -> Result<(), String> {
    goes_on(share, polls, ends).await
}

#[measured(level = "debug", budget_ms = 60_000)]
async fn later_with_budget(share: Share, polls: u32, ends: u64) -> Result<(), String> {
    goes_on(share, polls, ends).await
}

/// A few more steps, as deep as may be: a panic stays inside.
fn in_a_poll(model: &Arc<Mutex<Model>>, seed: u64) {
    let mut world = World::new(model, seed);
    (world.steps, world.depth) = (4, DEEPEST - 8);
    let ran = catch_unwind(AssertUnwindSafe(|| {
        world.call();
        world.call();
    }));
    drop(ran);
    world.close();
    while !world.futures.is_empty() {
        world.drop_future();
    }
}

/// A few more steps in each poll.
async fn goes_on(share: Share, polls: u32, ends: u64) -> Result<(), String> {
    let Share(model, seed) = share;
    for poll in 0..=polls {
        in_a_poll(&model, seed.wrapping_add(poll.into()));
        let mut is_pending = poll < polls;
        let give_way = poll_fn(move |_| {
            if std::mem::take(&mut is_pending) {
                return Poll::Pending;
            }
            Poll::Ready(())
        });
        give_way.await;
    }
    match ends {
        0 => resume_unwind(Box::new("drawn")),
        1 | 2 => Err("drawn".to_owned()),
        _ => Ok(()),
    }
}

/// Where what is seen is not what the model says.
fn differences(model: &Model) -> Vec<String> {
    let operations = handle().operations();
    let each = model.seen.iter().filter_map(|(name, expected)| {
        let found = operations.iter().find(|found| found.operation == *name);
        let seen = found.map_or([0; 5], |found| {
            [
                found.ok,
                found.errors,
                found.panicked,
                found.cancelled,
                found.in_flight,
            ]
        });
        (seen != *expected).then(|| format!("{name}: {seen:?} for {expected:?}"))
    });
    each.collect()
}

fn programs() {
    run_programs(builder());
}

/// The coarse clock is there from the first few programs on.
fn programs_timed_in_part() {
    run_programs(builder().memory(Memory::Off).time_sample_all(0.5));
}

fn run_programs(builder: Builder) {
    std::panic::set_hook(Box::new(|_| ()));
    let _telemetry = builder.install().unwrap();
    let model = Arc::new(Mutex::new(Model::default()));
    for seed in 1..=PROGRAMS {
        let mut world = World::new(&model, seed);
        world.run();
        world.check();
        world.close();
        while !world.futures.is_empty() {
            world.drop_future();
        }
        world.check();
        let mut model = model.lock().unwrap();
        if !model.wrong.is_empty() {
            model.wrong.push(format!("in program {seed}"));
            break;
        }
        drop(model);
        handle().flush();
    }
    let mut model = model.lock().unwrap();
    report((model.calls, std::mem::take(&mut model.wrong)));
    report(std::mem::take(&mut model.marked));
}
