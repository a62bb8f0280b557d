//! What a beginner forgets: the box around a trait object, the name of a type.

#[measured]
pub fn error_without_a_box() -> Result<u8, dyn std::error::Error> {
    Ok(1)
}

#[measured]
pub fn value_without_a_reference() -> Result<str, ()> {
    Err(())
}

#[measured]
pub fn slice_by_value(values: [u8]) -> Result<(), ()> {
    Ok(())
}

#[measured]
pub async fn nameless() -> _ {
    1
}

#[measured]
pub async fn nameless_part() -> Result<_, String> {
    Ok(1)
}
