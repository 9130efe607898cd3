package dev.assay.runner.docker;

import dev.assay.runner.FolderCopy;
import dev.assay.runner.Images;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tools.jackson.databind.JsonNode;

/// The images of an engine, which is looked for when it is first needed.
record EngineImages(Connecting connecting) implements Images {
  /// Gives the engine.
  @FunctionalInterface
  interface Connecting {
    DockerRunner.Connection connect() throws IOException, RunnerException;
  }

  /// Something that is done with an engine.
  @FunctionalInterface
  private interface Request<T> {
    T ask(EngineClient engine, DockerImages images)
        throws IOException, RunnerException, InterruptedException;
  }

  @Override
  public Optional<Map<String, String>> labels(String reference) throws RunnerException {
    return ask(
        "image %s could not be looked at".formatted(reference),
        (engine, _) -> {
          try {
            Map<String, String> labels = new HashMap<>();
            image(engine, reference)
                .path("Config")
                .path("Labels")
                .forEachEntry((name, value) -> labels.put(name, value.asString()));
            return Optional.of(labels);
          } catch (EngineException e) {
            if (e.absent()) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public void pull(String reference) throws RunnerException, InterruptedException {
    askPatiently(
        "image %s could not be had".formatted(reference),
        (_, images) -> {
          images.pull(reference);
          return reference;
        });
  }

  @Override
  public void build(Path dockerfile, String reference, Map<String, String> labels)
      throws RunnerException, InterruptedException {
    askPatiently(
        "image %s could not be made".formatted(reference),
        (_, images) -> {
          images.build(dockerfile, reference, labels);
          return reference;
        });
  }

  @Override
  public void remove(String reference) throws RunnerException {
    ask(
        "image %s could not be removed".formatted(reference),
        (engine, _) -> engine.delete("/images/" + reference));
  }

  @Override
  public long bytes(String reference) throws RunnerException {
    return ask(
        "image %s could not be looked at".formatted(reference),
        (engine, _) -> image(engine, reference).path("Size").asLong());
  }

  @Override
  public FolderCopy copy(String reference, String folder, String name)
      throws RunnerException, InterruptedException {
    return askWaiting(
        "%s of image %s could not be copied".formatted(folder, reference),
        (engine, _) -> VolumeCopy.make(engine, reference, folder, name));
  }

  private static JsonNode image(EngineClient engine, String reference) throws IOException {
    return engine.get("/images/" + reference + "/json");
  }

  /// For requests that may take minutes. When nobody waits any longer the engine ends them with the
  /// connection, which goes with this process.
  private void askPatiently(String failure, Request<String> request)
      throws RunnerException, InterruptedException {
    FutureTask<String> task = new FutureTask<>(() -> askWaiting(failure, request));
    Thread.ofVirtual().name("assay-docker-image").start(task);
    try {
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunnerException problem) {
        throw problem;
      }
      throw new RunnerException(failure + ": " + e.getCause(), e);
    }
  }

  /// For requests that are over in a moment.
  private <T> T ask(String failure, Request<T> request) throws RunnerException {
    try {
      return askWaiting(failure, request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerException(failure + ": interrupted", e);
    }
  }

  private <T> T askWaiting(String failure, Request<T> request)
      throws RunnerException, InterruptedException {
    try {
      DockerRunner.Connection connection = connecting.connect();
      return request.ask(connection.engine(), connection.images());
    } catch (IOException | IllegalArgumentException e) {
      throw new RunnerException(failure + ": " + e.getMessage(), e);
    }
  }
}
