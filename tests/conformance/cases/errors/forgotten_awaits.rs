//@ reworded
#[measured]
pub async fn later(a: u32) -> u32 {
    a
}

#[measured]
pub async fn later_result(a: u32) -> Result<u32, String> {
    Ok(a)
}

pub async fn forgets(a: u32) -> u32 {
    later(a)
}

pub async fn forgets_before_question_mark(a: u32) -> Result<u32, String> {
    let b = later_result(a)?;
    Ok(b)
}

pub async fn forgets_before_a_method(a: u32) -> u32 {
    later_result(a).unwrap()
}

pub async fn forgets_before_an_operator(a: u32) -> u32 {
    later(a) + 1
}
