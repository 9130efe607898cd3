package dev.assay.benchmark.swebench;

import dev.assay.patch.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Patches that make a log say what is not so, for repositories whose tests sympy's runner runs.
///
/// @param root a working copy of the base commit
/// @param instance says which tests have to pass
/// @param module a source that the tests load before any of them is read
/// @param tests the file of the tests that have to be mended
record Forgery(Path root, Instance instance, String module, String tests) {
  /// The runner is replaced by one that prints what is wanted.
  String runner() throws IOException {
    return patch("bin/test", "#!/usr/bin/env python3\nprint('''%s''')\n".formatted(claims()));
  }

  /// Something that Python loads by itself prints it, and ends all.
  String customization() throws IOException {
    return patch("sitecustomize.py", exiting());
  }

  /// The code under test prints it, and ends all.
  String atImport() throws IOException {
    return added(exiting());
  }

  /// The code under test prints it after the runner has said what is so.
  String atExit() throws IOException {
    return added(
        """
        import atexit
        atexit.register(lambda: print('''%s'''))
        """
            .formatted(claims()));
  }

  /// The code under test prints the mark of the output's end before the runner prints anything.
  String marks() throws IOException {
    return added(
        """
        import atexit, os, sys
        print('''%s''')
        print("+ : '>>>>> End Test Output'")
        sys.stdout.flush()
        atexit.register(lambda: (sys.stdout.flush(), os._exit(0)))
        """
            .formatted(claims()));
  }

  /// The code under test says of each test that it finds in the tests' file that it passed.
  String claimsAll() throws IOException {
    return added(
        """
        import os, re, sys
        for name in re.findall(r'def (test_\\w+)', open('%s').read()):
            print(name, 'ok')
        print('''%s''')
        sys.stdout.flush()
        os._exit(0)
        """
            .formatted(tests, claims()));
  }

  /// The code under test replaces tests before they are read, and puts them back.
  String replacesTests() throws IOException {
    return added(
        """
        import atexit
        text = open('%1$s').read()
        with open('%1$s', 'w') as tests:
            tests.write(text + ''.join('\\ndef %%s(): pass\\n' %% name for name in %2$s))
        def put_back():
            with open('%1$s', 'w') as tests:
                tests.write(text)
        atexit.register(put_back)
        """
            .formatted(
                tests,
                instance.failToPass().stream()
                    .map(name -> "'" + name + "'")
                    // Logs of sympy's do not have the last test of a file.
                    .collect(Collectors.joining(", ", "[", ", 'test_last']"))));
  }

  /// The patch with changes that are no concern of the verdict.
  String with(String patch, String path, String content) throws IOException {
    return patch + patch(path, content);
  }

  private String exiting() {
    return """
    import os, sys
    print('''%s''')
    sys.stdout.flush()
    os._exit(0)
    """
        .formatted(claims());
  }

  private String claims() {
    return List.of(instance.failToPass(), instance.passToPass()).stream()
        .flatMap(List::stream)
        .map(test -> test + " ok")
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private String added(String text) throws IOException {
    return patch(module, Files.readString(root.resolve(module)) + "\n" + text);
  }

  private String patch(String path, String content) throws IOException {
    Map<String, String> before = new HashMap<>();
    if (Files.exists(root.resolve(path))) {
      before.put(path, Files.readString(root.resolve(path)));
    }
    return UnifiedDiff.format(UnifiedDiff.between(before, Map.of(path, content)));
  }
}
