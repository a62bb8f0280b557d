#[measured]
#[deprecated(note = "use another")]
pub async fn old() {
    support::yield_once().await;
}

pub async fn check() {
    old().await;
}

mod private {
    pub struct Hidden;
}

#[measured]
pub async fn names_a_private_type(_: private::Hidden) {
    support::yield_once().await;
}

struct Private;

#[measured]
pub async fn leaks_a_private_type() -> Private {
    support::yield_once().await;
    Private
}
