//! A source that counts what it is asked for, and numbers that are the same on every run.

use std::cell::Cell;
use std::rc::Rc;

/// Numbers in runs: the source says `None` after each run, and then goes on.
pub struct Runs {
    runs: Vec<std::ops::Range<u32>>,
    hint: (usize, Option<usize>),
    asked: Rc<Cell<usize>>,
}

impl Runs {
    /// The source, and how often it has been asked for an item.
    pub fn new(runs: &[std::ops::Range<u32>], hint: (usize, Option<usize>)) -> (Runs, Rc<Cell<usize>>) {
        let asked = Rc::new(Cell::new(0));
        (Runs { runs: runs.to_vec(), hint, asked: asked.clone() }, asked)
    }
}

impl Iterator for Runs {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.asked.set(self.asked.get() + 1);
        let item = self.runs.first_mut()?.next();
        if item.is_none() {
            self.runs.remove(0);
        }
        item
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.hint
    }
}

/// So many items of a known number, asked from both ends; it says how often each end was.
pub struct Counted {
    pub items: std::ops::Range<u32>,
    pub asked: Rc<Cell<(usize, usize)>>,
}

impl Counted {
    pub fn new(length: u32) -> (Counted, Rc<Cell<(usize, usize)>>) {
        let asked = Rc::new(Cell::new((0, 0)));
        (Counted { items: 0..length, asked: asked.clone() }, asked)
    }
}

impl Iterator for Counted {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (front, back) = self.asked.get();
        self.asked.set((front + 1, back));
        self.items.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl DoubleEndedIterator for Counted {
    fn next_back(&mut self) -> Option<u32> {
        let (front, back) = self.asked.get();
        self.asked.set((front, back + 1));
        self.items.next_back()
    }
}

impl ExactSizeIterator for Counted {}

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
