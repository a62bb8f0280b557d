use telemetry_runtime::{measure_operation, request};

async fn pause() {}

async fn operation() {
    let _operation = measure_operation("block");
    pause().await;
}

async fn context() {
    let _attached = request("req-1").attach();
    pause().await;
}

fn spawn(_: impl Future<Output = ()> + Send) {}

fn main() {
    spawn(operation());
    spawn(context());
}
