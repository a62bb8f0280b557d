//! Operations have the names that users expect.

use crate::run::{operation, run};

#[test]
fn an_operation_is_called_after_its_function_or_type_and_method() {
    let run = run("names");
    for (name, module) in [
        ("outer", "scenario::names"),
        ("nested", "scenario::names"),
        ("match", "scenario::names"),
        ("Store::new", "scenario::names"),
        ("Store::find", "scenario::names"),
        ("Store::load", "scenario::names"),
        ("Store::side", "scenario::names"),
        ("Shape::area", "scenario::names"),
        ("Shelf::first", "scenario::names"),
        ("in_module", "scenario::names::module"),
        ("in_deeper_module", "scenario::names::module::deeper"),
    ] {
        assert_eq!(run.completed(name).text("logger"), module, "{name}");
    }
    assert_eq!(run.all("Operation completed: free").len(), 2);
}

#[test]
fn a_name_that_is_given_replaces_that() {
    let run = run("names");
    for name in ["catalogue.search", "store.close", "shelf.last"] {
        assert_eq!(run.completed(name).text("operation"), name);
    }
    let left_out = run
        .messages()
        .iter()
        .any(|message| message.contains("left_out"));
    assert!(!left_out, "`#[measured(skip)]` leaves one out");
}

#[test]
fn functions_of_one_name_are_one_operation_with_one_budget() {
    let run = run("names");
    let twins = run.all("Operation completed: twin");
    assert_eq!(twins.len(), 2);
    assert_ne!(twins[0].text("operation_id"), twins[1].text("operation_id"));
    assert_ne!(twins[0].text("logger"), twins[1].text("logger"));
    let operations = run.reports().pop().unwrap();
    assert_eq!(operation(&operations, "twin")["calls"], 2);
    assert_eq!(
        operation(&operations, "twin")["violations"],
        0,
        "overridden"
    );
}
