//! A cache of weighted entries that forgets what was used longest ago.

use std::borrow::Borrow;
use std::collections::hash_map::RandomState;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};

/// What an insertion pushed out.
#[derive(Debug, PartialEq, Eq)]
pub struct Inserted<K, V> {
    /// The value that the key had before.
    pub replaced: Option<V>,
    /// The entries that had to go, in the order in which they went.
    pub evicted: Vec<(K, V)>,
}

/// No slot.
const NONE: usize = usize::MAX;

/// Entries in slots, linked by their numbers in the order of use. The index finds the slots of a
/// key by its hash, so that the key itself is kept in one place only.
pub struct LruCache<K, V> {
    capacity: usize,
    weight: usize,
    len: usize,
    slots: Vec<Slot<K, V>>,
    free: Vec<usize>,
    index: HashMap<u64, Vec<usize>>,
    hashing: RandomState,
    newest: usize,
    oldest: usize,
}

struct Slot<K, V> {
    entry: Option<Entry<K, V>>,
    newer: usize,
    older: usize,
}

struct Entry<K, V> {
    key: K,
    value: V,
    weight: usize,
    hash: u64,
}

impl<K: Hash + Eq, V> LruCache<K, V> {
    pub fn new(capacity: usize) -> Self {
        LruCache {
            capacity,
            weight: 0,
            len: 0,
            slots: Vec::new(),
            free: Vec::new(),
            index: HashMap::new(),
            hashing: RandomState::new(),
            newest: NONE,
            oldest: NONE,
        }
    }

    pub fn insert(&mut self, key: K, value: V, weight: usize) -> Result<Inserted<K, V>, (K, V)> {
        if weight > self.capacity {
            return Err((key, value));
        }
        let hash = self.hashing.hash_one(&key);
        let Some(slot) = self.find(hash, &key) else {
            let evicted = self.make_room(weight);
            self.store(Entry { key, value, weight, hash });
            return Ok(Inserted { replaced: None, evicted });
        };
        self.weight -= self.entry(slot).weight;
        let entry = self.entry_mut(slot);
        entry.weight = 0;
        let replaced = Some(std::mem::replace(&mut entry.value, value));
        self.make_most_recent(slot);
        let evicted = self.make_room(weight);
        self.entry_mut(slot).weight = weight;
        self.weight += weight;
        Ok(Inserted { replaced, evicted })
    }

    #[allow(clippy::type_complexity)]
    pub fn get_or_insert_with<F>(
        &mut self,
        key: K,
        weight: usize,
        make: F,
    ) -> Result<(&mut V, Vec<(K, V)>), K>
    where
        F: FnOnce(&K) -> V,
    {
        let hash = self.hashing.hash_one(&key);
        if let Some(slot) = self.find(hash, &key) {
            self.make_most_recent(slot);
            return Ok((&mut self.entry_mut(slot).value, Vec::new()));
        }
        if weight > self.capacity {
            return Err(key);
        }
        // Nothing has changed yet: this may panic.
        let value = make(&key);
        let evicted = self.make_room(weight);
        let slot = self.store(Entry { key, value, weight, hash });
        Ok((&mut self.entry_mut(slot).value, evicted))
    }

    pub fn get<Q>(&mut self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.get_mut(key).map(|value| &*value)
    }

    pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let slot = self.find(self.hashing.hash_one(key), key)?;
        self.make_most_recent(slot);
        Some(&mut self.entry_mut(slot).value)
    }

    pub fn peek<Q>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let slot = self.find(self.hashing.hash_one(key), key)?;
        Some(&self.entry(slot).value)
    }

    pub fn contains<Q>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.peek(key).is_some()
    }

    pub fn remove<Q>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let slot = self.find(self.hashing.hash_one(key), key)?;
        Some(self.take(slot))
    }

    pub fn pop_least_recent(&mut self) -> Option<(K, V)> {
        (self.oldest != NONE).then(|| self.take(self.oldest))
    }

    pub fn set_capacity(&mut self, capacity: usize) -> Vec<(K, V)> {
        self.capacity = capacity;
        self.make_room(0)
    }

    pub fn retain<F>(&mut self, mut keep: F)
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        let mut all = Vec::new();
        while self.oldest != NONE {
            let (weight, hash) = (self.entry(self.oldest).weight, self.entry(self.oldest).hash);
            let (key, value) = self.take(self.oldest);
            all.push(Entry { key, value, weight, hash });
        }
        for mut entry in all {
            if keep(&entry.key, &mut entry.value) {
                self.store(entry);
            }
        }
    }

    pub fn clear(&mut self) {
        while self.pop_least_recent().is_some() {}
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator + '_ {
        Iter { cache: self, front: self.newest, back: self.oldest, left: self.len }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn weight(&self) -> usize {
        self.weight
    }

    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Evicts until the weight fits beside what is left. The weight is at most the capacity.
    fn make_room(&mut self, weight: usize) -> Vec<(K, V)> {
        let mut evicted = Vec::new();
        while self.weight > self.capacity - weight {
            evicted.push(self.take(self.oldest));
        }
        evicted
    }

    fn find<Q>(&self, hash: u64, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Eq + ?Sized,
    {
        let slots = self.index.get(&hash)?;
        slots.iter().copied().find(|&slot| self.entry(slot).key.borrow() == key)
    }

    fn store(&mut self, entry: Entry<K, V>) -> usize {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot { entry: None, newer: NONE, older: NONE });
            self.slots.len() - 1
        });
        self.index.entry(entry.hash).or_default().push(slot);
        self.weight += entry.weight;
        self.len += 1;
        self.slots[slot].entry = Some(entry);
        self.link_newest(slot);
        slot
    }

    fn take(&mut self, slot: usize) -> (K, V) {
        self.unlink(slot);
        let entry = self.slots[slot].entry.take().expect("a slot in use");
        let slots = self.index.get_mut(&entry.hash).expect("an indexed hash");
        slots.retain(|&other| other != slot);
        if slots.is_empty() {
            self.index.remove(&entry.hash);
        }
        self.weight -= entry.weight;
        self.len -= 1;
        self.free.push(slot);
        (entry.key, entry.value)
    }

    fn make_most_recent(&mut self, slot: usize) {
        self.unlink(slot);
        self.link_newest(slot);
    }

    fn link_newest(&mut self, slot: usize) {
        let before = std::mem::replace(&mut self.newest, slot);
        self.slots[slot].newer = NONE;
        self.slots[slot].older = before;
        match before {
            NONE => self.oldest = slot,
            _ => self.slots[before].newer = slot,
        }
    }

    fn unlink(&mut self, slot: usize) {
        let Slot { newer, older, .. } = self.slots[slot];
        match newer {
            NONE => self.newest = older,
            _ => self.slots[newer].older = older,
        }
        match older {
            NONE => self.oldest = newer,
            _ => self.slots[older].newer = newer,
        }
    }

    fn entry(&self, slot: usize) -> &Entry<K, V> {
        self.slots[slot].entry.as_ref().expect("a slot in use")
    }

    fn entry_mut(&mut self, slot: usize) -> &mut Entry<K, V> {
        self.slots[slot].entry.as_mut().expect("a slot in use")
    }
}

struct Iter<'a, K, V> {
    cache: &'a LruCache<K, V>,
    front: usize,
    back: usize,
    left: usize,
}

impl<'a, K: Hash + Eq, V> Iter<'a, K, V> {
    fn pair(&self, slot: usize) -> (&'a K, &'a V) {
        let entry = self.cache.entry(slot);
        (&entry.key, &entry.value)
    }
}

impl<'a, K: Hash + Eq, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let slot = self.front;
        self.front = self.cache.slots[slot].older;
        Some(self.pair(slot))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K: Hash + Eq, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let slot = self.back;
        self.back = self.cache.slots[slot].newer;
        Some(self.pair(slot))
    }
}

impl<K: Hash + Eq, V> ExactSizeIterator for Iter<'_, K, V> {}
