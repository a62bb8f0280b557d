//@ reworded
#[measured]
async fn without_a_result() {
    let value: u32 = "5".parse()?;
    drop(value);
}

#[measured]
async fn of_an_option() -> Result<u32, String> {
    let value = Some(1)?;
    Ok(value)
}

pub fn check() {
    drop((without_a_result(), of_an_option()));
}
