//! What users of the budget table rely on.

use super::*;

const HOUR: Duration = Duration::from_secs(3_600);

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn table() -> BudgetTable {
    let mut table = BudgetTable::new();
    table.set("op", ms(10)).unwrap();
    table
}

#[test]
fn over_means_strictly_greater() {
    let mut table = table();
    let met = BudgetVerdict::Met {
        budget: ms(10),
        margin: Duration::ZERO,
    };
    assert_eq!(table.judge("op", ms(10), HOUR), met);
    let verdict = table.judge("op", ms(10) + Duration::from_nanos(1), HOUR);
    assert!(matches!(verdict, BudgetVerdict::Violated { overage, .. } if overage.as_nanos() == 1));
    let met = BudgetVerdict::Met {
        budget: ms(10),
        margin: ms(8),
    };
    assert_eq!(table.judge("op", ms(2), HOUR), met);
    assert_eq!(table.judge("none", HOUR, HOUR), BudgetVerdict::Unbudgeted);
}

#[test]
fn a_summary_without_violations_has_its_own_form() {
    let mut table = table();
    table.judge("op", ms(1), HOUR);
    let json = serde_json::to_string(&table.violation_summary(HOUR, HOUR)).unwrap();
    assert_eq!(json, r#"{"status":"all_budgets_met","violations":0}"#);
}

#[test]
fn a_summary_with_violations_has_every_field() {
    let mut table = table();
    table.judge("op", ms(15), HOUR);
    table.judge("op", ms(40), HOUR);
    table.judge_against("declared", ms(100), ms(101), HOUR);
    let summary = table.violation_summary(HOUR * 24, HOUR);
    assert_eq!(
        serde_json::to_value(&summary).unwrap(),
        serde_json::json!({
            "status": "budget_violations_detected",
            "total_violations": 3,
            "time_window_hours": 24.0,
            "by_operation": {
                "declared": {
                    "count": 1, "avg_overage_ms": 1.0, "max_overage_ms": 1.0,
                    "avg_overage_percent": 1.0,
                },
                "op": {
                    "count": 2, "avg_overage_ms": 17.5, "max_overage_ms": 30.0,
                    "avg_overage_percent": 175.0,
                },
            },
        })
    );
}

#[test]
fn violations_leave_the_window() {
    let mut table = table();
    table.judge("op", ms(11), Duration::from_secs(100));
    let total = |window: u64, at: u64| {
        let (window, at) = (Duration::from_secs(window), Duration::from_secs(at));
        table.violation_summary(window, at).total_violations
    };
    assert_eq!(total(60, 159), 1);
    assert_eq!(total(60, 160), 0);
    assert_eq!(total(7_200, 160), 1);
    assert_eq!(total(0, 130), 1, "a window below a minute is a minute");
    assert_eq!(total(86_400, 90_000), 0);
}

#[test]
fn settings_that_make_no_sense_are_refused_and_named() {
    let mut table = table();
    let error = table.set("op", Duration::ZERO).unwrap_err();
    assert_eq!(
        error.to_string(),
        "budget of `op` is 0 ms; give it a duration above zero"
    );
    assert_eq!(table.set("", HOUR), Err(BudgetError::EmptyName));
    assert_eq!(table.get("op"), Some(ms(10)));
    assert_eq!(
        table.judge_against("op", Duration::ZERO, HOUR, HOUR),
        BudgetVerdict::Unbudgeted
    );
}

#[test]
fn a_budget_can_change_between_calls() {
    let mut table = table();
    table.set("op", ms(20)).unwrap();
    assert!(matches!(
        table.judge("op", ms(15), HOUR),
        BudgetVerdict::Met { .. }
    ));
}

#[test]
fn a_million_violations_of_a_million_names_stay_bounded() {
    let mut table = BudgetTable::new();
    for i in 0..1_000_000_u64 {
        let name = format!("op-{i}");
        table.judge_against(&name, ms(1), ms(2), ms(i));
    }
    let summary = table.violation_summary(HOUR, ms(1_000_000));
    assert_eq!(summary.by_operation.len(), 2_001);
    assert_eq!(summary.total_violations, 1_000_000);
}

#[test]
fn extreme_durations_do_not_panic() {
    let mut table = BudgetTable::new();
    table.set("op", Duration::from_nanos(1)).unwrap();
    for at in [Duration::MAX, Duration::ZERO, HOUR] {
        table.judge("op", Duration::MAX, at);
    }
    let summary = table.violation_summary(Duration::MAX, Duration::ZERO);
    assert_eq!(summary.total_violations, 3);
    assert!(summary.by_operation["op"].max_overage_ms.is_finite());
}
