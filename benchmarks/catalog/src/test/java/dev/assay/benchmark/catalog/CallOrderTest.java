package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.EvaluationContext;
import dev.assay.patch.Patch;
import dev.assay.runner.RunnerSession;
import dev.assay.runner.TaskRunner;
import dev.assay.runner.process.ProcessRunner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order an evaluation uses its session.
class CallOrderTest {
  @TempDir Path scratch;
  @TempDir Path catalog;

  private final List<String> calls = new ArrayList<>();

  @Test
  void allProcessesAreDeadBeforeTheReportIsRead() throws Exception {
    TaskFixture.shell(catalog, "t", "printf 'ok 1 - a\\n1..1\\n' > report.tap")
        .metadata(", \"report\": {\"format\": \"tap\", \"path\": \"report.tap\"}");
    new CatalogBenchmark()
        .evaluate(
            Catalogs.task(catalog, "t"),
            new Patch(List.of()),
            new EvaluationContext(
                noted(TaskRunner.class, new ProcessRunner()),
                scratch,
                scratch.resolve("stdout"),
                scratch.resolve("stderr"),
                false,
                false));
    assertThat(calls).containsSubsequence("execute", "endProcesses", "copyOut", "close");
  }

  /// The same, with the name of each method that is called noted, and sessions alike.
  private <T> T noted(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              calls.add(method.getName());
              try {
                Object result = method.invoke(target, arguments);
                return result instanceof RunnerSession session
                    ? noted(RunnerSession.class, session)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
