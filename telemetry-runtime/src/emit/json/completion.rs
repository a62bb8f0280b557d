//! The line of a call that ended: a template with the call's figures between its parts.
//!
//! A template and the longest ids and figures come to less than a line may have; only captured
//! fields may be too much.

use super::time::Second;
use super::{Line, MAX_LINE};
use crate::callsite::level::Level;
use crate::emit::completion::{Completion, Template};
use crate::outcome::Outcome;
use crate::record::report::Show;

/// Renders what the completion lines of an operation have in common.
pub(super) fn template(
    level: Level,
    logger: &'static str,
    operation: &'static str,
    identity: &str,
) -> Template {
    let message = format!("Operation completed: {operation}");
    let render = |write: &dyn Fn(&mut Line<'_>)| {
        let mut out = Vec::new();
        write(&mut Line {
            out: &mut out,
            limit: MAX_LINE,
        });
        out
    };
    let before = render(&|line| line.origin(level, logger, &message, identity));
    let mut middle = render(&|line| {
        line.raw(",\"operation\":");
        line.text(operation, operation.len() as u64);
        line.raw(",\"operation_id\":");
        line.text(operation, operation.len() as u64);
    });
    // The quote that ended the name stands behind the number.
    middle.pop();
    middle.push(b'_');
    Template {
        level,
        logger,
        message,
        before,
        middle,
    }
}

