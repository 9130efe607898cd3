package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.GateException.Kind;
import dev.assay.runner.LabProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {
  @TempDir Path temporary;
  private GateHome home;
  private JobFolder folder;
  private JobQueue queue;

  @BeforeEach
  void open() throws Exception {
    home = new GateHome(temporary.resolve("gate"));
    folder = new JobFolder(home);
    queue = new JobQueue(folder, new Capacity(2, 1));
  }

  private HeldTurn enter(int threads) throws Exception {
    return queue.enter(TurnProcess.spec(threads), TurnProcess.impatient(), 1);
  }

  private JobState state(long id) throws Exception {
    return folder.require(id).state();
  }

  private Path file(long id, String name) {
    return home.jobs().resolve(Long.toString(id)).resolve(name);
  }

  @Test
  void whoDoesNotFitFailsWithNamesWhereItMayNotWait() throws Exception {
    HeldTurn first = enter(1);
    HeldTurn second = enter(1);
    assertThatThrownBy(() -> enter(1))
        .isInstanceOfSatisfying(GateException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY))
        .hasMessage("P/b would have to wait for job 1 (P/b, running), job 2 (P/b, running)");
    first.end();
    enter(1).end();
    second.end();
    assertThat(folder.list().jobs()).extracting(Job::state).containsOnly(JobState.DONE);
  }

  @Test
  void whoWaitsSaysForWhomAndBeginsInOrderOfArrival() throws Exception {
    HeldTurn first = enter(2);
    List<String> told = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    Turn patient = new Turn(OptionalLong.empty(), true, told::add);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> waiting = new ArrayList<>();
      for (int i = 2; i <= 4; i++) {
        int number = i;
        waiting.add(
            threads.submit(() -> {
              HeldTurn held =
                  queue.enter(TurnProcess.spec(2), number == 2 ? patient : Turn.USUAL, 1);
              order.add(number); // only one of them is in its turn
              held.end();
              return null;
            }));
        while (folder.list().jobs().size() < number
            || folder.require(number).state() != JobState.WAITING) {
          Thread.onSpinWait();
        }
      }
      first.end();
      for (Future<?> each : waiting) {
        each.get();
      }
    }
    assertThat(order).containsExactly(2, 3, 4);
    assertThat(told).containsExactly("job 2 (P/b, waiting) waits for job 1 (P/b, running)");
  }

  @Test
  void whatWantsMoreThreadsThanThereAreRunsAloneAndIsWarnedOf() throws Exception {
    List<String> told = new ArrayList<>();
    HeldTurn large =
        queue.enter(TurnProcess.spec(64), new Turn(OptionalLong.empty(), false, told::add), 1);
    assertThat(told).singleElement().asString().contains("wants 64 threads, and there are 2");
    assertThatThrownBy(() -> enter(1)).hasMessageContaining("would have to wait");
    large.end();
  }

  @Test
  void anInterruptEndsTheWaiting() throws Exception {
    HeldTurn first = enter(2);
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                HeldTurn _ = queue.enter(TurnProcess.spec(1), Turn.USUAL, 1);
              } catch (GateException | InterruptedException e) {
                // What is on record tells.
              }
            });
    while (folder.list().jobs().size() < 2) {
      Thread.onSpinWait();
    }
    waiting.interrupt();
    waiting.join();
    assertThat(state(2)).isEqualTo(JobState.CANCELLED);
    first.end();
  }

  @Test
  void manyThreadsNeverExceedTheThreadsThatThereAre() throws Exception {
    long seed = 4427;
    Random random = new Random(seed);
    JobQueue wide = new JobQueue(folder, new Capacity(5, 1));
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        int wanted = 1 + random.nextInt(4);
        all.add(
            threads.submit(() -> {
              HeldTurn held = wide.enter(TurnProcess.spec(wanted), Turn.USUAL, 1);
              most.accumulateAndGet(busy.addAndGet(wanted), Math::max);
              Thread.sleep(1); // so that turns overlap
              busy.addAndGet(-wanted);
              held.end();
              return null;
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(most.get()).as("seed %d", seed).isBetween(1, 5);
    assertThat(folder.list().jobs()).extracting(Job::state).containsOnly(JobState.DONE);
  }

  @Test
  void processesNeverExceedTheThreadsThatThereAre() throws Exception {
    long seed = 20_261_121;
    Random random = new Random(seed);
    Path file = temporary.resolve("busy");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String[] turns = random.ints(4, 1, 4).mapToObj(Integer::toString).toArray(String[]::new);
      processes.add(TurnProcess.start(home, 3, file, turns));
    }
    for (Process each : processes) {
      String output = TurnProcess.output(each);
      assertThat(each.waitFor()).as(output).isZero();
    }
    int busy = 0;
    for (String line : Files.readAllLines(file)) {
      busy += Integer.parseInt(line);
      assertThat(busy).as("seed %d", seed).isBetween(0, 3);
    }
    assertThat(Files.readAllLines(file)).hasSize(3 * 4 * 2);
    assertThat(folder.list().jobs()).hasSize(12).extracting(Job::state).containsOnly(JobState.DONE);
  }

  @Test
  void aKilledProcessIsLostAndItsPlaceIsFree() throws Exception {
    Path file = temporary.resolve("busy");
    Process process = TurnProcess.start(home, 1, file, "hold");
    while (!Files.exists(file)) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    JobQueue narrow = new JobQueue(folder, new Capacity(1, 1));
    assertThatThrownBy(() -> narrow.enter(TurnProcess.spec(1), TurnProcess.impatient(), 1))
        .hasMessageContaining("job 1 (P/b, running)");
    process.destroyForcibly().waitFor();
    assertThat(state(1)).isEqualTo(JobState.LOST);
    HeldTurn next = narrow.enter(TurnProcess.spec(1), TurnProcess.impatient(), 1);
    assertThat(next.afterLost()).isTrue();
    next.end();
    assertThat(folder.require(1).status().message()).isEqualTo("its process is gone");
    assertThat(narrow.enter(TurnProcess.spec(1), TurnProcess.impatient(), 1).afterLost())
        .as("said once")
        .isFalse();
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTakenForIt() throws Exception {
    LabProcess self = LabProcess.self();
    JobOwner earlier =
        new JobOwner(
            new LabProcess(self.process(), self.start() - 1, self.space()), JobOwner.self().boot());
    JobOwner beforeBoot = new JobOwner(self, "another boot");
    for (JobOwner owner : List.of(earlier, beforeBoot)) {
      Job job =
          folder.add(
              TurnProcess.spec(2), new JobStatus(JobState.RUNNING, owner, 1, 6, Instant.now(), ""));
      assertThat(state(job.id())).isEqualTo(JobState.LOST);
      enter(2).end();
    }
    Job own =
        folder.add(
            TurnProcess.spec(2),
            new JobStatus(JobState.RUNNING, JobOwner.self(), 1, 6, Instant.now(), ""));
    assertThat(state(own.id())).isEqualTo(JobState.RUNNING);
    assertThatThrownBy(() -> enter(1)).hasMessageContaining("running");
  }

  @Test
  void brokenFilesAreNamedAndStay() throws Exception {
    enter(1).end();
    enter(1).end();
    for (String broken :
        List.of(
            "",
            "{",
            "[]",
            "{\"state\":\"resting\"}",
            Files.readString(file(1, "status.json"))
                .replaceAll("\"process\" : \"[^\"]*\"", "\"process\" : \"7\""),
            Files.readString(file(1, "status.json"))
                .replace("\"planned\" : 1", "\"planned\" : -1"))) {
      Files.writeString(file(1, "status.json"), broken);
      assertThatThrownBy(() -> enter(1))
          .isInstanceOfSatisfying(
              GateException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_DATA))
          .hasMessageStartingWith(file(1, "status.json") + " cannot be read: ");
      assertThat(file(1, "status.json")).hasContent(broken);
      assertThat(folder.list().jobs()).extracting(Job::id).contains(2L).doesNotContain(1L);
      assertThat(folder.list().problems()).hasSize(1);
    }
    Files.delete(file(1, "spec.json"));
    assertThatThrownBy(() -> folder.require(1)).hasMessageContaining("spec.json cannot be read");
    assertThatThrownBy(() -> folder.require(99)).hasMessageContaining("there is no job 99");
  }

  @Test
  void onlyTheUserReadsWhatIsKept() throws Exception {
    enter(1).end();
    try (Stream<Path> files = Files.walk(home.jobs())) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as("%s", each)
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.jobs())))
        .isEqualTo("rwx------");
  }

  @Test
  void runsThatEndedLongAgoAreForgotten() throws Exception {
    enter(1).end();
    Files.writeString(file(1, "status.json"), "broken");
    Job running =
        folder.add(
            TurnProcess.spec(1),
            new JobStatus(JobState.RUNNING, JobOwner.self(), 0, 1, Instant.now(), ""));
    for (int i = 0; i < 60; i++) {
      folder.add(
          TurnProcess.spec(1),
          new JobStatus(JobState.DONE, JobOwner.self(), 1, 1, Instant.now(), ""));
    }
    List<Job> jobs = folder.list().jobs();
    assertThat(jobs).hasSize(52).extracting(Job::id).contains(running.id(), 62L);
    assertThat(folder.list().problems()).as("what cannot be read stays").hasSize(1);
  }
}
