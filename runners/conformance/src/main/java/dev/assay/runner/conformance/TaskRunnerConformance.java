package dev.assay.runner.conformance;

import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.TaskRunner;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What every runner promises, as tests. A runner extends this class and says which runner it is;
/// where the runner's processes are not to be seen on this machine it also gives its own
/// [LeftOvers].
///
/// The tests run `sh` with the utilities of POSIX and `mkfifo`; the hostile programs want `setsid`
/// from util-linux as well. The lab's environment must have the variable [#SECRET_VARIABLE], set by
/// the build, so that a leak of it can be seen.
@Timeout(120)
public abstract class TaskRunnerConformance
    implements CommandConformance,
        EnvironmentConformance,
        OutputConformance,
        TimeLimitConformance,
        LimitConformance,
        SessionEndConformance,
        ConcurrencyConformance,
        CopyInConformance,
        CopyOutConformance,
        FilesConformance {
  /// A variable that looks like a secret of the lab.
  public static final String SECRET_VARIABLE = "ASSAY_CONFORMANCE_API_KEY";

  @TempDir Path folder;

  private @Nullable Workbench workbench;

  /// The runner under test.
  protected abstract TaskRunner runner();

  /// The policy that sessions are opened with.
  protected NetworkPolicy network() {
    return new NetworkPolicy.Unrestricted();
  }

  /// Where processes that outlive their session would be seen.
  protected LeftOvers leftOvers() {
    return LeftOvers.ofThisMachine();
  }

  @BeforeEach
  void setUpWorkbench() {
    workbench = new Workbench(runner(), network(), leftOvers(), folder);
  }

  @AfterEach
  void closeSessions() {
    workbench().close();
  }

  @Override
  public Workbench workbench() {
    return Objects.requireNonNull(workbench, "tests have a workbench");
  }
}
