package dev.assay.ledger;

import dev.assay.protocol.LabEvent;
import dev.assay.protocol.RunId;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/// An append-only, hash-chained history of events in one SQLite file, open for writing.
///
/// An append returns when its event is durable: it outlives the process and the power. Any number
/// of threads append at once and share commits; several processes may append to one file. What one
/// thread appends stays in its order.
///
/// An append that throws for a reason other than [LedgerException.Reason#INPUT_OUTPUT] has recorded
/// nothing. The ledger can be used again after every failure.
///
/// The file has to be on a local disk: SQLite's write-ahead log needs memory that all its processes
/// share.
public final class Ledger implements AutoCloseable {
  /// The stream of [LabEvent]s.
  public static final String LAB_STREAM = "lab";

  /// The stream of the gate's events.
  public static final String GATE_STREAM = "gate";

  private final LedgerOptions options;
  private final BatchRecorder recorder;
  private final CommitQueue queue;

  private Ledger(Path file, LedgerOptions options) {
    this.options = options;
    this.recorder = new BatchRecorder(file, options.lockTimeout());
    this.queue = new CommitQueue(file.toString(), recorder::record);
  }

  /// Opens a ledger to append to, and makes it where there is none.
  ///
  /// @throws LedgerException when the file is something else, damaged, from a newer version, or
  ///   cannot be written
  public static Ledger open(Path file) {
    return open(file, LedgerOptions.DEFAULT);
  }

  /// The same with options.
  public static Ledger open(Path file, LedgerOptions options) {
    return new Ledger(file, options);
  }

  /// Records what the lab did, and returns once that is durable. An interrupt does not cut this
  /// short; the thread stays interrupted.
  ///
  /// @throws LedgerException when the event is not recorded, and see [LedgerException.Reason]
  /// @throws IllegalArgumentException when a number of the event is negative or absurdly large
  public RecordedEvent append(RunId run, LabEvent event) {
    return record(List.of(Draft.of(run, event, now()))).getFirst();
  }

  /// Hands over what the lab did and does not wait for it. It is recorded within a moment, and
  /// before anything that the same thread hands over or appends later; [PendingAppend#await] says
  /// whether it is.
  public PendingAppend handOver(RunId run, LabEvent event) {
    Pending pending = new Pending(List.of(Draft.of(run, event, now())));
    queue.add(pending);
    return () -> await(pending).getFirst();
  }

  /// Records an event of another stream, likewise.
  public RecordedEvent append(NewEvent event) {
    return append(List.of(event)).getFirst();
  }

  /// Records several events of other streams, likewise: next to each other in this order, or none.
  public List<RecordedEvent> append(List<NewEvent> events) {
    long time = now();
    return events.isEmpty()
        ? List.of()
        : record(events.stream().map(event -> Draft.of(event, time)).toList());
  }

  private List<RecordedEvent> record(List<Draft> drafts) {
    Pending pending = new Pending(drafts);
    queue.add(pending);
    return await(pending);
  }

  private List<RecordedEvent> await(Pending pending) {
    if (!pending.ended()) {
      queue.hurry();
    }
    return pending.await();
  }

  private long now() {
    return EventHash.nanos(options.clock().instant());
  }

  /// Looks at a whole ledger: its chain, its checkpoints, its projections and its file. Changes
  /// nothing, and works while others write.
  ///
  /// One kind of loss leaves no trace: when the end of the write-ahead log is damaged, SQLite takes
  /// the events there for never committed. Only a checkpoint kept elsewhere shows that they were.
  ///
  /// @throws LedgerException when there is no such file, or it is no ledger of this version
  public static Verification verify(Path file) {
    return new Verifier(
            file, new CheckpointComparison(CheckpointFile.beside(file), Optional.empty()))
        .run();
  }

  /// The same, with the signatures of the checkpoints beside the ledger. That no checkpoint is
  /// signed by this key is a fault, too.
  public static Verification verify(Path file, PublicKey key) {
    return verify(file, CheckpointFile.beside(file), key);
  }

  /// The same with checkpoints from another file, such as a copy that was kept elsewhere.
  public static Verification verify(Path file, Path checkpoints, PublicKey key) {
    return new Verifier(file, new CheckpointComparison(checkpoints, Optional.of(key))).run();
  }

  /// Makes all projections again from the events, in one transaction. Other writers wait for it.
  ///
  /// @return the number of events
  /// @throws LedgerException when an event is broken, and then nothing is changed
  public static long rebuild(Path file) {
    return Rebuild.run(file);
  }

  /// Signs the history up to now, after checking what is new since the last checkpoint, and adds
  /// the statement to the file `<ledger>.checkpoints`.
  ///
  /// @throws LedgerException when there is no event yet, the chain is broken, or the history
  ///   contradicts an earlier checkpoint
  public static Checkpoint checkpoint(Path file, CheckpointKey key) {
    return Checkpointing.run(file, CheckpointFile.beside(file), key);
  }

  /// Records what is still on its way, and lets go of the file. Closing twice does nothing.
  @Override
  public void close() {
    queue.close();
    recorder.close();
  }
}
