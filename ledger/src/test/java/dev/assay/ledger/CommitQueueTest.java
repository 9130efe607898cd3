package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ledger.LedgerException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

class CommitQueueTest {
  private final SynchronousQueue<Boolean> decisions = new SynchronousQueue<>();
  private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();

  /// Tells how large the batch is, and waits to be told how it ends.
  private void commit(List<Pending> batch) {
    sizes.add(batch.size());
    try {
      if (decisions.take()) {
        batch.forEach(pending -> pending.recorded(List.of()));
      } else {
        LedgerException failure = new LedgerException(Reason.FULL, "no room");
        batch.forEach(pending -> pending.failed(failure));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatComesDuringACommitSharesTheNextOne() throws InterruptedException {
    try (CommitQueue queue = new CommitQueue("test", this::commit)) {
      List<Pending> all = add(queue, 1);
      assertThat(sizes.take()).isEqualTo(1);
      all.addAll(add(queue, 10));
      decisions.put(true);
      assertThat(sizes.take()).isEqualTo(10);
      decisions.put(true);
      assertThat(all).allSatisfy(pending -> assertThat(pending.await()).isEmpty());
    }
  }

  @Test
  void aFailedCommitFailsForExactlyThoseWhoWaitForIt() throws InterruptedException {
    try (CommitQueue queue = new CommitQueue("test", this::commit)) {
      List<Pending> failing = add(queue, 1);
      sizes.take();
      List<Pending> following = add(queue, 3);
      decisions.put(false);
      sizes.take();
      decisions.put(true);

      assertThat(failing)
          .allSatisfy(
              pending -> assertThatThrownBy(pending::await).hasMessageContaining("no room"));
      assertThat(following).allSatisfy(pending -> assertThat(pending.await()).isEmpty());
    }
  }

  @Test
  void closingWaitsForWhatWasAdded() throws InterruptedException {
    CommitQueue queue = new CommitQueue("test", this::commit);
    List<Pending> added = add(queue, 1);
    sizes.take();
    added.addAll(add(queue, 2));
    Thread closing = Thread.startVirtualThread(queue::close);
    decisions.put(true);
    decisions.put(true);
    closing.join();

    assertThat(added).allSatisfy(pending -> assertThat(pending.await()).isEmpty());
    assertThatThrownBy(() -> add(queue, 1)).hasMessageContaining("closed");
  }

  @Test
  void whatNobodyWaitsForGoesAlongWithWhatSomebodyWaitsFor() throws InterruptedException {
    try (CommitQueue queue = new CommitQueue("test", this::commit)) {
      List<Pending> busy = add(queue, 1);
      sizes.take();
      Pending unawaited = new Pending(List.of());
      queue.add(unawaited);
      List<Pending> all = add(queue, 2);
      decisions.put(true);
      assertThat(sizes.take()).isEqualTo(3);
      decisions.put(true);
      all.addAll(busy);
      all.add(unawaited);
      assertThat(all).allSatisfy(pending -> assertThat(pending.await()).isEmpty());
    }
  }

  @Test
  void whatNobodyEverWaitsForIsCommittedAllTheSame() throws InterruptedException {
    try (CommitQueue queue = new CommitQueue("test", this::commit)) {
      Pending unawaited = new Pending(List.of());
      queue.add(unawaited);
      assertThat(sizes.take()).isEqualTo(1);
      decisions.put(true);
      assertThat(unawaited.await()).isEmpty();
    }
  }

  private static List<Pending> add(CommitQueue queue, int count) {
    List<Pending> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Pending pending = new Pending(List.of());
      queue.add(pending);
      added.add(pending);
    }
    queue.hurry();
    return added;
  }
}
