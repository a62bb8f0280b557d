//! The keys of a map are told whatever its values are.
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use support::say;

#[derive(Clone)]
struct Opaque(u8);

#[both]
fn by_value(state: HashMap<String, Opaque>) -> HashMap<String, Opaque> {
    state
}

#[both]
fn changed(state: &mut BTreeMap<String, Opaque>) -> Result<(), String> {
    state.clear();
    Err("no".to_owned())
}

#[both]
async fn shared(state: Arc<HashMap<String, Opaque>>) -> Result<Arc<HashMap<String, Opaque>>, String> {
    Ok(state)
}

fn main() {
    let map = HashMap::from([("a".to_owned(), Opaque(3))]);
    say(by_value(map.clone())["a"].0);
    let mut sorted = BTreeMap::from([("b".to_owned(), Opaque(4))]);
    say(changed(&mut sorted).is_err());
    say(sorted.len());
    say(support::block_on(shared(Arc::new(map))).is_ok());
}
