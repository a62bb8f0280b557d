//! The processor's time stamp counter, where the kernel itself trusts it.
#![expect(
    unsafe_code,
    reason = "`_rdtsc` is an unsafe function of the standard library"
)]

/// Whether two reads of the counter are a way of timing a call here.
pub(crate) fn is_usable() -> bool {
    cfg!(target_arch = "x86_64") && crate::run::machine::clocksource() == "tsc"
}

/// Reads the counter.
#[cfg(target_arch = "x86_64")]
#[inline]
pub(crate) fn read() -> u64 {
    // SAFETY: every x86-64 processor has the instruction; it reads a register, and no memory.
    unsafe { std::arch::x86_64::_rdtsc() }
}

/// There is none to read.
#[cfg(not(target_arch = "x86_64"))]
#[inline]
pub(crate) fn read() -> u64 {
    0
}