impl Line<'_> {
    pub(super) fn completion(&mut self, completion: &Completion<'_>, second: &mut Second) {
        let (template, figures) = (completion.template, completion.figures);
        self.raw("{\"timestamp\":\"");
        self.timestamp(completion.unix_micros, second);
        self.out.extend_from_slice(&template.before);
        self.ids(completion.request_id, figures.trace_id, figures.span_id);
        self.out.extend_from_slice(&template.middle);
        self.hex16(completion.call_id);
        self.raw("\",\"duration_ms\":");
        self.milliseconds(figures.duration);
        self.raw(",\"memory_delta_mb\":");
        match figures.memory_delta {
            Some(0) => self.raw("0.0"),
            Some(bytes) => self.megabytes(bytes),
            None => self.raw("null"),
        }
        self.raw(match figures.outcome {
            Outcome::Ok => ",\"outcome\":\"ok\"",
            Outcome::Error => ",\"outcome\":\"error\"",
            Outcome::Panicked => ",\"outcome\":\"panicked\"",
            Outcome::Cancelled => ",\"outcome\":\"cancelled\"",
        });
        if let Some((busy_ns, polls)) = figures.polled {
            self.raw(",\"busy_ms\":");
            self.milliseconds(busy_ns);
            self.raw(",\"idle_ms\":");
            self.milliseconds(figures.duration.saturating_sub(busy_ns));
            self.raw(",\"polls\":");
            self.unsigned(polls.into());
        }
        if figures.show.has(Show::APPROXIMATE) {
            self.raw(",\"approximate\":true");
        }
        self.captured(&completion.theirs, completion.left_out);
        self.raw("}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::event::{Event, Fields, Identity};
    use crate::emit::json::Writer;
    use crate::emit::redact::{Remembered, redact, redact_completion};
    use crate::record::report::Figures;
    use crate::record::value::Value;

    fn writer(name: &str) -> Writer {
        Writer::new(&Identity {
            service: name.to_owned(),
            environment: "production".to_owned(),
            version: "1.2.3".to_owned(),
        })
    }

    /// The same line, said field by field.
    fn event<'a>(completion: &Completion<'a>, operation: &'a str) -> Event<'a> {
        let figures = completion.figures;
        let text = |text: &str| Value::Text(text.to_owned().into());
        let mut own: Fields<'_> = vec![
            ("operation".into(), text(operation)),
            (
                "operation_id".into(),
                text(&format!("{operation}_{:016x}", completion.call_id)),
            ),
            ("duration_ms".into(), Value::Duration(figures.duration)),
            (
                "memory_delta_mb".into(),
                figures.memory_delta.map_or(Value::Null, |bytes| {
                    Value::Float(bytes as f64 / (1024.0 * 1024.0))
                }),
            ),
            ("outcome".into(), text(figures.outcome.as_str())),
        ];
        if let Some((busy_ns, polls)) = figures.polled {
            let idle_ns = figures.duration.saturating_sub(busy_ns);
            own.push(("busy_ms".into(), Value::Duration(busy_ns)));
            own.push(("idle_ms".into(), Value::Duration(idle_ns)));
            own.push(("polls".into(), Value::Uint(polls.into())));
        }
        if figures.show.has(Show::APPROXIMATE) {
            own.push(("approximate".into(), Value::Bool(true)));
        }
        Event {
            unix_micros: completion.unix_micros,
            level: completion.template.level,
            logger: completion.template.logger,
            message: format!("Operation completed: {operation}").into(),
            request_id: completion.request_id,
            trace_id: figures.trace_id,
            span_id: figures.span_id,
            own,
            theirs: completion.theirs.clone(),
            left_out: completion.left_out,
        }
    }

    #[test]
    fn a_template_says_what_the_fields_would() {
        let mut writer = writer("se\"rvice");
        let mut ids = Remembered::default();
        let mut state = 1_u64;
        let mut random = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let operations = [
            "work",
            "Type::method",
            "na\"me\n",
            "übersetzen",
            "\u{202e}x",
        ];
        for round in 0..2_000 {
            let number = random();
            let operation = operations[round % operations.len()];
            let template = writer.template(Level::ALL[round % 5], "app::search", operation);
            let mut show = Show::default();
            show.set(Show::APPROXIMATE, round % 5 == 0);
            let figures = Figures {
                callsite: 0,
                show,
                outcome: Outcome::ALL[round % 4],
                classified: false,
                at: 0,
                duration: number >> (number % 64),
                polled: (round % 3 == 0).then(|| (random() >> 40, random() as u32)),
                // To the eighth of a megabyte, where both ways to write it say the same.
                memory_delta: (round % 7 != 0).then(|| (random() as i64 >> 40) << 17),
                budget_ns: None,
                trace_id: if round % 2 == 0 { 0 } else { number.into() },
                span_id: random(),
            };
            let request_id = [None, Some("req-42"), Some("joe@example.org \u{1b}")];
            let theirs = match round % 4 {
                0 => vec![
                    ("password".into(), Value::Int(1)),
                    ("n".into(), Value::Int(-5)),
                ],
                1 => vec![("long".into(), Value::Text("x ".repeat(9_000).into())); 2],
                _ => Fields::new(),
            };
            let completion = Completion {
                template: &template,
                unix_micros: (number >> 12) as i64,
                call_id: random(),
                figures: &figures,
                request_id: request_id[round % 3],
                theirs,
                left_out: u32::from(round % 11 == 0),
            };
            let mut expected = String::new();
            redact(event(&completion, operation), |redacted| {
                expected.push_str(writer.line(redacted).unwrap());
            });
            redact_completion(completion, &mut ids, |redacted| {
                assert_eq!(writer.line(redacted), Some(&*expected));
            });
        }
    }

    #[test]
    fn the_longest_of_everything_fits_on_a_line() {
        let bad = "\u{1b}".repeat(4_000);
        let mut writer = writer(&bad);
        let operation = "\u{1}".repeat(128).leak();
        let template = writer.template(Level::Warning, bad.leak(), operation);
        let figures = Figures {
            callsite: 0,
            show: Show::default(),
            outcome: Outcome::Cancelled,
            classified: false,
            at: 0,
            duration: u64::MAX,
            polled: Some((u64::MAX / 3, u32::MAX)),
            memory_delta: Some(i64::MIN + 1),
            budget_ns: None,
            trace_id: u128::MAX,
            span_id: u64::MAX,
        };
        let completion = Completion {
            template: &template,
            unix_micros: 0,
            call_id: u64::MAX,
            figures: &figures,
            request_id: Some(&"\u{7f}".repeat(256)),
            theirs: vec![("field".into(), Value::Text("x".repeat(9_000).into()))],
            left_out: 0,
        };
        redact_completion(completion, &mut Remembered::default(), |redacted| {
            let line = writer.line(redacted).unwrap();
            assert!(line.len() < MAX_LINE, "{}", line.len());
            assert!(serde_json::from_str::<serde_json::Value>(line).is_ok());
        });
    }
}
