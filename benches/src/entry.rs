//! One contestant in one mode, and what is asked of it.

use crate::child::Bench;

/// What the attribute is to do: a group of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    Floor,
    Off,
    Counts,
    Memory,
    Span,
    Ready,
    Awaits,
    Line,
    Cold,
}

impl Mode {
    /// Its name in `--run` and `--only`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Off => "off",
            Self::Counts => "counts",
            Self::Memory => "memory",
            Self::Span => "span",
            Self::Ready => "ready",
            Self::Awaits => "awaits",
            Self::Line => "line",
            Self::Cold => "cold",
        }
    }

    /// How often the function is polled, and timed: once if it is not async.
    pub(crate) fn polls(self) -> f64 {
        if self == Self::Awaits { 4.0 } else { 1.0 }
    }

    /// Its name in the table.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Floor => "bare clock reads",
            Self::Off => "not installed, or off",
            Self::Counts => "counts, durations",
            Self::Memory => "+ memory of each call",
            Self::Span => "+ a span with ids",
            Self::Ready => "async, ready at once",
            Self::Awaits => "async, 3 awaits",
            Self::Line => "+ a line of JSON",
            Self::Cold => "out of cache",
        }
    }
}

/// A question, each answered by a process of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ask {
    /// What does a call cost?
    Call,
    /// What does a call cost while another thread does the same?
    Threads,
    /// What does a call cost whose function is not in the cache?
    Cold,
    /// What does a call cost that prints a line, when there is room?
    Burst,
    /// How many lines a second, and what do they cost in all?
    Sustained,
    /// Which lines are lost when `main` returns?
    Return,
    /// Which lines are lost at `process::exit`?
    Exit,
    /// How much memory after many calls, and how long is the way out then?
    Grow,
    /// How long until the first call is over, and how long is the way out?
    Start,
    /// What does it do when nobody calls?
    Idle,
}

impl Ask {
    pub(crate) const ALL: [Self; 10] = [
        Self::Call,
        Self::Threads,
        Self::Cold,
        Self::Burst,
        Self::Sustained,
        Self::Return,
        Self::Exit,
        Self::Grow,
        Self::Start,
        Self::Idle,
    ];

    /// Its name in `--ask` and `--only`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Threads => "threads",
            Self::Cold => "cold",
            Self::Burst => "burst",
            Self::Sustained => "sustained",
            Self::Return => "return",
            Self::Exit => "exit",
            Self::Grow => "grow",
            Self::Start => "start",
            Self::Idle => "idle",
        }
    }

    /// Whether it is asked once only, whatever the number of rounds: its answer is a matter of counts.
    pub(crate) fn is_asked_once(self) -> bool {
        matches!(self, Self::Return | Self::Exit | Self::Grow | Self::Idle)
    }
}

/// Which program a contestant is in: some need an allocator, or a feature, that others must not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    Plain,
    Tracked,
    #[cfg(any(feature = "peers", feature = "hotpath-alloc"))]
    HotpathAlloc,
}

impl Program {
    /// All that the runner has to build: it is the plain one itself.
    pub(crate) const OTHERS: &[Self] = &[
        Self::Tracked,
        #[cfg(any(feature = "peers", feature = "hotpath-alloc"))]
        Self::HotpathAlloc,
    ];

    /// The features that it is built with.
    pub(crate) fn features(self) -> &'static str {
        match self {
            Self::Plain | Self::Tracked => "",
            #[cfg(any(feature = "peers", feature = "hotpath-alloc"))]
            Self::HotpathAlloc => "hotpath-alloc",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "benches",
            Self::Tracked => "benches-tracked",
            #[cfg(any(feature = "peers", feature = "hotpath-alloc"))]
            Self::HotpathAlloc => "benches-hotpath-alloc",
        }
    }
}

/// Where lines go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    Pipe,
    File,
    Nowhere,
}

/// One contestant in one mode.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) mode: Mode,
    pub(crate) name: &'static str,
    pub(crate) run: fn(&mut Bench),
    pub(crate) asks: &'static [Ask],
    pub(crate) program: Program,
    pub(crate) destination: Destination,
    /// What stands in the line of a call, and in no other.
    pub(crate) needle: &'static str,
    /// Calls after which its memory is read.
    pub(crate) growth: u64,
    pub(crate) environment: &'static [(&'static str, &'static str)],
}

impl Entry {
    pub(crate) const fn new(mode: Mode, name: &'static str, run: fn(&mut Bench)) -> Self {
        Self {
            mode,
            name,
            run,
            asks: &[Ask::Call],
            program: Program::Plain,
            destination: Destination::Nowhere,
            needle: "",
            growth: 100_000_000,
            environment: &[],
        }
    }

    pub(crate) const fn asks(mut self, asks: &'static [Ask]) -> Self {
        self.asks = asks;
        self
    }

    pub(crate) const fn in_program(mut self, program: Program) -> Self {
        self.program = program;
        self
    }

    pub(crate) const fn prints(mut self, destination: Destination, needle: &'static str) -> Self {
        self.destination = destination;
        self.needle = needle;
        self
    }

    pub(crate) const fn grows_for(mut self, calls: u64) -> Self {
        self.growth = calls;
        self
    }

    pub(crate) const fn with_environment(
        mut self,
        environment: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.environment = environment;
        self
    }

    /// `mode/name`, as `--run` takes it.
    pub(crate) fn key(&self) -> String {
        format!("{}/{}", self.mode.key(), self.name)
    }
}
