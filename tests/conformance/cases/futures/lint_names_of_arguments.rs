#[measured]
#[allow(non_snake_case)]
pub async fn Camel(Argument: u32) -> u32 {
    support::yield_once().await;
    Argument
}

#[measured]
pub async fn camel(Argument: u32, similar_name: u32, similar_nome: u32) -> u32 {
    let localName = similar_name;
    support::yield_once().await;
    Argument + localName + similar_nome
}

#[measured]
pub async fn shadows(n: u32) -> u32 {
    let n = n;
    support::yield_once().await;
    let n = n + 1;
    n
}

#[measured]
pub async fn many_letters(a: u32, b: u32, c: u32, d: u32, e: u32) -> u32 {
    support::yield_once().await;
    a + b + c + d + e
}
