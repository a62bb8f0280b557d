//! Runs the models; each of them says what it shows.
#![cfg(loom)]

use models::models::{coarse, gate, ring, shard, wake};

macro_rules! run {
    ($($of:ident::$model:ident),* $(,)?) => {
        $(#[test]
        fn $model() {
            $of::$model();
        })*
    };
}

run!(
    coarse::a_call_between_two_counts_was_not_slow,
    gate::a_change_is_in_force_in_the_end,
    gate::two_first_calls_register_once,
    gate::whoever_sees_the_gate_sees_what_is_behind_it,
    ring::what_goes_in_comes_out_once_and_whole,
    ring::a_quarter_is_kept_for_what_matters_more,
    ring::a_ring_is_handed_on_with_what_is_in_it,
    ring::how_much_is_waiting_may_be_asked_at_any_time,
    shard::every_call_is_counted_once_whenever_it_is_read,
    shard::two_readers_take_nothing_twice,
    shard::a_shard_is_handed_on_with_what_is_in_it,
    wake::no_record_is_left_while_the_collector_sleeps,
    wake::who_relies_on_another_that_wakes_is_not_left_alone,
);
