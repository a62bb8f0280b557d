//! Beside parameters that the attribute reads, one that nobody reads is told as ever.

#[measured(fields(list))]
pub fn plain(list: u8, unread: u8) -> u8 {
    list
}

#[measured(fields(list), request_id = id)]
pub fn result(list: u8, id: &str, unread: u8) -> Result<u8, String> {
    id.parse::<u8>()
        .map(|id| id + list)
        .map_err(|error| error.to_string())
}

#[measured(fields(list))]
pub async fn later(unread: u8, list: u8, (also, _): (u8, u8)) -> Result<u8, u8> {
    Ok(list)
}
