//! The templates of completion lines, by callsite, and the numbers that tell calls apart.

use std::hash::{BuildHasher, RandomState};

use crate::emit::completion::Template;

/// The templates of completion lines, made when they are first needed. There is one for each
/// callsite at most, and none changes.
#[derive(Default)]
pub(crate) struct Templates(Vec<Option<Template>>);

impl Templates {
    /// The template of a callsite, if it was made already.
    #[inline]
    pub(crate) fn known(&self, callsite: u32) -> Option<&Template> {
        self.0.get(callsite as usize)?.as_ref()
    }

    pub(crate) fn get(&mut self, callsite: u32, make: impl FnOnce() -> Template) -> &Template {
        let index = callsite as usize;
        if index >= self.0.len() {
            self.0.resize_with(index + 1, || None);
        }
        self.0[index].get_or_insert_with(make)
    }
}

/// Numbers of which none comes twice in a process, and which differ between processes.
pub(crate) struct CallIds(u64);

impl CallIds {
    pub(crate) fn new() -> Self {
        Self(RandomState::new().hash_one(0))
    }

    /// The next number: a counter, mixed in a way that can be undone (splitmix64).
    #[inline]
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn call_ids_do_not_repeat() {
        let (mut one, mut other) = (CallIds::new(), CallIds::new());
        let ids: HashSet<u64> = (0..10_000)
            .flat_map(|_| [one.next(), other.next()])
            .collect();
        assert_eq!(ids.len(), 20_000);
    }
}
