//! The limiter of the instructions, in plain lists.

/// What has become of one who was polled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Waiting,
    Granted,
    Closed,
    /// Told, or gone.
    Over,
}

#[derive(Debug)]
pub struct Model {
    pub limit: u32,
    pub window: u64,
    pub now: u64,
    /// Time, units and who has been granted them; the time rises.
    grants: Vec<(u64, u32, Option<usize>)>,
    /// Who waits, by number, and for how much.
    line: Vec<(usize, u32)>,
    /// By the callers' numbers.
    pub fates: Vec<Fate>,
    pub closed: bool,
}

impl Model {
    pub fn new(limit: u32, window: u64) -> Model {
        Model { limit, window, now: 0, grants: vec![], line: vec![], fates: vec![], closed: false }
    }

    pub fn available(&self) -> u32 {
        if self.closed {
            return 0;
        }
        self.limit - self.grants.iter().map(|grant| grant.1).sum::<u32>()
    }

    pub fn waiting(&self) -> usize {
        self.line.len()
    }

    /// When the first in line can be served.
    pub fn due(&self) -> Option<u64> {
        let units = self.line.first()?.1;
        let ends = self.grants.iter().map(|grant| grant.0 + self.window);
        ends.min_by_key(|&end| {
            let in_use: u32 =
                self.grants.iter().filter(|grant| grant.0 + self.window > end).map(|grant| grant.1).sum();
            if in_use + units <= self.limit {
                end
            } else {
                u64::MAX
            }
        })
    }

    pub fn update(&mut self, clock: u64) {
        self.now = self.now.max(clock);
        self.grants.retain(|grant| self.now < grant.0 + self.window);
        self.serve();
    }

    fn serve(&mut self) {
        while !self.line.is_empty() && self.line[0].1 <= self.available() {
            let (caller, units) = self.line.remove(0);
            self.grants.push((self.now, units, Some(caller)));
            self.fates[caller] = Fate::Granted;
        }
    }

    pub fn try_acquire(&mut self, units: u32) -> bool {
        if self.closed || units == 0 {
            return !self.closed;
        }
        let can = self.line.is_empty() && units <= self.available();
        if can {
            self.grants.push((self.now, units, None));
        }
        can
    }

    /// The next caller's first poll, of no more than the limit.
    pub fn join(&mut self, units: u32) {
        if self.try_acquire(units) || self.closed {
            self.fates.push(Fate::Over);
        } else {
            self.line.push((self.fates.len(), units));
            self.fates.push(Fate::Waiting);
        }
    }

    pub fn drop(&mut self, caller: usize) {
        self.line.retain(|waiter| waiter.0 != caller);
        if self.fates[caller] == Fate::Granted {
            self.grants.retain(|grant| grant.2 != Some(caller));
        }
        self.fates[caller] = Fate::Over;
        self.serve();
    }

    pub fn close(&mut self) {
        self.closed = true;
        for (caller, _) in self.line.drain(..) {
            self.fates[caller] = Fate::Closed;
        }
    }
}
