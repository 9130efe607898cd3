package dev.assay.runner;

import java.util.List;
import java.util.Optional;

/// A runner in another one's place, that answers every question as the other does. What it does
/// otherwise it overrides.
public interface RunnerDecorator extends TaskRunner {
  /// The other runner.
  TaskRunner runner();

  @Override
  default String name() {
    return runner().name();
  }

  @Override
  default RunnerCapabilities capabilities() {
    return runner().capabilities();
  }

  @Override
  default RunnerAvailability availability() {
    return runner().availability();
  }

  @Override
  default String means() {
    return runner().means();
  }

  @Override
  default List<String> shortfalls() {
    return runner().shortfalls();
  }

  /// In the place of the other one with that image.
  @Override
  TaskRunner withImage(String image) throws RunnerException;

  @Override
  default Optional<Images> images() {
    return runner().images();
  }

  @Override
  default List<LeftOver> leftOvers() throws RunnerException {
    return runner().leftOvers();
  }
}
