//@ lost: private_interfaces
pub trait Store {
    type Key;
    fn get(&self) -> Self::Key;
    async fn later(&self) -> Self::Key;
}

struct Hidden;
pub struct S;

impl Store for S {
    type Key = Hidden;
    #[measured]
    fn get(&self) -> Hidden {
        Hidden
    }
    #[measured]
    async fn later(&self) -> Hidden {
        Hidden
    }
}
