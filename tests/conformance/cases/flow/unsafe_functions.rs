//@ editions: 2018 2021 2024
use support::{block_on, say};

#[measured]
unsafe fn read(pointer: *const u32) -> u32 {
    *pointer
}

#[measured]
unsafe fn read_checked(pointer: *const u32) -> Result<u32, String> {
    if pointer.is_null() {
        return Err("null".to_owned());
    }
    Ok(read(pointer))
}

#[measured]
async unsafe fn read_later(reference: &u32) -> Result<u32, String> {
    read_checked(reference)
}

#[measured]
unsafe fn with_closure(numbers: &[u32]) -> Result<u32, ()> {
    let get = |index| *numbers.get_unchecked(index);
    Ok(get(0) + get(1))
}

#[measured]
unsafe fn in_a_block(pointer: *mut u32) -> Result<(), ()> {
    unsafe {
        *pointer += 1;
    }
    Ok(())
}

unsafe trait Raw {
    unsafe fn raw(&self) -> Result<*const u8, ()>;
}

unsafe impl Raw for str {
    #[measured]
    unsafe fn raw(&self) -> Result<*const u8, ()> {
        Ok(self.as_ptr())
    }
}

union Bits {
    number: u32,
    bytes: [u8; 4],
}

impl Bits {
    #[measured]
    fn first(self) -> Result<u8, ()> {
        Ok(unsafe { self.bytes[0] } | unsafe { self.bytes[3] })
    }
}

fn main() {
    let mut number = 5;
    unsafe {
        say(read(&number));
        say(format_args!(
            "{:?} {:?}",
            read_checked(&number),
            read_checked(std::ptr::null())
        ));
        say(format_args!("{:?}", block_on(read_later(&number))));
        say(format_args!("{:?}", with_closure(&[1, 2])));
        say(format_args!("{:?}", in_a_block(&mut number)));
        say(*"text".raw().unwrap());
    }
    let pointer: unsafe fn(*const u32) -> u32 = read;
    say(unsafe { pointer(&number) });
    say(Bits {
        number: 0x0100_0001,
    }
    .first()
    .unwrap());
    say(unsafe {
        Bits {
            bytes: [1, 0, 0, 0],
        }
        .number
    });
}
