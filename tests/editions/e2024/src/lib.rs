//! The attributes in a crate of edition 2024: see `tests`.
