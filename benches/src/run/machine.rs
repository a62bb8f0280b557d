//! The machine and the day: without them a figure says nothing.

use std::fs;
use std::process::Command;
use std::thread;

fn file(path: &str) -> String {
    fs::read_to_string(path)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// The first line that a command prints, in the folder of this crate.
fn command(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    text.unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The kernel's own choice of a clock.
pub(crate) fn clocksource() -> String {
    file("/sys/devices/system/clocksource/clocksource0/current_clocksource")
}

/// The load of the last minute, of five and of fifteen.
pub(super) fn load() -> String {
    let load = file("/proc/loadavg");
    load.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// Each property of the machine that is known.
pub(super) fn describe() -> Vec<(&'static str, String)> {
    let cpus = file("/proc/cpuinfo");
    let model = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let cores = thread::available_parallelism().map(|cores| cores.to_string());
    let all = [
        ("CPU", model.unwrap_or_default().to_owned()),
        ("cores", cores.unwrap_or_default()),
        ("kernel", file("/proc/sys/kernel/osrelease")),
        ("clocksource", clocksource()),
        ("compiler", command("rustc", &["--version"])),
        (
            "commit",
            command("git", &["describe", "--always", "--dirty"]),
        ),
        ("date", command("date", &["-u", "+%Y-%m-%d %H:%M UTC"])),
        ("load at the start", load()),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
}
