//! Keys and values that watch what is done with them, and numbers that are the same on every run.

use std::cell::Cell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

thread_local! {
    static HASHES: Cell<u64> = const { Cell::new(0) };
    static COMPARISONS: Cell<u64> = const { Cell::new(0) };
}

/// A key that cannot be cloned, of a hash that is as bad as one likes.
#[derive(Debug)]
pub struct Key {
    pub number: u32,
    hashes: u32,
    #[allow(dead_code)]
    alive: Option<Rc<()>>,
}

impl Key {
    /// A key with a good hash.
    pub fn new(number: u32) -> Key {
        Key { number, hashes: u32::MAX, alive: None }
    }

    /// A key with one of so many hashes, which counts while it is alive.
    pub fn watched(number: u32, hashes: u32, alive: &Rc<()>) -> Key {
        Key { number, hashes, alive: Some(alive.clone()) }
    }

    /// A key with the one hash that all such keys have.
    pub fn colliding(number: u32) -> Key {
        Key { number, hashes: 1, alive: None }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        COMPARISONS.set(COMPARISONS.get() + 1);
        self.number == other.number
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        HASHES.set(HASHES.get() + 1);
        (self.number % self.hashes).hash(state);
    }
}

/// How many keys of this thread were hashed and compared while something was done.
pub fn counted(action: impl FnOnce()) -> (u64, u64) {
    let before = (HASHES.get(), COMPARISONS.get());
    action();
    (HASHES.get() - before.0, COMPARISONS.get() - before.1)
}

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}
