//@ reworded
pub struct Config {
    id: u32,
    name: String,
}

#[measured(fields(id = config.id))]
pub fn plain(config: Config) -> String {
    drop(config);
    config.name
}

#[measured(fields(id = config.id), classify)]
pub fn result(config: Config) -> Result<String, String> {
    drop(config);
    Ok(config.name)
}

#[measured(request_id = config.id)]
pub async fn later(config: &Config) -> Result<String, String> {
    Ok(config.name)
}

#[measured(fields(len = name.len()))]
pub async fn later_result(name: String) -> Result<usize, String> {
    let one: u32 = name;
    Ok(one)
}

#[measured(budget_ms = 5, level = "debug", sample = 0.5, name = "other")]
pub fn settings(name: &str) -> Result<usize, String> {
    Ok(name)
}

#[both(request_id = id)]
pub fn node(state: serde_json::Value, id: u32) -> Result<serde_json::Value, String> {
    let text: &str = id;
    Ok(state)
}
