type State = std::collections::BTreeMap<String, String>;

#[measured]
async fn no_such_method(text: &str) -> u32 {
    support::yield_once().await;
    text.missing()
}

#[measured]
async fn no_such_name() -> Result<u32, String> {
    missing(5).await
}

#[both]
async fn node(state: State) -> State {
    state.missing()
}

#[measured]
async fn infers_nothing() {
    let list = Vec::new();
    support::yield_once().await;
    drop(list);
}

pub fn check() {
    drop((
        no_such_method(""),
        no_such_name(),
        node(State::new()),
        infers_nothing(),
    ));
}
