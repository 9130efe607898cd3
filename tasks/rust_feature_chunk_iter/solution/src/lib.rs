//! Any iterator, in chunks.

use std::iter::FusedIterator;

/// Chunks of any iterator.
pub trait ChunksOf: Iterator + Sized {
    /// Chunks of so many items, the last of what is left.
    ///
    /// # Panics
    ///
    /// If the size is 0.
    fn chunks_of(self, size: usize) -> ChunkIter<Self>;
}

impl<I: Iterator> ChunksOf for I {
    fn chunks_of(self, size: usize) -> ChunkIter<Self> {
        assert!(size > 0, "chunk size must be at least 1");
        ChunkIter { source: self, size, ended: false }
    }
}

/// The chunks of a source, made when they are asked for.
#[derive(Clone, Debug)]
pub struct ChunkIter<I> {
    source: I,
    size: usize,
    /// Whether the source has said that it has no more.
    ended: bool,
}

impl<I: Iterator> ChunkIter<I> {
    /// The source, with all that has not been asked for.
    pub fn into_inner(self) -> I {
        self.source
    }

    /// How many chunks so many items make.
    fn chunks(&self, items: usize) -> usize {
        items / self.size + usize::from(items % self.size != 0)
    }

    /// The chunk, unless it is empty, and the end of the source if it is shorter than was asked for.
    fn chunk(&mut self, items: Vec<I::Item>, asked: usize) -> Option<Vec<I::Item>> {
        self.ended = items.len() < asked;
        (!items.is_empty()).then_some(items)
    }
}

impl<I: Iterator> Iterator for ChunkIter<I> {
    type Item = Vec<I::Item>;

    fn next(&mut self) -> Option<Vec<I::Item>> {
        if self.ended {
            return None;
        }
        let items = self.source.by_ref().take(self.size).collect();
        self.chunk(items, self.size)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.ended {
            return (0, Some(0));
        }
        let (least, most) = self.source.size_hint();
        (self.chunks(least), most.map(|most| self.chunks(most)))
    }
}

impl<I: DoubleEndedIterator + ExactSizeIterator> DoubleEndedIterator for ChunkIter<I> {
    fn next_back(&mut self) -> Option<Vec<I::Item>> {
        if self.ended {
            return None;
        }
        let left = self.source.len();
        let rest = left % self.size;
        let asked = if rest == 0 { self.size.min(left) } else { rest };
        let mut items: Vec<_> = self.source.by_ref().rev().take(asked).collect();
        items.reverse();
        self.chunk(items, asked)
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for ChunkIter<I> {}

impl<I: Iterator> FusedIterator for ChunkIter<I> {}
