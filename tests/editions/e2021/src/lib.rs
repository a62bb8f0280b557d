//! The attributes in a crate of edition 2021: see `tests`.
