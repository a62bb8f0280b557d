//@ lost: unused_variables
//! The attribute reads it, so that it is used; bare, nobody does.
#![cfg_attr(annotated, deny(unused_variables))]

#[measured(fields(list))]
pub fn plain(list: u8) {}

#[measured(fields(list), request_id = id)]
pub fn result(list: u8, id: &str) -> Result<(), u8> {
    Ok(())
}

#[measured(fields(list), request_id = id)]
pub async fn later(list: u8, id: &str) -> Result<(), u8> {
    Ok(())
}
