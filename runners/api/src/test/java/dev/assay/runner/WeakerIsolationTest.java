package dev.assay.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A runner in a runner's place answers nothing by itself.
class WeakerIsolationTest {
  private static final SessionSpec SPEC =
      new SessionSpec(
          "test",
          Path.of("workspace"),
          Map.of(),
          Limits.ofWallTime(Duration.ofSeconds(1)),
          new NetworkPolicy.Disabled());

  static Stream<Method> methods() {
    return Stream.of(TaskRunner.class.getMethods());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyQuestionIsPassedOn(Method method) throws Exception {
    List<String> asked = new ArrayList<>();
    TaskRunner inner =
        (TaskRunner)
            Proxy.newProxyInstance(
                TaskRunner.class.getClassLoader(),
                new Class<?>[] {TaskRunner.class},
                (_, called, _) -> {
                  asked.add(called.getName());
                  return null;
                });
    method.invoke(new WeakerIsolation(inner), arguments(method));
    assertThat(asked).containsExactly(method.getName());
  }

  private static @Nullable Object[] arguments(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(type -> type == SessionSpec.class ? SPEC : "image")
        .toArray();
  }
}
