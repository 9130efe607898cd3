//! The cache of the instructions as a plain list, most recent first.

#[derive(Debug, Default)]
pub struct Model {
    pub capacity: usize,
    /// Key, value and weight.
    pub entries: Vec<(u32, u32, usize)>,
}

/// What was replaced, and what was evicted.
pub type Pushed = (Option<u32>, Vec<(u32, u32)>);

impl Model {
    pub fn weight(&self) -> usize {
        self.entries.iter().map(|entry| entry.2).sum()
    }

    pub fn pairs(&self) -> Vec<(u32, u32)> {
        self.entries.iter().map(|entry| (entry.0, entry.1)).collect()
    }

    pub fn peek(&self, key: u32) -> Option<u32> {
        self.entries.iter().find(|entry| entry.0 == key).map(|entry| entry.1)
    }

    pub fn get(&mut self, key: u32) -> Option<u32> {
        let at = self.entries.iter().position(|entry| entry.0 == key)?;
        let entry = self.entries.remove(at);
        self.entries.insert(0, entry);
        Some(entry.1)
    }

    pub fn remove(&mut self, key: u32) -> Option<(u32, u32)> {
        let at = self.entries.iter().position(|entry| entry.0 == key)?;
        let entry = self.entries.remove(at);
        Some((entry.0, entry.1))
    }

    pub fn insert(&mut self, key: u32, value: u32, weight: usize) -> Option<Pushed> {
        if weight > self.capacity {
            return None;
        }
        let replaced = self.remove(key).map(|pair| pair.1);
        self.entries.insert(0, (key, value, weight));
        Some((replaced, self.evict()))
    }

    pub fn pop(&mut self) -> Option<(u32, u32)> {
        self.entries.pop().map(|entry| (entry.0, entry.1))
    }

    pub fn set_capacity(&mut self, capacity: usize) -> Vec<(u32, u32)> {
        self.capacity = capacity;
        self.evict()
    }

    fn evict(&mut self) -> Vec<(u32, u32)> {
        let mut evicted = Vec::new();
        while self.weight() > self.capacity {
            evicted.extend(self.pop());
        }
        evicted
    }
}
