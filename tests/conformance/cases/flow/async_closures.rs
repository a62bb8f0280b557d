use support::{Noisy, block_on, say, yield_once};

#[measured]
async fn called(f: impl AsyncFn(u32) -> u32) -> u32 {
    f(1).await + f(2).await
}

#[measured]
async fn called_mut<F>(mut f: F) -> Result<(), String>
where
    F: AsyncFnMut(&str) -> Result<(), String>,
{
    f("first").await?;
    f("second").await
}

#[measured]
async fn called_once(f: impl AsyncFnOnce() -> Noisy) -> &'static str {
    f().await.0
}

#[measured]
fn returned(offset: u32) -> impl AsyncFn(u32) -> u32 {
    async move |n| {
        yield_once().await;
        n + offset
    }
}

#[measured]
async fn made_inside(texts: Vec<String>) -> Result<usize, String> {
    let mut lens = Vec::new();
    let mut push = async |text: &String| {
        yield_once().await;
        if text.is_empty() {
            return Err("empty".to_owned());
        }
        lens.push(text.len());
        Ok(())
    };
    for text in &texts {
        push(text).await?;
    }
    Ok(lens.iter().sum())
}

fn main() {
    say(block_on(called(async |n| n * 2)));
    let mut seen = String::new();
    let outcome = block_on(called_mut(async |text| {
        yield_once().await;
        seen.push_str(text);
        if seen.len() > 5 {
            Err(seen.clone())
        } else {
            Ok(())
        }
    }));
    say(format_args!("{outcome:?} {seen}"));
    let noisy = Noisy("moved in");
    say(block_on(called_once(async move || noisy)));
    say(block_on(called(returned(5))));
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    say(format_args!(
        "{:?}",
        block_on(made_inside(texts(&["a", "bc"])))
    ));
    say(format_args!(
        "{:?}",
        block_on(made_inside(texts(&["a", ""])))
    ));
}
