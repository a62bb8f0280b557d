//! What whoever collects works with: takes in records, judges them, writes their lines.

use std::time::Duration;

use super::overhead;
use crate::callsite::level::Level;
use crate::callsite::registry;
use crate::clock::{self, WallClock};
use crate::emit::completion::Completion;
use crate::emit::event::{Event, Fields};
use crate::emit::lines::{self, CallIds, Names, Templates, Told, judged_at};
use crate::emit::redact::{Redacted, Remembered, redact, redact_completion};
use crate::emit::sink::{Room, Sinks};
use crate::emit::totals::{Totalled, Totals};
use crate::judge::{
    Alert, AlertWindows, BudgetTable, Category, ClassifiedBy, ErrorWindows, Verdict,
};
use crate::record::report::{Figures, Shortest, Show};
use crate::record::ring::Readers;
use crate::record::send;
use crate::report::overhead::Overhead;

/// It looks at the clock at least so often: alerts resolve and summaries are due without traffic.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);
/// So many records are taken in before the lock is given to others that want to help.
const BATCH: usize = 256;
/// A sink that is full is waited for so long, if its reader makes plenty of room in that time. One
/// that does not is waited for again only when it has caught up, or after [`WAIT_INTERVAL`]
/// nanoseconds: a reader that has stopped costs the program 2 % of its time at most.
const READER_PATIENCE: Duration = Duration::from_millis(40);
const WAIT_INTERVAL: u64 = 2_000_000_000;
/// Losses are said at most so often, in nanoseconds.
const LOSS_INTERVAL: u64 = 1_000_000_000;
/// Alerts are looked at so often, in nanoseconds.
const TICK_INTERVAL: u64 = 1_000_000_000;

/// What collecting needs to know from the set-up.
pub(crate) struct Settings {
    pub(crate) sinks: Sinks,
    pub(crate) alerts: AlertWindows,
    /// `None` for no summaries.
    pub(crate) summary_every: Option<Duration>,
    /// A fraction of a core that calls may cost.
    pub(crate) overhead_limit: Option<f64>,
}

/// What whoever collects works with.
pub(crate) struct State {
    readers: Readers,
    /// The texts of the record that is read.
    texts: Vec<u8>,
    names: Names,
    templates: Templates,
    call_ids: CallIds,
    remembered: Remembered,
    pub(super) sinks: Sinks,
    pub(crate) totals: Totals,
    pub(crate) budgets: BudgetTable,
    pub(crate) errors: ErrorWindows,
    alerts: AlertWindows,
    overhead: overhead::Watch,
    summary_every_ns: Option<u64>,
    next_summary: u64,
    next_tick: u64,
    next_loss: u64,
    /// Until then nobody waits for a reader.
    next_wait: u64,
    /// In this round a sink was full, and its reader took nothing.
    is_full: bool,
}

impl State {
    pub(super) fn new(settings: Settings) -> Self {
        let now = clock::now();
        let summary_every_ns = settings
            .summary_every
            .map(|every| u64::try_from(every.as_nanos()).unwrap_or(u64::MAX));
        Self {
            readers: Readers::new(),
            texts: Vec::new(),
            names: Names::default(),
            templates: Templates::default(),
            call_ids: CallIds::new(),
            remembered: Remembered::default(),
            sinks: settings.sinks,
            totals: Totals::default(),
            budgets: BudgetTable::new(),
            errors: ErrorWindows::new(),
            alerts: settings.alerts,
            overhead: overhead::Watch::new(settings.overhead_limit),
            summary_every_ns,
            next_summary: now.saturating_add(summary_every_ns.unwrap_or(u64::MAX)),
            next_tick: now,
            next_loss: now,
            next_wait: now,
            is_full: false,
        }
    }

    pub(super) fn collect(&mut self, patience: Duration) -> usize {
        let clock = WallClock::read();
        let mut readers = std::mem::replace(&mut self.readers, Readers::new());
        self.is_full = false;
        let drained = readers.drain(BATCH, |record| {
            self.take(record, clock);
        });
        self.readers = readers;
        self.do_what_is_due(clock);
        if self.sinks.flush(patience) {
            self.next_wait = 0;
        }
        drained
    }

