package dev.assay.runner.docker;

import dev.assay.runner.Images;
import dev.assay.runner.IsolationLevel;
import dev.assay.runner.LeftOver;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerAvailability;
import dev.assay.runner.RunnerCapabilities;
import dev.assay.runner.RunnerCapabilities.Limit;
import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.SessionSpec;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs commands in containers of Docker or Podman, one container for each session: as a user
/// without rights, on a read-only root, without capabilities, with limits of memory, processor,
/// processes and disk space, and without a network unless one is asked for.
///
/// The workspace travels to the container and back as an archive; nothing of this machine is
/// mounted into it.
public final class DockerRunner implements TaskRunner {
  /// The image of sessions that name none.
  public static final String USUAL_IMAGE = "assay/debian-python-cpp";

  private static final String INSTALL =
      "install Docker or Podman and start it (on Debian and Ubuntu: sudo runners/docker/images/start-docker.sh), or name its socket in DOCKER_HOST";

  private final Map<String, String> environment;
  private final String image;
  private @Nullable Connection connection;

  record Connection(EngineClient engine, DockerImages images) {}

  /// With the engine that the environment names, or that is found.
  public DockerRunner() {
    this(System.getenv(), USUAL_IMAGE);
  }

  /// @param environment has the variables that say where an engine is: `DOCKER_HOST`,
  ///   `XDG_RUNTIME_DIR`
  /// @param image of sessions that name none
  public DockerRunner(Map<String, String> environment, String image) {
    this.environment = Map.copyOf(environment);
    this.image = image;
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public TaskRunner withImage(String other) {
    return new DockerRunner(environment, other);
  }

  @Override
  public Optional<Images> images() {
    return Optional.of(new EngineImages(this::connection));
  }

  @Override
  public RunnerCapabilities capabilities() {
    return new RunnerCapabilities(
        IsolationLevel.CONTAINER, false, true, Integer.MAX_VALUE, EnumSet.allOf(Limit.class));
  }

  @Override
  public RunnerAvailability availability() {
    try {
      Optional<EngineAddress> address = EngineAddress.find(environment);
      if (address.isEmpty()) {
        return new RunnerAvailability.Missing("a container engine", INSTALL);
      }
      if (forbidden(address.get())) {
        return new RunnerAvailability.Missing(
            "the right to use " + address.get(),
            "join its group (sudo usermod -aG docker $USER, then log in again), or use rootless Podman");
      }
      return connection().images().has(image)
          ? new RunnerAvailability.Ready()
          : new RunnerAvailability.Missing("the image " + image, DockerImages.remedy(image));
    } catch (IllegalArgumentException e) {
      return new RunnerAvailability.Missing("an engine that can be used", message(e));
    } catch (IOException | RunnerException e) {
      return new RunnerAvailability.Missing(
          "an engine that answers (%s)".formatted(message(e)),
          "start it (sudo systemctl start docker, or sudo runners/docker/images/start-docker.sh), or name another in DOCKER_HOST");
    }
  }

  private static String message(Exception problem) {
    return String.valueOf(problem.getMessage());
  }

  private static boolean forbidden(EngineAddress address) {
    return "unix".equals(address.uri().getScheme())
        && Files.exists(Path.of(address.uri().getPath()))
        && !Files.isWritable(Path.of(address.uri().getPath()));
  }

  @Override
  public String means() {
    try {
      return "%s at %s, image %s"
          .formatted(connection().engine().description(), connection().engine().address(), image);
    } catch (IOException | RunnerException | IllegalArgumentException e) {
      return "";
    }
  }

  private synchronized Connection connection() throws IOException, RunnerException {
    Connection known = connection;
    if (known == null) {
      EngineAddress address =
          EngineAddress.find(environment)
              .orElseThrow(() ->
                  new RunnerException("the docker runner needs a container engine: " + INSTALL));
      EngineClient engine = EngineClient.connect(address);
      known = new Connection(engine, new DockerImages(engine));
      connection = known;
    }
    return known;
  }

  @Override
  public RunnerSession open(SessionSpec spec) throws RunnerException, InterruptedException {
    if (!Files.isDirectory(spec.workspace())) {
      throw new RunnerException(
          "the workspace of session '%s' is no folder: %s; lay it out before the session is opened"
              .formatted(spec.label(), spec.workspace()));
    }
    if (spec.network() instanceof NetworkPolicy.AllowList) {
      throw new RunnerException(
          "the docker runner cannot enforce the network policy %s of session '%s'; use Disabled or Unrestricted"
              .formatted(spec.network(), spec.label()));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("before session '%s' was opened".formatted(spec.label()));
    }
    try {
      Connection connected = connection();
      DockerImages.Found found = connected.images().find(spec.image(), image);
      return new SessionOpening(connected.engine(), spec, found).open();
    } catch (IOException | IllegalArgumentException e) {
      throw new RunnerException(
          "session '%s' could not be opened: %s".formatted(spec.label(), e.getMessage()), e);
    }
  }

  @Override
  public List<LeftOver> leftOvers() throws RunnerException {
    try {
      List<LeftOver> found = new ArrayList<>();
      if (EngineAddress.find(environment).isPresent()) {
        found.addAll(new LeftOverContainers(connection().engine()).find());
      }
      found.addAll(TemporaryFolders.leftOvers());
      return found;
    } catch (IOException | IllegalArgumentException e) {
      throw new RunnerException(
          "left-over containers could not be looked for: " + e.getMessage(), e);
    }
  }
}
