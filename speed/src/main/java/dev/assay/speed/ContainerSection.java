package dev.assay.speed;

import dev.assay.runner.Command;
import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.Runners;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What a container costs, held against `docker run` of the same image.
final class ContainerSection implements Section {
  private static final String IMAGE = "assay/busybox";
  private static final int SESSIONS = 20;
  private static final int WARM_UP = 3;
  private static final String PEER = "`docker run --rm --network none`";

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public String title() {
    return "A container opened, `/bin/true` run in it, and closed; median of " + SESSIONS;
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    TaskRunner runner = Runners.installed().named("docker").withImage(IMAGE);
    if (runner.availability() instanceof RunnerAvailability.Missing(String missing, _)) {
      return List.of(Row.alone("not measured", "the docker runner lacks " + missing));
    }
    Path folder = setting.folder(name());
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    setting.say("containers");
    List<Long> sessions = new ArrayList<>();
    List<Long> peer = new ArrayList<>();
    int times = setting.scaled(SESSIONS);
    // In turn, so that a change of the machine's other load meets both.
    for (int i = -Math.min(WARM_UP, times); i < times; i++) {
      long start = System.nanoTime();
      session(runner, folder, workspace);
      long between = System.nanoTime();
      dockerRun();
      long end = System.nanoTime();
      if (i >= 0) {
        sessions.add(between - start);
        peer.add(end - between);
      }
    }
    double plain = new Samples(peer).median();
    return List.of(
        Row.alone(PEER, Quantity.time(plain)),
        Row.times("docker runner", new Samples(sessions).median(), PEER, plain));
  }

  private static void session(TaskRunner runner, Path folder, Path workspace) throws Exception {
    SessionSpec spec =
        new SessionSpec(
            "speed",
            workspace,
            Map.of(),
            Limits.ofWallTime(Duration.ofMinutes(1)),
            new NetworkPolicy.Disabled());
    Path output = folder.resolve("output");
    try (RunnerSession session = runner.open(spec)) {
      var result = session.execute(new Command(List.of("/bin/true"), "", Map.of(), output, output));
      if (!result.succeeded()) {
        throw new IOException("/bin/true ended with " + result.termination());
      }
    }
  }

  private static void dockerRun() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("docker", "run", "--rm", "--network", "none", IMAGE, "/bin/true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("docker run failed");
    }
  }
}
