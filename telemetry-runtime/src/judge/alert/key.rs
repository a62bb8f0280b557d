//! Owns the life of one (category, operation): quiet, firing, reminded of, resolved, armed again.

use std::time::Duration;

use crate::judge::alert::recent::Recent;
use crate::judge::alert::{Alert, AlertState, Threshold};
use crate::judge::category::{Category, ClassifiedBy};

/// What a key is judged by; may change while it runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) category: Category,
    pub(crate) threshold: Threshold,
    pub(crate) reminder: Option<Duration>,
}

/// The errors of one (category, operation), and the alert they have caused.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    recent: Recent,
    last_seen: Duration,
    classified_by: ClassifiedBy,
    incident: Option<Incident>,
}

/// An alert that has fired and not resolved.
#[derive(Clone, Debug)]
struct Incident {
    fired_at: Duration,
    first_seen: Duration,
    total: u64,
    peak: u32,
    /// When it will have stayed below half the threshold for a whole window.
    resolves_at: Duration,
    reminds_at: Option<Duration>,
    /// Whether the firing has been reported; not yet if a belated `Resolved` had to go first.
    announced: bool,
}

impl Key {
    pub(crate) fn new(rule: Rule) -> Self {
        Self {
            recent: Recent::new(rule.threshold.window),
            last_seen: Duration::ZERO,
            classified_by: ClassifiedBy::None,
            incident: None,
        }
    }

    /// Counts an error. Time that went backwards counts as having stood still.
    pub(crate) fn record(
        &mut self,
        rule: Rule,
        by: ClassifiedBy,
        operation: &str,
        at: Duration,
    ) -> Option<Alert> {
        let now = at.max(self.last_seen);
        let ended = self.resolve(rule, operation, now);
        self.recent.record(now);
        self.last_seen = now;
        self.classified_by = by;
        let count = self.recent.count(now);
        if let Some(incident) = &mut self.incident {
            incident.total = incident.total.saturating_add(1);
            incident.peak = incident.peak.max(count);
            self.foresee(rule, now);
        } else if count >= rule.threshold.count && (by != ClassifiedBy::Text || count > 1) {
            self.incident = Some(Incident {
                fired_at: now,
                first_seen: self.recent.first_seen(now).unwrap_or(now),
                total: count.into(),
                peak: count,
                resolves_at: Duration::MAX,
                reminds_at: rule.reminder.map(|every| now.saturating_add(every)),
                announced: false,
            });
            self.foresee(rule, now);
        }
        ended
            .or_else(|| self.announce(rule, operation))
            .or_else(|| self.remind(rule, operation, now))
    }

    /// Reports what time alone has brought about by `at`.
    pub(crate) fn tick(
        &mut self,
        rule: Rule,
        operation: &str,
        at: Duration,
        into: &mut Vec<Alert>,
    ) {
        into.extend(self.announce(rule, operation));
        into.extend(self.resolve(rule, operation, at));
        into.extend(self.remind(rule, operation, at));
    }

    /// Goes on under a changed rule.
    pub(crate) fn follow(&mut self, rule: Rule) {
        self.recent.set_window(rule.threshold.window);
        if let Some(incident) = &mut self.incident {
            let fired_at = incident.fired_at;
            incident.reminds_at = rule
                .reminder
                .map(|every| next(fired_at, every, self.last_seen));
        }
        self.foresee(rule, self.last_seen);
    }

    pub(crate) fn is_firing(&self) -> bool {
        self.incident.is_some()
    }

    /// Whether nothing would be lost with this key.
    pub(crate) fn is_idle(&self, at: Duration) -> bool {
        self.incident.is_none() && self.recent.count(at) == 0
    }

    /// Puts the end of the incident off for as long as the count is at half the threshold.
    fn foresee(&mut self, rule: Rule, now: Duration) {
        let Some(incident) = &mut self.incident else {
            return;
        };
        let low = rule.threshold.low();
        let falls_at = self
            .recent
            .falls_below(low)
            .filter(|falls_at| *falls_at > now);
        match falls_at {
            Some(falls_at) => {
                incident.resolves_at = falls_at.saturating_add(rule.threshold.window);
            }
            None if incident.resolves_at == Duration::MAX => {
                incident.resolves_at = now.saturating_add(rule.threshold.window);
            }
            None => {}
        }
    }

    fn announce(&mut self, rule: Rule, operation: &str) -> Option<Alert> {
        let incident = self
            .incident
            .as_mut()
            .filter(|incident| !incident.announced)?;
        incident.announced = true;
        let incident = incident.clone();
        let at = incident.fired_at;
        Some(self.alert(AlertState::Firing, &incident, rule, operation, at))
    }

    fn remind(&mut self, rule: Rule, operation: &str, now: Duration) -> Option<Alert> {
        let incident = self.incident.as_mut()?;
        let every = rule.reminder?;
        if incident
            .reminds_at
            .is_none_or(|reminds_at| now < reminds_at)
        {
            return None;
        }
        incident.reminds_at = Some(next(incident.fired_at, every, now));
        let incident = incident.clone();
        Some(self.alert(AlertState::Reminder, &incident, rule, operation, now))
    }

    fn resolve(&mut self, rule: Rule, operation: &str, now: Duration) -> Option<Alert> {
        let incident = self
            .incident
            .take_if(|incident| incident.announced && now >= incident.resolves_at)?;
        let at = incident.resolves_at;
        Some(self.alert(AlertState::Resolved, &incident, rule, operation, at))
    }

    fn alert(
        &self,
        state: AlertState,
        incident: &Incident,
        rule: Rule,
        operation: &str,
        at: Duration,
    ) -> Alert {
        Alert {
            state,
            category: rule.category,
            operation: operation.to_owned(),
            at,
            count: incident.total,
            in_window: self.recent.count(at),
            peak: incident.peak,
            threshold: rule.threshold.count,
            window: rule.threshold.window,
            classified_by: self.classified_by,
            first_seen: incident.first_seen,
            last_seen: self.last_seen,
            firing_for: at.saturating_sub(incident.fired_at),
        }
    }
}

/// The first time after `now` that is a whole number of intervals after `from`.
fn next(from: Duration, every: Duration, now: Duration) -> Duration {
    let every = every.as_nanos().max(1);
    let passed = now.saturating_sub(from).as_nanos() / every + 1;
    let nanos = passed.saturating_mul(every);
    let seconds = u64::try_from(nanos / 1_000_000_000).unwrap_or(u64::MAX);
    let rest = u32::try_from(nanos % 1_000_000_000).unwrap_or(0);
    from.saturating_add(Duration::new(seconds, rest))
}
