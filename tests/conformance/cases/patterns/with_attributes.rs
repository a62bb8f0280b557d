use support::{Noisy, block_on, say};

#[measured]
fn plain(#[cfg(all())] a: u32, #[cfg(any())] b: u32, #[allow(unused_variables)] c: u32) -> u32 {
    a
}

#[measured]
fn result(
    #[cfg(all())] a: u32,
    #[cfg(any())] b: u32,
    #[allow(unused_mut)] mut c: u32,
    #[expect(unused_variables)] d: u32,
    #[cfg_attr(all(), allow(unused_variables))] e: Noisy,
    #[cfg(not(any()))] (f, _): (u32, Noisy),
    #[cfg(any())] (g, _): (u32, Noisy),
) -> Result<u32, String> {
    Ok(a + c + f)
}

#[measured]
async fn awaited(
    #[cfg(all())] _: Noisy,
    #[cfg(any())] _: Noisy,
    #[allow(unused_mut)] mut c: u32,
    #[expect(unused_variables)] d: u32,
    #[cfg(all())] [e, _]: [u32; 2],
) -> Result<u32, String> {
    Ok(c + e)
}

struct Method;

impl Method {
    #[measured]
    fn method(
        &self,
        #[cfg(any())] a: u32,
        #[allow(clippy::needless_pass_by_value)] text: String,
    ) -> Result<usize, u8> {
        Ok(text.len())
    }
}

fn main() {
    say(plain(1, 2));
    say(result(1, 2, 3, Noisy("e"), (4, Noisy("f"))).unwrap_or(0));
    say(block_on(awaited(Noisy("_"), 1, 2, [3, 4])).unwrap_or(0));
    say(Method.method("text".to_owned()).unwrap_or(0));
}
