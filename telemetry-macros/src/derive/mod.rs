//! The derive macros.

mod node_state;

pub(crate) use self::node_state::node_state;
