use support::say;

#[derive(Clone, Debug)]
struct Store {
    items: Vec<u32>,
}

impl Store {
    #[measured]
    fn by_value(self) -> usize {
        self.items.len()
    }

    #[measured]
    fn by_mutable_value(mut self, item: u32) -> Self {
        self.items.push(item);
        self
    }

    #[measured]
    fn by_reference(&self) -> Option<&u32> {
        self.items.first()
    }

    #[measured]
    fn by_mutable_reference(&mut self) -> Result<&mut u32, String> {
        self.items.last_mut().ok_or_else(|| "empty".to_owned())
    }

    #[measured]
    fn typed_value(self: Self) -> Vec<u32> {
        self.items
    }

    #[measured]
    fn typed_reference(self: &Self) -> Result<usize, String> {
        if self.items.is_empty() {
            return Err("empty".to_owned());
        }
        Ok(self.items.len())
    }

    #[measured]
    fn typed_mutable(self: &mut Self, item: u32) -> &mut Self {
        self.items.push(item);
        self
    }

    #[measured]
    fn mutable_in_result(mut self: Self) -> Result<Self, String> {
        self.items.pop().ok_or("empty")?;
        Ok(self)
    }
}

fn main() {
    let mut store = Store { items: vec![1, 2] };
    *store.by_mutable_reference().unwrap() += 5;
    store.typed_mutable(3).typed_mutable(4);
    say(format_args!("{:?}", store.by_reference()));
    say(format_args!("{:?}", store.typed_reference()));
    say(store.clone().by_value());
    say(format_args!("{:?}", store.clone().typed_value()));
    say(format_args!("{:?}", store.clone().mutable_in_result()));
    say(format_args!("{:?}", store.by_mutable_value(9)));
}
