use support::{block_on, say};

struct Buffer<const N: usize>;

impl<const N: usize> Buffer<N> {
    const DOUBLE: usize = N * 2;

    #[measured]
    fn sized() -> Result<[u8; 4], usize> {
        const { assert!(N > 0) };
        let mut bytes = [0; 4];
        let limit = const { Self::DOUBLE + 1 };
        *bytes.get_mut(limit).ok_or(limit)? = 1;
        Ok(bytes)
    }
}

struct Fixed;

impl Fixed {
    const LEN: usize = 3;

    #[measured]
    fn array(fill: u8) -> [u8; Self::LEN] {
        [fill; Self::LEN]
    }

    #[measured]
    fn array_in_result(bytes: &[u8; Self::LEN]) -> Result<[u8; { Self::LEN + 1 }], ()> {
        Ok([bytes[0]; { Self::LEN + 1 }])
    }

    #[measured]
    async fn array_later(bytes: [u8; Self::LEN]) -> [Option<String>; Self::LEN] {
        let mut all = [const { None }; Self::LEN];
        all[0] = Some(format!("{bytes:?}"));
        all
    }
}

#[measured]
fn places() -> (u32, u32, &'static str, &'static str) {
    (line!(), column!(), file!(), module_path!())
}

#[measured]
fn places_in_result() -> Result<(u32, u32, &'static str, &'static str), ()> {
    Ok((line!(), column!(), file!(), module_path!()))
}

#[measured]
async fn places_later() -> (u32, u32, &'static str, &'static str) {
    (line!(), column!(), file!(), module_path!())
}

fn main() {
    say(format_args!(
        "{:?} {:?}",
        Buffer::<1>::sized(),
        Buffer::<2>::sized()
    ));
    say(format_args!(
        "{:?} {:?}",
        Fixed::array(1),
        Fixed::array_in_result(&[2, 3, 4])
    ));
    say(format_args!("{:?}", block_on(Fixed::array_later([1; 3]))));
    say(format_args!("{:?} {:?}", places(), places_in_result()));
    say(format_args!("{:?}", block_on(places_later())));
}
