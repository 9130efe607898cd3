//! Any iterator, in chunks.

use std::iter::FusedIterator;

/// Chunks of any iterator.
pub trait ChunksOf: Iterator + Sized {
    /// See the instructions.
    fn chunks_of(self, size: usize) -> ChunkIter<Self>;
}

impl<I: Iterator> ChunksOf for I {
    fn chunks_of(self, _size: usize) -> ChunkIter<Self> {
        todo!()
    }
}

/// See the instructions.
#[derive(Clone, Debug)]
pub struct ChunkIter<I> {
    source: I,
}

impl<I: Iterator> ChunkIter<I> {
    /// The source, with all that has not been asked for.
    pub fn into_inner(self) -> I {
        self.source
    }
}

impl<I: Iterator> Iterator for ChunkIter<I> {
    type Item = Vec<I::Item>;

    fn next(&mut self) -> Option<Vec<I::Item>> {
        todo!()
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for ChunkIter<I> {
    fn next_back(&mut self) -> Option<Vec<I::Item>> {
        todo!()
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for ChunkIter<I> {}

impl<I: Iterator> FusedIterator for ChunkIter<I> {}
