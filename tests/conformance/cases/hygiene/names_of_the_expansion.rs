//! Parameters, variables, items and labels that are called as those of an expansion are.
#![allow(non_camel_case_types, dead_code)]
use support::{Noisy, block_on, say};

#[measured]
fn guard(__telemetry: u32, rt: u32, callsite: u32, site: u32) -> u32 {
    let enter = __telemetry + rt;
    let __telemetry = Noisy("own guard");
    enter + callsite + site + u32::try_from(__telemetry.0.len()).unwrap_or_default()
}

#[measured(fields(__telemetry_capture, capture = out))]
fn captured(__telemetry_capture: u32, out: u32, __captured: u32, __callsite: u32) -> u32 {
    __telemetry_capture + out + __captured + __callsite
}

#[measured(classify)]
fn result(
    __telemetry: u32,
    __telemetry_output: u32,
    __arg1: u32,
    (__arg0, __arg3): (u32, u32),
    _: Noisy,
    __telemetry_out: u32,
    mut __telemetry_error: u32,
) -> Result<u32, u32> {
    __telemetry_error += 1;
    let sum = __telemetry + __telemetry_output + __arg1 + __arg0 + __arg3 + __telemetry_out;
    if sum > 20 {
        return Err(sum);
    }
    Ok(sum + __telemetry_error)
}

#[measured(fields(future), request_id = output)]
async fn later(
    (future, __arg0): (u32, u32),
    output: u32,
    context: u32,
    task: u32,
    __arg4: Noisy,
) -> Result<u32, u32> {
    let telemetry = future + __arg0 + output;
    if telemetry == 0 {
        Err(context)
    } else {
        Ok(telemetry + context + task)
    }
}

#[measured(fields(a, b = __callsite))]
fn returned(a: u32, __captured: u32, __callsite: u32) -> impl Future<Output = u32> {
    let sum = a + __captured;
    async move { sum + __callsite }
}

#[measured]
fn items_in_the_body() -> Result<u32, u32> {
    enum Here {
        One = 1,
    }
    static CALLSITE: u32 = 2;
    const SITE: u32 = 3;
    fn __telemetry(here: &Here) -> u32 {
        match here {
            Here::One => CALLSITE + SITE,
        }
    }
    let here = Here::One;
    Ok(__telemetry(&here) + here as u32)
}

#[measured]
fn generic<R, F, T, E, Here>(f: F, t: T, _: Here) -> Result<(T, R), E>
where
    F: FnOnce(&T) -> Result<R, E>,
{
    let r = f(&t)?;
    Ok((t, r))
}

#[measured]
async fn generic_later<F: Future<Output = O>, O, Telemetry>(f: F, _: Telemetry) -> Option<O> {
    Some(f.await)
}

struct Here;
struct Callsite(u32);
static CALLSITE: Callsite = Callsite(40);

#[measured]
fn with_own_types(here: &Here, callsite: &Callsite) -> Result<u32, ()> {
    let Here = here;
    Ok(callsite.0 + CALLSITE.0)
}

#[measured]
fn enter(n: u32) -> Result<u32, ()> {
    Ok(call(n) + 1)
}
#[measured]
fn call(n: u32) -> u32 {
    n
}
#[measured]
async fn future(drop: u32) -> u32 {
    output(drop).unwrap_or(9)
}
#[measured]
fn output(__private: u32) -> Result<u32, ()> {
    Err(())
}
#[measured]
fn drop(captured: Noisy) -> Result<(), ()> {
    std::mem::drop(captured);
    Ok(())
}

fn main() {
    say(guard(1, 2, 3, 4) + captured(1, 2, 3, 4));
    say(format_args!(
        "{:?}",
        result(1, 2, 3, (4, 5), Noisy("_"), 6, 7)
    ));
    say(format_args!(
        "{:?}",
        result(0, 2, 3, (4, 5), Noisy("_"), 6, 7)
    ));
    say(format_args!(
        "{:?}",
        block_on(later((1, 2), 3, 4, 5, Noisy("arg")))
    ));
    say(block_on(returned(1, 2, 3)));
    say(format_args!("{:?}", items_in_the_body()));
    say(format_args!("{:?}", generic(|t| u8::try_from(*t), 5, ())));
    say(format_args!("{:?}", generic(|t| u8::try_from(*t), 500, ())));
    say(format_args!(
        "{:?}",
        block_on(generic_later(async { 1 }, ()))
    ));
    say(format_args!("{:?}", with_own_types(&Here, &Callsite(2))));
    say(format_args!("{:?} {}", enter(1), block_on(future(1))));
    say(drop(Noisy("dropped")).is_ok());
}
