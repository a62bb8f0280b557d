//! Starts a child, reads its lines as fast as they come, and takes its answer.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::process::{self, Command, Stdio};
use std::thread;

use serde_json::Value;

use super::{Fallible, build};
use crate::clock;
use crate::entry::{Ask, Destination, Entry};
use crate::figures::Figures;
use crate::plan::Plan;

/// What a child has said, and what was seen of it from outside.
pub(super) struct Answer {
    pub(super) figures: Figures,
    /// Lines of calls that came out whole.
    pub(super) lines: u64,
    /// Lines that are no JSON.
    pub(super) torn: u64,
    /// When the last of its output came.
    pub(super) last_output: Option<f64>,
    pub(super) ended: f64,
}

/// Everything that a child prints. It is kept from child to child: new memory would cost the reader time.
#[derive(Default)]
pub(super) struct Printed {
    bytes: Vec<u8>,
    length: usize,
    last: Option<f64>,
}

impl Printed {
    /// Room for one read, and how much is added when there is none.
    const READ: usize = 256 << 10;
    const MORE: usize = 64 << 20;
    /// More than a line has.
    const LINE: usize = 512;

    /// Room for so many lines, in memory that is there already.
    pub(super) fn with_room_for(lines: u64) -> Self {
        let mut bytes = vec![0; lines as usize * Self::LINE];
        bytes.fill(b' ');
        Self {
            bytes,
            ..Self::default()
        }
    }

    fn clear(&mut self) {
        (self.length, self.last) = (0, None);
    }

    fn read(&mut self, mut from: impl Read) -> io::Result<()> {
        loop {
            if self.bytes.len() < self.length + Self::READ {
                self.bytes.resize(self.bytes.len() + Self::MORE, 0);
            }
            let room = &mut self.bytes[self.length..self.length + Self::READ];
            match from.read(room)? {
                0 => return Ok(()),
                read => self.length += read,
            }
            self.last = Some(clock::monotonic());
        }
    }

    /// How many lines are of calls, and how many are no JSON.
    fn count(&self, needle: &str) -> (u64, u64) {
        let (mut lines, mut torn) = (0, 0);
        let text = String::from_utf8_lossy(&self.bytes[..self.length]);
        for line in text.lines() {
            if serde_json::from_str::<Value>(line).is_err() {
                torn += 1;
            } else if line.contains(needle) {
                lines += 1;
            }
        }
        (lines, torn)
    }
}

/// Asks a contestant a question, in a process of its own.
pub(super) fn ask(entry: &Entry, ask: Ask, plan: Plan, printed: &mut Printed) -> Fallible<Answer> {
    let file = env::temp_dir().join(format!("benches-{}.json", process::id()));
    let stdout = match entry.destination {
        Destination::Pipe => Stdio::piped(),
        Destination::File => File::create(&file)?.into(),
        Destination::Nowhere => Stdio::null(),
    };
    let mut child = Command::new(build::path(entry.program)?)
        .args([
            "--run",
            &entry.key(),
            "--ask",
            ask.key(),
            "--plan",
            plan.name,
        ])
        .env_remove("TELEMETRY_OFF")
        .env_remove("TELEMETRY_LEVEL")
        .env_remove("RUST_LOG")
        .envs(entry.environment.iter().copied())
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stderr = child.stderr.take().ok_or("no stderr")?;
    let told = thread::spawn(move || {
        let mut text = String::new();
        stderr.read_to_string(&mut text).map(|_| text)
    });
    printed.clear();
    if let Some(stdout) = child.stdout.take() {
        printed.read(stdout)?;
    }
    let status = child.wait()?;
    let ended = clock::monotonic();
    let text = told.join().map_err(|_| "stderr was not read")??;
    if !status.success() {
        return Err(format!("{status}\n{text}").into());
    }
    let last_output = printed.last;
    if entry.destination == Destination::File {
        printed.read(File::open(&file)?)?;
        fs::remove_file(&file)?;
    }
    let (lines, torn) = printed.count(entry.needle);
    Ok(Answer {
        figures: Figures::parse(&text),
        lines,
        torn,
        last_output,
        ended,
    })
}
