//@ reworded
use support::yield_once;

#[measured]
async fn pushes(list: &mut Vec<u8>, value: u8) {
    yield_once().await;
    list.push(value);
}

pub fn check() {
    let mut list = vec![];
    let one = pushes(&mut list, 1);
    let two = pushes(&mut list, 2);
    drop((one, two));
}
