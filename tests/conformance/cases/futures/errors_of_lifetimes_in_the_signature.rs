//@ reworded
#[measured]
async fn which(one: &str, two: &str) -> &str {
    if one.is_empty() { two } else { one }
}

#[measured]
async fn undeclared(one: &'a str) -> &'a str {
    one
}