    /// Takes in a record that was in no ring.
    pub(super) fn take_one(&mut self, record: &[u64]) {
        self.is_full = false;
        self.take(record, WallClock::read());
    }

    /// Judges one record and writes its lines.
    fn take(&mut self, record: &[u64], clock: WallClock) {
        if let Some(figures) = Shortest::read(record, clock) {
            if self.take_shortest(&figures, clock) {
                return;
            }
        }
        self.take_any(record, clock);
    }

    /// Writes the line of a call that has nothing else to tell; `false` if it is the first of its function,
    /// or there is not room for it everywhere.
    #[inline]
    fn take_shortest(&mut self, figures: &Figures, clock: WallClock) -> bool {
        let room = self.sinks.room(Level::Info);
        let Some(template) = self.templates.known(figures.callsite).filter(|_| room.all) else {
            return false;
        };
        let sinks = &mut self.sinks;
        let (at, none) = (clock.unix_micros(figures.at), Fields::new());
        let call = (at, self.call_ids.next());
        let completion = Completion::new(template, call, figures, None, (none, 0));
        redact_completion(completion, &mut self.remembered, |redacted| {
            put(sinks, room, redacted);
        });
        true
    }

    fn take_any(&mut self, record: &[u64], clock: WallClock) {
        let mut texts = std::mem::take(&mut self.texts);
        if let Some(told) = Told::read(record, &mut texts, &mut self.names, clock) {
            self.take_told(&told, clock);
        }
        self.texts = texts;
    }

    fn take_told(&mut self, told: &Told<'_>, clock: WallClock) {
        let mut room = self.sinks.room(told.level());
        if !room.all {
            self.make_room(told.level());
            room = self.sinks.room(told.level());
        }
        // A sink that is full keeps neither the others from their lines nor the judges from their work.
        if room.some {
            self.write(told, room);
        }
        if !room.all {
            send::lose(told.index(), told.class());
        }

        let figures = told.figures();
        let budget = figures
            .budget_ns
            .filter(|_| figures.show.has(Show::VIOLATION));
        if let Some(budget) = budget {
            self.budgets.judge_against(
                told.operation.name,
                Duration::from_nanos(budget),
                Duration::from_nanos(figures.duration),
                judged_at(figures.at),
            );
        }
        if let Some(verdict) = told.verdict {
            let at = judged_at(figures.at);
            self.judge_error(verdict, told.operation.name, at, clock);
        }
    }

    /// Waits for a reader that is quick; one that is not takes what it takes.
    fn make_room(&mut self, level: Level) {
        // It was asked in this round already.
        if self.is_full {
            return;
        }
        if clock::now() < self.next_wait {
            self.sinks.flush(Duration::ZERO);
            self.is_full = !self.sinks.room(level).all;
        } else if !self.sinks.wait_for_room(level, READER_PATIENCE) {
            self.next_wait = clock::now().saturating_add(WAIT_INTERVAL);
        }
    }

    fn write(&mut self, told: &Told<'_>, room: Room) {
        let sinks = &mut self.sinks;
        if told.figures().show.has(Show::COMPLETED) {
            let template = self
                .templates
                .get(told.figures().callsite, || told.template(sinks));
            let completion = told.completion(template, self.call_ids.next());
            redact_completion(completion, &mut self.remembered, |redacted| {
                put(sinks, room, redacted);
            });
        }
        told.others(&self.names, |event| {
            redact(event, |redacted| put(sinks, room, redacted));
        });
    }

    fn do_what_is_due(&mut self, clock: WallClock) {
        let now = clock::now();
        if now >= self.next_tick {
            self.next_tick = now.saturating_add(TICK_INTERVAL);
            registry::follow_scale();
            if self.overhead.is_on() {
                self.totals.update();
                self.names.update();
                self.overhead.look(&self.totals, &self.names);
            }
            for alert in self.alerts.tick(judged_at(now)) {
                self.tell_alert(&alert, clock);
            }
        }
        if now >= self.next_summary {
            self.summarise(clock);
        }
        self.judge_lost_errors(clock, now);
        self.tell_losses(clock, false);
    }

