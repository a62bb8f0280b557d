//! The one telemetry of this process.

use std::time::Duration;

use once_cell::sync::OnceCell;

use super::builder::Builder;
use super::check::Checked;
use super::error::{InstallError, Reason};
use super::exit;
use super::handle::Telemetry;
use crate::callsite::level::Level;
use crate::callsite::registry;
use crate::clock::{self, WallClock};
use crate::emit::collector::{self, Collector};
use crate::emit::lines;
use crate::emit::sink::{Sink, Sinks};
use crate::emit::stdout::Stdout;
use crate::record::memory::is_tracked;
use crate::record::value::Value;
use crate::record::{failure, local, send};
use crate::report::system;
use crate::sanitize;

static COLLECTOR: OnceCell<&'static Collector> = OnceCell::new();

/// The collector, once telemetry is installed.
pub(super) fn collector() -> Option<&'static Collector> {
    COLLECTOR.get().copied()
}

/// Brings out what is on its way; `true` when nothing is left.
pub(super) fn flush(patience: Duration, end: bool) -> bool {
    collector().is_none_or(|collector| collector.flush(patience, end))
}

/// As [`flush`], when the program ends; lines that come later bring themselves out.
pub(super) fn end(patience: Duration) {
    if let Some(collector) = collector() {
        collector.end(patience);
    }
}

/// Installs a telemetry unless there is one.
pub(super) fn install(mut builder: Builder) -> Result<Telemetry, InstallError> {
    WallClock::read();
    let mut notices = None;
    // Looked at before the toolkit is at work, whose own memory is not counted.
    let is_tracked = is_tracked();
    let installed = local::inside_runtime(|| {
        COLLECTOR.get_or_try_init(|| {
            let (collector, said) = build(&mut builder, is_tracked)?;
            notices = Some(said);
            Ok(collector)
        })
    });
    match (installed, notices) {
        (Err(reason), _) => Err(InstallError::new(reason, builder)),
        (Ok(_), None) => Err(InstallError::new(Reason::AlreadyInstalled, builder)),
        (Ok(collector), Some(notices)) => {
            for notice in &notices {
                let field = ("setting", Value::Text(notice.to_string().into()));
                let now = WallClock::read().unix_micros(clock::now());
                collector.with_state(|state| {
                    state.tell(lines::said(
                        Level::Warning,
                        "A setting of the environment is ignored",
                        field,
                        now,
                    ));
                });
            }
            Ok(Telemetry::installed())
        }
    }
}

/// Builds and starts everything; the builder is emptied only if that succeeds.
fn build(
    builder: &mut Builder,
    is_tracked: bool,
) -> Result<(&'static Collector, Vec<super::error::SettingError>), Reason> {
    let Checked {
        identity,
        settings,
        alerts,
        summary_every,
        overhead_budget,
        notices,
    } = builder.check(is_tracked).map_err(Reason::Settings)?;
    let mut sinks: Vec<Box<dyn Sink>> = Vec::new();
    if builder.stdout {
        sinks.push(Box::new(Stdout::open().map_err(Reason::Stdout)?));
    }
    sinks.append(&mut builder.sinks);
    if let Some(classifier) = builder.classifier.take() {
        failure::set_classifier(classifier);
    }
    let sinks = Sinks::new(sinks, &identity);
    let off = settings.off;
    let summary_every = summary_every.filter(|_| !off);
    let collector: &'static Collector = Box::leak(Box::new(Collector::new(collector::Settings {
        sinks,
        alerts,
        summary_every,
        overhead_limit: overhead_budget.filter(|_| !off),
    })));
    send::set_collector(collector);
    // The second reading: from now on it is known how long a tick is.
    WallClock::read();
    registry::put_in_force(settings);
    if !off {
        collector.start(
            || {
                sanitize::warm_up();
                system::begin();
            },
            failure::warm_up,
        );
        exit::arrange();
    }
    Ok((collector, if off { Vec::new() } else { notices }))
}
