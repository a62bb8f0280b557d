//! Alerts about errors that come too often.

use crate::line::Line;
use crate::run::{Run, run};

fn alerts(run: &Run) -> Vec<&Line> {
    run.all("HIGH ERROR FREQUENCY ALERT")
}

#[test]
fn an_alert_fires_once_when_the_threshold_is_reached() {
    let run = run("alerts_by_default");
    let fired: Vec<_> = alerts(run)
        .iter()
        .map(|line| {
            (
                line.text("operation"),
                line.text("error_category"),
                line.count("threshold"),
            )
        })
        .collect();
    let expected = [
        ("listen", "transient", 10),
        ("store", "resource", 1),
        ("configure", "configuration", 3),
        ("parse", "data", 5),
        ("puzzle", "unknown", 20),
    ];
    assert_eq!(
        fired, expected,
        "not at 9 of 10, not unclassified, not by text alone"
    );
    for line in alerts(run) {
        assert_eq!(line.text("alert_type"), "error_frequency");
        assert_eq!(line.text("alert_state"), "firing");
        assert_eq!(line.text("level"), "error");
        assert_eq!(line.count("error_count_5min"), line.count("threshold"));
        assert_eq!(line.get("requires_investigation"), true);
    }
}

#[test]
fn thresholds_are_settable() {
    let run = run("alerts_with_thresholds");
    let alerts = alerts(run);
    assert_eq!(alerts.len(), 1);
    assert_eq!(
        (alerts[0].text("operation"), alerts[0].count("threshold")),
        ("connect", 2)
    );
}

#[test]
fn an_alert_resolves_without_traffic_and_fires_again() {
    let run = run("alerts_that_resolve");
    let states: Vec<_> = alerts(run)
        .iter()
        .map(|line| line.text("alert_state"))
        .collect();
    assert_eq!(states, ["firing", "resolved", "firing"]);
}
