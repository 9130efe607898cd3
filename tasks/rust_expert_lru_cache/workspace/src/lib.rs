//! A cache of weighted entries that forgets what was used longest ago.

use std::borrow::Borrow;
use std::hash::Hash;
use std::marker::PhantomData;

/// What an insertion pushed out.
#[derive(Debug, PartialEq, Eq)]
pub struct Inserted<K, V> {
    /// The value that the key had before.
    pub replaced: Option<V>,
    /// The entries that had to go, in the order in which they went.
    pub evicted: Vec<(K, V)>,
}

/// See the instructions.
pub struct LruCache<K, V> {
    entries: PhantomData<(K, V)>,
}

#[allow(unused_variables)]
impl<K: Hash + Eq, V> LruCache<K, V> {
    pub fn new(capacity: usize) -> Self {
        todo!()
    }

    pub fn insert(&mut self, key: K, value: V, weight: usize) -> Result<Inserted<K, V>, (K, V)> {
        todo!()
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
        todo!()
    }

    pub fn get<Q>(&mut self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        todo!()
    }

    pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        todo!()
    }

    pub fn peek<Q>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        todo!()
    }

    pub fn contains<Q>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        todo!()
    }

    pub fn remove<Q>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        todo!()
    }

    pub fn pop_least_recent(&mut self) -> Option<(K, V)> {
        todo!()
    }

    pub fn set_capacity(&mut self, capacity: usize) -> Vec<(K, V)> {
        todo!()
    }

    pub fn retain<F>(&mut self, keep: F)
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        todo!()
    }

    pub fn clear(&mut self) {
        todo!()
    }

    #[allow(unreachable_code)]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator + '_ {
        todo!();
        Vec::new().into_iter()
    }

    pub fn len(&self) -> usize {
        todo!()
    }

    pub fn is_empty(&self) -> bool {
        todo!()
    }

    pub fn weight(&self) -> usize {
        todo!()
    }

    pub fn capacity(&self) -> usize {
        todo!()
    }
}
