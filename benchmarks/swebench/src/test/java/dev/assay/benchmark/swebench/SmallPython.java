package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A repository of Python with a runner of its own that prints what sympy's does.
///
/// @param folder its working copy, at `<root>/some/snake`
/// @param base the commit that a participant starts from
record SmallPython(Path folder, String base) {
  static final String MODULE = "thing/__init__.py";
  static final String TESTS = "thing/tests/test_core.py";

  /// What solves the issue.
  static final String FIX =
      """
      diff --git a/thing/__init__.py b/thing/__init__.py
      --- a/thing/__init__.py
      +++ b/thing/__init__.py
      @@ -1,2 +1,2 @@
       def answer():
      -    return 41
      +    return 42
      """;

  private static final String TEST_PATCH =
      """
      diff --git a/thing/tests/test_core.py b/thing/tests/test_core.py
      --- a/thing/tests/test_core.py
      +++ b/thing/tests/test_core.py
      @@ -2,3 +2,6 @@

       def test_kind():
           assert isinstance(answer(), int)
      +
      +def test_answer():
      +    assert answer() == 42
      """;

  private static final String RUNNER =
      """
      #!/usr/bin/env python3
      import sys, traceback
      sys.path.insert(0, '.')
      import thing
      failed = []
      for path in sys.argv[1:]:
          names = {}
          exec(compile(open(path).read(), path, 'exec'), names)
          for name in [each for each in names if each.startswith('test_')]:
              try:
                  names[name]()
                  print(name, 'ok', flush=True)
              except Exception:
                  failed.append((path, name, traceback.format_exc()))
                  print(name, 'F', flush=True)
      for path, name, text in failed:
          print('_' * 20 + ' ' + path + ':' + name + ' ' + '_' * 20)
          print(text, flush=True)
      sys.exit(1 if failed else 0)
      """;

  private static final String SCRIPT =
      """
      #!/bin/bash
      set -uxo pipefail
      source /opt/miniconda3/bin/activate
      conda activate testbed
      cd /testbed
      git status
      git checkout BASE thing/tests/test_core.py
      git apply -v - <<'EOF_114329324912'
      PATCH
      EOF_114329324912
      : '>>>>> Start Test Output'
      PYTHONPATH=. bin/test thing/tests/test_core.py
      : '>>>>> End Test Output'
      git checkout BASE thing/tests/test_core.py
      """;

  static SmallPython at(Path root) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(root.resolve("some/snake"));
    Git.run(folder, "init", "--quiet");
    Files.createDirectories(folder.resolve("thing/tests"));
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve(MODULE), "def answer():\n    return 41\n");
    Files.writeString(
        folder.resolve(TESTS),
        "from thing import answer\n\ndef test_kind():\n    assert isinstance(answer(), int)\n");
    Path runner = Files.writeString(folder.resolve("bin/test"), RUNNER);
    if (!runner.toFile().setExecutable(true)) {
      throw new IOException(runner + " cannot be made executable");
    }
    Git.run(folder, "add", "--all");
    Git.run(
        folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "-m", "Answer");
    return new SmallPython(folder, Git.run(folder, "rev-parse", "HEAD"));
  }

  Forgery forgery() {
    return new Forgery(folder, instance(), MODULE, TESTS);
  }

  Instance instance() {
    return new InstanceBuilder()
        .repository("some/snake")
        .id("some__snake-1")
        .baseCommit(base)
        .patch(FIX)
        .testPatch(TEST_PATCH)
        .failToPass("test_answer")
        .passToPass("test_kind")
        .script(SCRIPT.replace("BASE", base).replace("PATCH\n", TEST_PATCH))
        .logParser("parse_log_sympy")
        .build();
  }
}