    /// Errors whose lines were lost count towards their alerts all the same.
    fn judge_lost_errors(&mut self, clock: WallClock, now: u64) {
        for (operation, by_category) in send::take_lost_errors() {
            self.names.update();
            let Some(operation) = self.names.operation(operation) else {
                continue;
            };
            for (category, count) in Category::ALL.into_iter().zip(by_category) {
                for _ in 0..count {
                    let verdict = Verdict::new(category, ClassifiedBy::Type);
                    self.judge_error(verdict, operation.name, judged_at(now), clock);
                }
            }
        }
    }

    fn judge_error(&mut self, verdict: Verdict, operation: &str, at: Duration, clock: WallClock) {
        self.errors.record(verdict.category, operation, at);
        let (category, by) = (verdict.category, verdict.classified_by);
        if let Some(alert) = self.alerts.record(category, by, operation, at) {
            self.tell_alert(&alert, clock);
        }
    }

    /// How long the thread may sleep.
    pub(super) fn sleep(&self) -> Duration {
        Duration::from_nanos(self.next_summary.saturating_sub(clock::now())).min(LONGEST_SLEEP)
    }

    fn tell_alert(&mut self, alert: &Alert, clock: WallClock) {
        let module = self.names.module_of(&alert.operation);
        if lines::registry_passes(module, Level::Error) {
            let at = clock.unix_micros(u64::try_from(alert.at.as_nanos()).unwrap_or(u64::MAX));
            self.tell(lines::alert(alert, module, at));
        }
    }

    /// Writes the summaries of the interval that ends now. Counts that no sink has room for go into
    /// the next one.
    pub(super) fn summarise(&mut self, clock: WallClock) {
        let Some(every) = self.summary_every_ns else {
            return;
        };
        let now = clock::now();
        self.next_summary = now.saturating_add(every);
        self.totals.update();
        self.names.update();
        let (names, sinks) = (&self.names, &mut self.sinks);
        self.totals.end_interval(|index, totalled| {
            let Some(operation) = names.operation(index as u32) else {
                return true;
            };
            if lines::registry_passes(operation.module, Level::Info) {
                if !sinks.room(Level::Info).some {
                    return false;
                }
                let event = lines::summary(operation, totalled, clock.unix_micros(now));
                redact(event, |redacted| sinks.line(redacted));
            }
            true
        });
    }

    /// Says what was lost, at most once a second unless it is `pressing`.
    pub(super) fn tell_losses(&mut self, clock: WallClock, pressing: bool) {
        let now = clock::now();
        if !pressing && now < self.next_loss {
            return;
        }
        self.next_loss = now.saturating_add(LOSS_INTERVAL);
        let losses = send::take_losses();
        if losses.is_empty() {
            return;
        }
        for (operation, by_class) in &losses {
            self.totals.lose(*operation, by_class.iter().sum());
        }
        self.names.update();
        let event = lines::losses(&losses, &self.names, clock.unix_micros(now));
        redact(event, |redacted| self.sinks.line(redacted));
    }

    /// Writes one line of the toolkit's own.
    pub(crate) fn tell(&mut self, event: Event<'_>) {
        redact(event, |redacted| self.sinks.line(redacted));
    }

    /// The operations that were ever called, with their counts; `with_state` makes them exact.
    pub(crate) fn operations(&mut self) -> Vec<(&'static str, &Totalled)> {
        self.names.update();
        let names = &self.names;
        self.totals
            .each()
            .filter_map(|(index, totalled)| Some((names.operation(index as u32)?.name, totalled)))
            .collect()
    }

    /// What measuring costs, since this was asked last; `with_state` makes the counts exact.
    pub(crate) fn overhead(&mut self) -> Overhead {
        self.overhead.report(&self.totals)
    }

    /// Lines lost since the start: on their way, or by a sink.
    pub(crate) fn lost(&mut self) -> u64 {
        send::lost_ever() + self.sinks.lost()
    }
}

fn put(sinks: &mut Sinks, room: Room, redacted: &Redacted<'_>) {
    if room.all {
        sinks.line(redacted);
    } else {
        // What is refused here belongs to the record that is lost as a whole.
        sinks.line_where_there_is_room(redacted);
    }
}
