//! The attributes, and what a crate needs to use each.

/// The name of the crate with no attribute.
pub(super) const BARE: &str = "bare";

/// An attribute, and the text around it.
pub(super) struct Attribute {
    pub(super) name: &'static str,
    /// Lines of `[dependencies]`; the versions come from the lock file of this workspace.
    dependencies: &'static str,
    /// The first statement of `main`.
    pub(super) set_up: &'static str,
    /// In front of each function.
    pub(super) each: &'static str,
    /// In front of the functions of a module, and behind them.
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// In front of a function's parameters.
    pub(super) receiver: &'static str,
    /// In front of all calls, and in front of each.
    pub(super) made: &'static str,
    pub(super) path: &'static str,
}

const PLAIN: Attribute = Attribute {
    name: BARE,
    dependencies: "",
    set_up: "",
    each: "",
    open: "",
    close: "",
    receiver: "",
    made: "",
    path: "",
};

pub(super) const ALL: &[Attribute] = &[
    PLAIN,
    Attribute {
        name: "ours",
        dependencies: concat!(
            "telemetry-runtime = { path = \"",
            env!("CARGO_MANIFEST_DIR"),
            "/../telemetry-runtime\" }"
        ),
        set_up: "let _telemetry = telemetry_runtime::Telemetry::builder(\"code\", \"production\").install();",
        each: "#[telemetry_runtime::measured]",
        ..PLAIN
    },
    Attribute {
        name: "ours-budget-field",
        dependencies: concat!(
            "telemetry-runtime = { path = \"",
            env!("CARGO_MANIFEST_DIR"),
            "/../telemetry-runtime\" }"
        ),
        set_up: "let _telemetry = telemetry_runtime::Telemetry::builder(\"code\", \"production\").install();",
        each: "#[telemetry_runtime::measured(budget_ms = 10, fields(n))]",
        ..PLAIN
    },
    #[cfg(feature = "peers")]
    Attribute {
        name: "hotpath",
        dependencies: "hotpath = { version = \"*\", features = [\"hotpath\"] }",
        set_up: "let _guard = hotpath::HotpathGuardBuilder::new(\"main\").build();",
        each: "#[hotpath::measure]",
        ..PLAIN
    },
    #[cfg(feature = "peers")]
    Attribute {
        name: "tracing",
        dependencies: "tracing = \"*\"\ntracing-subscriber = { version = \"*\", features = [\"json\"] }",
        set_up: "tracing_subscriber::fmt().json().init();",
        each: "#[tracing::instrument(skip_all)]",
        ..PLAIN
    },
    #[cfg(feature = "peers")]
    Attribute {
        name: "fastrace",
        dependencies: "fastrace = { version = \"*\", features = [\"enable\"] }",
        set_up: "fastrace::set_reporter(fastrace::collector::ConsoleReporter, Default::default());",
        each: "#[fastrace::trace]",
        ..PLAIN
    },
    #[cfg(feature = "peers")]
    Attribute {
        name: "metered",
        dependencies: "metered = \"*\"\nserde = { version = \"*\", features = [\"derive\"] }",
        each: "#[measure([HitCount, ResponseTime])]",
        open: "use metered::{HitCount, ResponseTime, metered};\n    #[derive(Default)]\n    pub struct Service { metrics: Metrics }\n    #[metered(registry = Metrics)]\n    impl Service {",
        close: "    }",
        receiver: "&self, ",
        made: "let service = Service::default();",
        path: "service.",
        ..PLAIN
    },
    #[cfg(feature = "peers")]
    Attribute {
        name: "autometrics",
        dependencies: "autometrics = { version = \"*\", features = [\"prometheus-exporter\"] }",
        set_up: "autometrics::prometheus_exporter::init();",
        each: "#[autometrics::autometrics]",
        ..PLAIN
    },
];

impl Attribute {
    /// The manifest of the crate.
    pub(super) fn manifest(&self) -> String {
        let Self {
            name, dependencies, ..
        } = self;
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\nrust-version = \"1.85\"\n\n\
             [dependencies]\n{dependencies}\n\n[workspace]\n"
        )
    }
}
