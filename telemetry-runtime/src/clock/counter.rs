//! The counter of the processor, where there is one that any program may read.
#![cfg_attr(
    all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri)),
    expect(
        unsafe_code,
        reason = "the counter is read by one instruction, which is an intrinsic or assembly"
    )
)]

/// Reads the counter. No fence: what the processor moves across the reading are a few instructions,
/// and a fence would cost as much as the reading itself.
#[cfg(all(target_arch = "x86_64", not(miri)))]
#[inline]
pub(super) fn read() -> u64 {
    // SAFETY: every x86-64 processor has the instruction, and it touches no memory. A process that was
    // denied it (`prctl`) is sent a signal, here as in `Instant::now`, which reads the same counter.
    unsafe { core::arch::x86_64::_rdtsc() }
}

/// Reads the counter.
#[cfg(all(target_arch = "aarch64", not(miri)))]
#[inline]
pub(super) fn read() -> u64 {
    let counter: u64;
    // SAFETY: the register may be read by programs wherever the kernel uses it for its own clock, which
    // `trusted_by_kernel` has asked. The instruction touches neither memory nor flags.
    unsafe {
        core::arch::asm!("mrs {}, cntvct_el0", out(reg) counter, options(nomem, nostack, preserves_flags));
    }
    counter
}

/// There is none here; nobody asks for it.
#[cfg(not(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri))))]
#[inline]
pub(super) fn read() -> u64 {
    0
}

/// Whether the kernel keeps its own time by this counter: then it runs at one rate, on all processors
/// alike, and goes on while they sleep. It knows better than any program could find out.
pub(super) fn trusted_by_kernel() -> bool {
    let name = if cfg!(miri) || cfg!(not(target_os = "linux")) {
        return false;
    } else if cfg!(target_arch = "x86_64") {
        "tsc"
    } else if cfg!(target_arch = "aarch64") {
        "arch_sys_counter"
    } else {
        return false;
    };
    std::fs::read_to_string("/sys/devices/system/clocksource/clocksource0/current_clocksource")
        .is_ok_and(|source| source.trim() == name)
}
