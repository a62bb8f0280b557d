//! Timelines: what fires, is reminded of and resolves, and when.

use super::*;

const OP: &str = "op";

fn at(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Replays errors (sorted by time) with a tick every 10 s up to `end`.
fn replay(
    windows: &mut AlertWindows,
    category: Category,
    errors: impl IntoIterator<Item = u64>,
    end: u64,
) -> Vec<(u64, AlertState, u64)> {
    let mut alerts = Vec::new();
    let mut ticked = 0;
    for error in errors {
        while ticked + 10 <= error {
            ticked += 10;
            alerts.extend(windows.tick(at(ticked)));
        }
        alerts.extend(windows.record(category, ClassifiedBy::Type, OP, at(error)));
    }
    while ticked + 10 <= end {
        ticked += 10;
        alerts.extend(windows.tick(at(ticked)));
    }
    alerts
        .into_iter()
        .map(|alert| (alert.at.as_secs(), alert.state, alert.count))
        .collect()
}

fn fresh(
    category: Category,
    errors: impl IntoIterator<Item = u64>,
    end: u64,
) -> Vec<(u64, AlertState, u64)> {
    replay(&mut AlertWindows::new(), category, errors, end)
}

use AlertState::{Firing, Reminder, Resolved};

#[test]
fn every_default_threshold_fires_at_its_count_and_not_before() {
    for (category, count) in Category::ALL.into_iter().zip([10, 3, 5, 1, 20]) {
        let below = fresh(category, 0..count - 1, 2_000);
        assert_eq!(below, [], "{category}");
        let reached = fresh(category, 0..count, 200);
        assert_eq!(reached, [(count - 1, Firing, count)], "{category}");
    }
}

#[test]
fn a_slow_trickle_never_fires_and_a_quick_one_does() {
    // 300 / 34 < 9: never ten of them within five minutes, wherever the buckets begin.
    assert_eq!(
        fresh(Category::Transient, (0..500).map(|i| 7 + i * 34), 20_000),
        []
    );
    let quick = fresh(Category::Transient, (0..10).map(|i| 5 + i * 33), 400);
    assert_eq!(quick, [(302, Firing, 10)]);
}

#[test]
fn a_storm_fires_once_and_resolves_once() {
    let storm = (0..1_800).flat_map(|second| [second; 5]);
    let alerts = fresh(Category::Transient, storm, 4_000);
    assert_eq!(alerts.len(), 2);
    assert_eq!(alerts[0], (1, Firing, 10));
    let (resolved, state, count) = alerts[1];
    assert_eq!((state, count), (Resolved, 9_000));
    assert!((2_390..=2_400).contains(&resolved), "{resolved}");
}

#[test]
fn a_three_hour_outage_is_reminded_of_every_hour() {
    let alerts = fresh(Category::Configuration, 0..3 * 3_600, 20_000);
    let states: Vec<_> = alerts.iter().map(|(at, state, _)| (*at, *state)).collect();
    assert_eq!(
        states[..3],
        [(2, Firing), (3_602, Reminder), (7_202, Reminder)]
    );
    assert_eq!(states[3].1, Reminder, "it is still firing at 10,802 s");
    assert_eq!(states[4].1, Resolved);
    assert_eq!(alerts[4].2, 10_800);
}

#[test]
fn reminders_can_be_turned_off_and_set() {
    let mut windows = AlertWindows::new();
    windows.set_reminder(Duration::ZERO).unwrap();
    assert_eq!(
        replay(&mut windows, Category::Resource, 0..8_000, 8_000),
        [(0, Firing, 1)]
    );
    windows.set_reminder(at(60)).unwrap();
    assert_eq!(windows.tick(at(8_030)), []);
    assert_eq!(
        windows.tick(at(8_040)).len(),
        1,
        "whole minutes after it fired"
    );
    assert_eq!(windows.tick(at(8_050)), []);
    assert!(windows.set_reminder(Duration::from_millis(1)).is_err());
}

#[test]
fn a_long_silence_between_ticks_gives_one_reminder() {
    let mut windows = AlertWindows::new();
    let _ = windows.record(Category::Resource, ClassifiedBy::Type, OP, at(0));
    for second in 1..20_000 {
        if let Some(alert) = windows.record(Category::Resource, ClassifiedBy::Type, OP, at(second))
        {
            assert_eq!(alert.at.as_secs() % 3_600, 0, "{alert:?}");
        }
    }
    assert_eq!(windows.tick(at(20_100)), []);
}

#[test]
fn it_stays_firing_while_errors_flap_at_half_the_threshold() {
    // Five in every five minutes: below ten, not below five.
    let errors = (0..10).map(|i| i * 3).chain((1..60).map(|i| i * 59));
    let alerts = fresh(Category::Transient, errors, 3_540);
    assert_eq!(alerts, [(27, Firing, 10)]);
}

#[test]
fn errors_that_come_back_while_it_resolves_put_the_end_off() {
    // Below one at 300 s; another at 550 s; below one again at 850 s.
    let alerts = fresh(Category::Resource, [0, 550], 3_000);
    assert_eq!(alerts, [(0, Firing, 1), (1_150, Resolved, 2)]);
}

#[test]
fn it_is_armed_again_after_it_resolved() {
    let alerts = fresh(Category::Data, (0..5).chain(5_000..5_006), 8_000);
    assert_eq!(
        alerts,
        [
            (4, Firing, 5),
            (602, Resolved, 5),
            (5_004, Firing, 5),
            (5_603, Resolved, 6)
        ]
    );
}

#[test]
fn operations_and_categories_are_counted_apart() {
    let mut windows = AlertWindows::new();
    for (category, operation) in [
        (Category::Data, "a"),
        (Category::Data, "b"),
        (Category::Configuration, "a"),
    ] {
        for second in 0..2 {
            assert_eq!(
                windows.record(category, ClassifiedBy::Type, operation, at(second)),
                None
            );
        }
    }
    let alert = windows
        .record(Category::Configuration, ClassifiedBy::Name, "a", at(3))
        .unwrap();
    assert_eq!(
        (alert.operation.as_str(), alert.count, alert.in_window),
        ("a", 3, 3)
    );
    assert_eq!(
        (alert.first_seen, alert.last_seen, alert.firing_for),
        (at(0), at(3), at(0))
    );
    assert_eq!(windows.firing(), 1);
}

#[test]
fn text_alone_needs_two_where_one_is_enough() {
    let mut windows = AlertWindows::new();
    let mut text = |second| windows.record(Category::Resource, ClassifiedBy::Text, OP, at(second));
    assert_eq!(text(0), None);
    assert_eq!(text(400), None);
    assert_eq!(text(401).map(|alert| alert.count), Some(2));
    let mut windows = AlertWindows::new();
    assert_eq!(
        windows.record(Category::Resource, ClassifiedBy::Text, OP, at(0)),
        None
    );
    assert!(
        windows
            .record(Category::Resource, ClassifiedBy::Type, OP, at(1))
            .is_some()
    );
}

#[test]
fn a_late_tick_reports_the_resolution_at_the_time_it_came_to() {
    let mut windows = AlertWindows::new();
    let _ = windows.record(Category::Resource, ClassifiedBy::Type, OP, at(0));
    let resolved = windows.tick(at(90_000));
    assert_eq!(
        (resolved.len(), resolved[0].at, resolved[0].firing_for),
        (1, at(600), at(600))
    );
    assert_eq!(windows.tick(Duration::MAX), []);
}

#[test]
fn an_error_after_a_missed_resolution_reports_both_in_order() {
    let mut windows = AlertWindows::new();
    let mut record =
        |second| windows.record(Category::Resource, ClassifiedBy::Type, OP, at(second));
    assert_eq!(record(0).map(|alert| alert.state), Some(Firing));
    assert_eq!(record(5_000).map(|alert| alert.state), Some(Resolved));
    let states: Vec<_> = windows
        .tick(at(5_001))
        .iter()
        .map(|a| (a.state, a.at))
        .collect();
    assert_eq!(states, [(Firing, at(5_000))]);
}

#[test]
fn settings_change_while_it_runs() {
    let mut windows = AlertWindows::new();
    windows
        .set_threshold(Category::Resource, Threshold::new(3, at(60)))
        .unwrap();
    assert_eq!(windows.threshold(Category::Resource).count, 3);
    let alerts = replay(&mut windows, Category::Resource, [0, 59, 61, 62], 1_000);
    // Two left below 61 + 60, one below 59 + 60.
    assert_eq!(alerts, [(62, Firing, 3), (181, Resolved, 3)]);
    assert!(
        windows
            .set_threshold(Category::Data, Threshold::new(0, at(60)))
            .is_err()
    );
    assert_eq!(
        windows.threshold(Category::Data),
        Threshold::of(Category::Data)
    );

    let mut windows = AlertWindows::new();
    let _ = replay(&mut windows, Category::Data, 0..5, 10);
    windows
        .set_threshold(Category::Data, Threshold::new(5, at(30)))
        .unwrap();
    assert_eq!(
        windows.tick(at(80)).len(),
        1,
        "a shorter window resolves sooner"
    );
}

#[test]
fn keys_are_bounded_and_the_rest_is_counted() {
    let mut windows = AlertWindows::new();
    for i in 0..5_000 {
        let _ = windows.record(
            Category::Unknown,
            ClassifiedBy::None,
            &format!("op-{i}"),
            at(1),
        );
    }
    assert_eq!(windows.len(), MOST_KEYS + 1);
    assert_eq!(windows.overflowed(), 5_000 - MOST_KEYS as u64);
    let other: Vec<_> = windows.keys[Category::Unknown.index()]
        .get(OTHER)
        .into_iter()
        .collect();
    assert!(other[0].is_firing());
    let resolved = windows.tick(at(10_000));
    assert_eq!((resolved.len(), resolved[0].operation.as_str()), (1, OTHER));
    assert_eq!(windows.len(), 0, "idle keys are forgotten");
}

#[test]
fn time_may_stand_still_or_go_backwards() {
    let mut windows = AlertWindows::new();
    for second in [1_000, 0, 1_000, 5] {
        assert_eq!(
            windows.record(Category::Data, ClassifiedBy::Type, OP, at(second)),
            None
        );
    }
    assert_eq!(windows.tick(at(0)), []);
    let alert = windows
        .record(Category::Data, ClassifiedBy::Type, OP, at(900))
        .unwrap();
    assert_eq!((alert.count, alert.at), (5, at(1_000)));
}

#[test]
fn extreme_input_does_not_panic() {
    let mut windows = AlertWindows::new();
    for time in [Duration::MAX, Duration::ZERO, Duration::MAX] {
        let _ = windows.record(Category::Resource, ClassifiedBy::Type, "", time);
        let _ = windows.tick(time);
    }
    windows
        .set_threshold(Category::Resource, Threshold::new(u32::MAX, at(1)))
        .unwrap();
    let _ = windows.tick(Duration::MAX);
}
