//@ lost: async_fn_in_trait
pub trait Store {
    #[measured]
    async fn plain(&self) -> u32 {
        1
    }
    #[measured]
    async fn result(&self) -> Result<u32, String> {
        Ok(1)
    }
    async fn without_body(&self) -> u32;
    #[measured]
    fn future(&self) -> impl Future<Output = u32> {
        async { 1 }
    }
}

pub struct S;

impl Store for S {
    #[measured]
    async fn plain(&self) -> u32 {
        2
    }
    #[measured]
    fn result(&self) -> impl Future<Output = Result<u32, String>> {
        async { Ok(1) }
    }
    #[measured]
    async fn without_body(&self) -> u32 {
        3
    }
    #[measured]
    async fn future(&self) -> u32 {
        1
    }
}

trait Private {
    #[measured]
    async fn plain(&self) -> u32 {
        1
    }
}

impl Private for S {}

pub async fn used() -> u32 {
    Private::plain(&S).await
}
