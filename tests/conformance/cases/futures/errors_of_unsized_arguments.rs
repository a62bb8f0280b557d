#[measured]
async fn unsized_argument(text: str) -> usize {
    text.len()
}

#[measured]
async fn unsized_output() -> str {
    loop {}
}
