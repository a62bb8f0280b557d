mod inner {
    struct Private;

    #[measured]
    pub(crate) fn plain() -> Private {
        Private
    }

    #[measured]
    pub(crate) fn result(_: Private) -> Result<Private, String> {
        Ok(Private)
    }

    #[measured]
    pub(crate) async fn later(_: &Private) -> Private {
        Private
    }

    #[measured]
    pub(crate) async fn later_result(a: u32) -> Result<u32, Private> {
        Ok(a)
    }

    #[measured]
    pub(crate) fn future() -> impl Future<Output = Private> {
        async { Private }
    }

    #[measured]
    pub(crate) async fn nested() -> Vec<Private> {
        vec![plain(), result(Private).unwrap_or(Private), later(&Private).await, future().await]
    }
}

pub async fn used() {
    drop(inner::nested().await.len());
    drop(inner::later_result(1).await.is_ok());
}
