//! What is in force: levels, budgets, samples and the source of memory figures, for each callsite.

use std::collections::HashMap;

use tracing_subscriber::filter::Targets;

use super::level::Level;
use super::live::InForce;
use super::{Callsite, Gate, Memory, NO_BUDGET};

/// The settings of an installed telemetry, from which every gate is computed.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Nothing is recorded while this is set.
    pub(crate) off: bool,
    /// Which levels pass, by module path.
    pub(crate) levels: Targets,
    /// Budgets in nanoseconds that replace declared ones, by operation.
    pub(crate) budgets: HashMap<String, u64>,
    /// The budget in nanoseconds of operations that neither declare nor are given one.
    pub(crate) default_budget: Option<u64>,
    /// Sampling fractions that replace declared ones, by operation.
    pub(crate) samples: HashMap<String, f64>,
    /// The sampling fraction for operations that neither declare nor are given one.
    pub(crate) default_sample: Option<f64>,
    /// Of 2 to this power calls one is timed, by operation.
    pub(crate) time_shifts: HashMap<String, u8>,
    /// The same for operations that are given none.
    pub(crate) default_time_shift: u8,
    /// The same as the overhead asks for, where that is more.
    pub(crate) eased: HashMap<&'static str, u8>,
    /// Where memory deltas come from unless a callsite says otherwise.
    pub(crate) memory: Memory,
    /// Whether the tracking allocator is there to be asked.
    pub(crate) is_tracked: bool,
}

impl Settings {
    /// What `callsite`, known as `operation`, does under these settings.
    pub(super) fn in_force(&self, callsite: &Callsite, operation: &str) -> InForce {
        let declared = callsite.declared();
        let given = self.budgets.get(operation).copied();
        let budget_ns = given.or(declared.budget_ns).or(self.default_budget);
        let sample = match (self.samples.get(operation), self.default_sample) {
            (Some(given), _) => *given,
            (None, Some(default)) if declared.sample >= 1.0 => default,
            _ => declared.sample,
        };
        let sample = (sample.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32;
        let time_shift = self.time_shifts.get(operation).copied();
        let eased = self.eased.get(operation).copied().unwrap_or(0);
        let time_shift = time_shift.unwrap_or(self.default_time_shift).max(eased);
        let passes = |level| self.passes(callsite.module(), level);

        let mut gate = Gate::OFF;
        if !self.off {
            gate = Gate::ON;
            gate.set(Gate::LINE, passes(declared.level));
            gate.set(Gate::DEBUG, passes(Level::Debug));
            gate.set(Gate::INFO, passes(Level::Info));
            gate.set(Gate::ERROR, passes(Level::Error));
            let prints = gate.has(Gate::LINE)
                || gate.has(Gate::DEBUG) && budget_ns.is_some()
                || gate.has(Gate::INFO) && declared.node;
            gate.set(Gate::SUCCESS, prints && sample > 0);
            gate.set(Gate::SAMPLED, sample < u32::MAX);
            gate.set(Gate::TIME_SAMPLED, time_shift > 0);
            gate.set(Gate::BUDGET, budget_ns.is_some());
            gate.set(Gate::CLASSIFY, declared.classify);
            gate.set(Gate::NODE, declared.node);
            match declared.memory.unwrap_or(self.memory) {
                Memory::Alloc => gate.set(Gate::ALLOC, self.is_tracked),
                // Of no use but to a line, and too dear for what may be one.
                Memory::Rss => gate.set(Gate::RSS, gate.has(Gate::LINE) && sample > 0),
                Memory::Off => {}
            }
        }
        InForce {
            gate,
            budget_ns: budget_ns.unwrap_or(NO_BUDGET),
            sample,
            time_shift,
        }
    }

    /// Whether a line of `level` from `module` passes the filter.
    pub(crate) fn passes(&self, module: &str, level: Level) -> bool {
        let level = match level {
            Level::Trace => tracing_subscriber::filter::LevelFilter::TRACE,
            Level::Debug => tracing_subscriber::filter::LevelFilter::DEBUG,
            Level::Info => tracing_subscriber::filter::LevelFilter::INFO,
            Level::Warning => tracing_subscriber::filter::LevelFilter::WARN,
            Level::Error => tracing_subscriber::filter::LevelFilter::ERROR,
        };
        match level.into_level().filter(|_| !self.off) {
            Some(level) => self.levels.would_enable(module, &level),
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(levels: &str) -> Settings {
        Settings {
            off: false,
            levels: levels.parse().unwrap(),
            budgets: HashMap::new(),
            default_budget: None,
            samples: HashMap::new(),
            default_sample: None,
            time_shifts: HashMap::new(),
            default_time_shift: 0,
            eased: HashMap::new(),
            memory: Memory::Off,
            is_tracked: false,
        }
    }

    #[test]
    fn a_directive_opens_its_module_and_no_other() {
        let settings = settings("warn,app::search=debug");
        assert!(settings.passes("app::search::index", Level::Debug));
        assert!(!settings.passes("app::answer", Level::Info));
        assert!(settings.passes("app::answer", Level::Warning));
    }

    #[test]
    fn a_given_budget_replaces_the_declared_one() {
        static SITE: Callsite = Callsite::named("search", "app").budget_ms(10.0);
        let mut settings = settings("info");
        assert_eq!(settings.in_force(&SITE, "search").budget_ns, 10_000_000);
        settings.budgets.insert("search".to_owned(), 5);
        assert_eq!(settings.in_force(&SITE, "search").budget_ns, 5);
    }

    #[test]
    fn a_sample_for_all_spares_what_declares_its_own() {
        static DECLARED: Callsite = Callsite::named("a", "app").sample(0.5);
        static PLAIN: Callsite = Callsite::named("b", "app");
        let mut settings = settings("info");
        settings.default_sample = Some(0.0);
        assert_eq!(settings.in_force(&DECLARED, "a").sample, u32::MAX / 2);
        assert_eq!(settings.in_force(&PLAIN, "b").sample, 0);
    }

    #[test]
    fn an_operation_is_timed_as_seldom_as_it_is_told_or_the_overhead_asks() {
        static SITE: Callsite = Callsite::named("search", "app");
        let mut settings = settings("info");
        let shift = |settings: &Settings| settings.in_force(&SITE, "search").time_shift;
        assert_eq!(shift(&settings), 0);
        settings.default_time_shift = 3;
        assert_eq!(shift(&settings), 3);
        settings.time_shifts.insert("search".to_owned(), 0);
        assert_eq!(shift(&settings), 0);
        settings.eased.insert("search", 6);
        assert_eq!(shift(&settings), 6);
        assert!(
            settings
                .in_force(&SITE, "search")
                .gate
                .has(Gate::TIME_SAMPLED)
        );
    }

    #[test]
    fn off_shuts_every_gate() {
        static SITE: Callsite = Callsite::named("search", "app");
        let mut settings = settings("trace");
        settings.off = true;
        assert!(settings.in_force(&SITE, "search").gate == Gate::OFF);
    }
}
