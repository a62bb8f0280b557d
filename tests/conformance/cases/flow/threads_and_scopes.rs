use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use support::{Noisy, assert_send, block_on, say, yield_once};

#[measured]
fn scoped(numbers: &[u32], total: &AtomicU32) -> Result<usize, String> {
    thread::scope(|scope| {
        let handles: Vec<_> = numbers
            .iter()
            .map(|n| scope.spawn(move || total.fetch_add(*n, Ordering::Relaxed)))
            .collect();
        let mut joined = 0;
        for handle in handles {
            handle.join().map_err(|_| "panicked".to_owned())?;
            joined += 1;
        }
        Ok(joined)
    })
}

#[measured]
fn changes_in_a_thread(numbers: &mut Vec<u32>, mut last: u32) -> Result<u32, ()> {
    thread::scope(|scope| {
        scope.spawn(|| {
            numbers.push(numbers.len() as u32);
            last += 1;
        });
    });
    numbers.push(last);
    numbers.first().copied().ok_or(())
}

#[measured]
fn moved_into_a_thread(
    noisy: Noisy,
    sender: mpsc::Sender<&'static str>,
) -> thread::JoinHandle<Noisy> {
    thread::spawn(move || {
        sender.send(noisy.0).unwrap();
        noisy
    })
}

#[measured]
fn in_a_thread(noisy: Noisy) -> Result<thread::JoinHandle<Result<usize, ()>>, ()> {
    #[measured]
    fn inside(noisy: &Noisy) -> Result<usize, ()> {
        Ok(noisy.0.len())
    }
    Ok(thread::spawn(move || inside(&noisy)))
}

#[measured]
async fn moved_between_threads(lock: Arc<Mutex<Vec<u32>>>, _noisy: Noisy) -> Result<usize, String> {
    yield_once().await;
    lock.lock().map_err(|error| error.to_string())?.push(1);
    yield_once().await;
    Ok(Arc::strong_count(&lock))
}

fn main() {
    let total = AtomicU32::new(0);
    say(format_args!("{:?} {total:?}", scoped(&[1, 2, 3], &total)));
    let mut numbers = vec![];
    say(format_args!("{:?}", changes_in_a_thread(&mut numbers, 5)));
    say(format_args!("{numbers:?}"));
    let (sender, receiver) = mpsc::channel();
    let handle = moved_into_a_thread(Noisy("moved"), sender);
    say(receiver.recv().unwrap());
    say(handle.join().is_ok());
    say(format_args!(
        "{:?}",
        in_a_thread(Noisy("inside")).unwrap().join().unwrap()
    ));
    let lock = Arc::new(Mutex::new(vec![]));
    let mut future = Box::pin(assert_send(moved_between_threads(
        Arc::clone(&lock),
        Noisy("argument"),
    )));
    say(support::poll_once(future.as_mut()).is_none());
    say(format_args!(
        "{:?}",
        thread::spawn(|| block_on(future)).join().unwrap()
    ));
    say(format_args!("{lock:?}"));
}
