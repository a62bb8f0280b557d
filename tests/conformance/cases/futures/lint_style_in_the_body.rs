#[measured]
pub async fn needless_return(value: u32) -> u32 {
    support::yield_once().await;
    return value;
}

#[measured]
pub async fn needless_return_of_nothing(list: &mut Vec<u8>) {
    support::yield_once().await;
    list.push(1);
    return;
}

#[measured]
pub async fn let_and_return(value: u32) -> u32 {
    support::yield_once().await;
    let next = value + 1;
    next
}

#[measured]
pub async fn needless_question_mark(text: &str) -> Option<u32> {
    support::yield_once().await;
    Some(text.parse().ok()?)
}

#[measured]
pub async fn clone_on_copy(value: u32) -> u32 {
    support::yield_once().await;
    value.clone()
}
