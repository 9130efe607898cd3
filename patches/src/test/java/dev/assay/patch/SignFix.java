package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A file with a wrong sign, and the diff that puts it right.
final class SignFix {
  static final String BEFORE =
      """
      def add(a, b):
          return a - b


      def double(x):
          return x + x


      def half(x):
          return x * 2
      """;
  static final String AFTER = BEFORE.replace("a - b", "a + b");
  static final String DIFF =
      """
      --- a/src/calc.py
      +++ b/src/calc.py
      @@ -1,5 +1,5 @@
       def add(a, b):
      -    return a - b
      +    return a + b
       \n\
       \n\
       def double(x):
      """;

  private SignFix() {}

  /// A workspace with the file as `src/calc.py`.
  static Workspace workspace(Path folder) {
    return Workspace.holding(folder, Map.of("src/calc.py", BEFORE));
  }

  /// The reply puts the file right, with these repairs and no others.
  static void assertMade(Path folder, String reply, String... repairs) {
    Workspace workspace = workspace(folder);
    List<String> made = Reply.applied(reply, workspace);
    assertThat(workspace.read("src/calc.py")).isEqualTo(AFTER);
    assertThat(made).containsExactly(repairs);
  }
}
