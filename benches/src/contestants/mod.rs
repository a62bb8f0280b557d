//! Who is measured: one file each.

mod floors;
mod ours;

#[cfg(feature = "peers")]
mod autometrics;
#[cfg(feature = "peers")]
mod emit;
#[cfg(feature = "peers")]
mod fastrace;
#[cfg(any(feature = "peers", feature = "hotpath-alloc"))]
mod hotpath;
#[cfg(feature = "peers")]
mod metered;
#[cfg(feature = "peers")]
mod metrics;
#[cfg(feature = "peers")]
mod tracing;

use crate::entry::Entry;

const EVERY: &[&[Entry]] = &[
    floors::ENTRIES,
    ours::ENTRIES,
    #[cfg(any(feature = "peers", feature = "hotpath-alloc"))]
    hotpath::ENTRIES,
    #[cfg(feature = "peers")]
    tracing::ENTRIES,
    #[cfg(feature = "peers")]
    tracing::lines::ENTRIES,
    #[cfg(feature = "peers")]
    fastrace::ENTRIES,
    #[cfg(feature = "peers")]
    autometrics::ENTRIES,
    #[cfg(feature = "peers")]
    metered::ENTRIES,
    #[cfg(feature = "peers")]
    metrics::ENTRIES,
    #[cfg(feature = "peers")]
    emit::ENTRIES,
];

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = Entry> {
    EVERY.iter().copied().flatten().copied()
}
