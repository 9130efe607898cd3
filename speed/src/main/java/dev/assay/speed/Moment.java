package dev.assay.speed;

/// The moments of an attempt that can be seen from outside the lab, in order.
enum Moment {
  /// Its start is on record.
  STARTED,
  /// What the participant handed in is on record.
  SUBMITTED,
  /// It has a slot, and the benchmark is asked to judge.
  JUDGING,
  /// The workspace is laid out, and a session is asked for.
  OPENING,
  OPENED,
  /// The test command has run and its result is read.
  CLOSING,
  CLOSED,
  /// Its end is on record, and the slot is free.
  ENDED
}
