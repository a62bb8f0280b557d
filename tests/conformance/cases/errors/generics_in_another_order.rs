#[measured]
pub fn plain<T, 'a>(a: &'a T) -> &'a T {
    a
}

#[measured]
pub fn result<T, const N: usize, 'a>(a: &'a [T; N]) -> Result<usize, String> {
    Ok(a.len())
}

#[measured]
pub async fn later<T, 'a>(a: &'a T) -> Result<&'a T, String> {
    Ok(a)
}
