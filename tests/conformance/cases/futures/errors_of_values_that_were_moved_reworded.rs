//@ reworded
#[measured]
async fn argument(text: String) -> usize {
    drop(text);
    support::yield_once().await;
    text.len()
}

#[measured]
async fn local() -> Result<usize, String> {
    let text = String::new();
    drop(text);
    support::yield_once().await;
    Err(text)
}

#[measured]
async fn out_of_a_reference(list: &Vec<String>) -> String {
    support::yield_once().await;
    list[0]
}

struct Shop(String);

impl Shop {
    #[measured]
    async fn itself(self) -> usize {
        drop(self);
        support::yield_once().await;
        self.0.len()
    }

    #[measured]
    async fn of_itself(&self) -> String {
        support::yield_once().await;
        self.0
    }

    #[measured]
    async fn not_mutable(&self) {
        support::yield_once().await;
        self.0.push('x');
    }
}

pub fn check(shop: Shop) {
    drop((argument(String::new()), local()));
    drop((
        out_of_a_reference(&vec![]),
        shop.of_itself(),
        shop.not_mutable(),
    ));
    drop(shop.itself());
}
