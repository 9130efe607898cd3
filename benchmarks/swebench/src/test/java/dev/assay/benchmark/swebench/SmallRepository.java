package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A repository in which an issue was solved, with what came before and after it.
///
/// @param folder its working copy, at `<root>/some/thing`
/// @param base the commit that a participant starts from
/// @param future the commit that solves the issue
record SmallRepository(Path folder, String base, String future) {
  /// What solves the issue.
  static final String FIX =
      """
      diff --git a/answer.sh b/answer.sh
      --- a/answer.sh
      +++ b/answer.sh
      @@ -1,3 +1,3 @@
       # The answer.
      -answer=41
      +answer=42
       # That was it.
      """;

  private static final String SCRIPT =
      """
      #!/bin/bash
      set -uxo pipefail
      source /opt/miniconda3/bin/activate
      conda activate testbed
      cd /testbed
      git -c core.fileMode=false diff BASE
      git checkout BASE check.sh
      : '>>>>> Start Test Output'
      bash check.sh
      : '>>>>> End Test Output'
      git checkout BASE check.sh
      """;

  static SmallRepository at(Path root) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(root.resolve("some/thing"));
    Git.run(folder, "init", "--quiet");
    Files.writeString(folder.resolve("answer.sh"), "# The question.\n");
    commit(folder, "Ask");
    Files.writeString(folder.resolve("answer.sh"), "# The answer.\nanswer=41\n# That was it.\n");
    Files.writeString(
        folder.resolve("check.sh"),
        """
        . ./answer.sh
        pwd -P | grep -q testbed && echo 'PASSED place'
        if [ "$answer" = 42 ]; then echo 'PASSED answer'; else echo 'FAILED answer - wrong'; fi
        [ "$answer" = 42 ]
        """);
    String base = commit(folder, "Answer");
    Files.writeString(folder.resolve("answer.sh"), "# The answer.\nanswer=42\n# That was it.\n");
    return new SmallRepository(folder, base, commit(folder, "Answer better"));
  }

  /// The same, where one starts from what the working copy has by now.
  SmallRepository withAnotherCommit() throws IOException, InterruptedException {
    return new SmallRepository(folder, commit(folder, "Go on"), future);
  }

  private static String commit(Path folder, String message)
      throws IOException, InterruptedException {
    Git.run(folder, "add", "--all");
    Git.run(
        folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", message);
    return Git.run(folder, "rev-parse", "HEAD");
  }

  Instance instance() {
    return instance(SCRIPT.replace("BASE", base));
  }

  Instance instance(String script) {
    return new InstanceBuilder()
        .baseCommit(base)
        .patch(FIX)
        .failToPass("answer")
        .passToPass("place")
        .script(script)
        .logParser("parse_log_pytest")
        .build();
  }
}
