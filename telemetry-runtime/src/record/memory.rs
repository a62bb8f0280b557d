//! The two sources of memory figures: a counting allocator, and the process's resident set.
#![expect(
    unsafe_code,
    reason = "`GlobalAlloc` is an unsafe trait; each method forwards to the inner allocator"
)]

use std::alloc::{GlobalAlloc, Layout, System};

use super::local;

/// A global allocator that counts, for each thread, the bytes that pass through it.
///
/// It wraps any allocator, forwards every layout unchanged, takes no lock and allocates nothing
/// itself. Where it is installed, `memory_delta_mb` is the net change that the call itself made:
/// exact bytes, on whatever threads an async function was polled.
///
/// ```
/// use std::alloc::System;
/// use telemetry_runtime::TrackingAllocator;
///
/// #[global_allocator]
/// static ALLOCATOR: TrackingAllocator<System> = TrackingAllocator::new(System);
/// # fn main() {}
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct TrackingAllocator<A = System> {
    inner: A,
}

impl<A> TrackingAllocator<A> {
    /// Counts what passes through `inner`.
    pub const fn new(inner: A) -> Self {
        Self { inner }
    }
}

/// Counts, unless the memory is the toolkit's own.
#[inline]
fn count(allocated: usize, freed: usize) {
    local::with(|local| {
        if !local.allocates_for_itself() {
            local
                .allocated
                .set(local.allocated.get().wrapping_add(allocated as u64));
            local
                .freed
                .set(local.freed.get().wrapping_add(freed as u64));
        }
    });
}

// SAFETY: every method forwards its arguments unchanged to `inner`, which keeps the contract;
// counting touches two thread-local cells without a destructor, and can neither allocate, unwind
// nor block.
unsafe impl<A: GlobalAlloc> GlobalAlloc for TrackingAllocator<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises on `layout` are passed on.
        let memory = unsafe { self.inner.alloc(layout) };
        if !memory.is_null() {
            count(layout.size(), 0);
        }
        memory
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises on `layout` are passed on.
        let memory = unsafe { self.inner.alloc_zeroed(layout) };
        if !memory.is_null() {
            count(layout.size(), 0);
        }
        memory
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises on `memory` and `layout` are passed on.
        unsafe { self.inner.dealloc(memory, layout) };
        count(0, layout.size());
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's promises on `memory`, `layout` and `new_size` are passed on.
        let moved = unsafe { self.inner.realloc(memory, layout, new_size) };
        if !moved.is_null() {
            count(new_size, layout.size());
        }
        moved
    }
}

/// Whether a [`TrackingAllocator`] is the program's global allocator.
pub(crate) fn is_tracked() -> bool {
    let allocated = || local::with(|local| local.allocated.get());
    let before = allocated();
    drop(std::hint::black_box(Box::new(0_u64)));
    allocated() != before
}

/// The resident set of the process in bytes; `None` where the platform does not tell.
#[cfg(target_os = "linux")]
pub(crate) fn resident_bytes() -> Option<u64> {
    use std::fs::File;
    use std::os::unix::fs::FileExt;
    use std::sync::OnceLock;

    // Opened once: opening it costs ten times what reading it does.
    static STATM: OnceLock<Option<File>> = OnceLock::new();
    let statm = STATM
        .get_or_init(|| File::open("/proc/self/statm").ok())
        .as_ref()?;
    let mut text = [0_u8; 128];
    let length = statm.read_at(&mut text, 0).ok()?;
    let text = std::str::from_utf8(&text[..length]).ok()?;
    let pages: u64 = text.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Some(pages.saturating_mul(rustix::param::page_size() as u64))
}

/// The resident set of the process in bytes; `None` where the platform does not tell.
#[cfg(not(target_os = "linux"))]
pub(crate) fn resident_bytes() -> Option<u64> {
    use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System};

    let pid = sysinfo::get_current_pid().ok()?;
    let mut system = System::new();
    let wanted = ProcessRefreshKind::nothing().with_memory();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), false, wanted);
    system.process(pid).map(sysinfo::Process::memory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_resident_set_of_this_process_is_plausible() {
        let bytes = resident_bytes().unwrap();
        assert!((100_000..100_000_000_000).contains(&bytes), "{bytes}");
    }

    #[test]
    fn what_passes_through_is_counted_once() {
        let counters = || local::with(|local| (local.allocated.get(), local.freed.get()));
        let allocator = TrackingAllocator::new(System);
        let layout = Layout::from_size_align(1_000, 64).unwrap();
        let larger = Layout::from_size_align(3_000, 64).unwrap();
        let before = counters();
        // SAFETY: the layouts are not empty, and each block is used and freed with its own.
        unsafe {
            let memory = allocator.alloc(layout);
            assert_eq!(memory as usize % 64, 0, "the alignment is kept");
            let memory = allocator.realloc(memory, layout, larger.size());
            allocator.dealloc(memory, larger);
        }
        let after = counters();
        assert_eq!((after.0 - before.0, after.1 - before.1), (4_000, 4_000));
        local::inside_runtime(|| {
            // SAFETY: as above.
            unsafe { allocator.dealloc(allocator.alloc_zeroed(layout), layout) };
        });
        assert_eq!(counters(), after, "the toolkit's own memory does not count");
    }
}
