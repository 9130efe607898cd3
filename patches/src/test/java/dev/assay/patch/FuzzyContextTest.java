package dev.assay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.patch.Application.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzyContextTest {
  private static final String HEADER = "--- a/f\n+++ b/f\n";
  private static final String FILE =
      """
      class Account:
          def deposit(self, amount):
              if amount <= 0:
                  raise ValueError("amount must be positive")
              self.balance += amount
              return self.balance

          def withdraw(self, amount):
              if amount > self.balance:
                  raise ValueError("not enough money")
              self.balance -= amount
              return self.balance
      """;

  @TempDir private Path folder;

  /// Applies a diff that must be refused without fuzzy context, and with it makes this of the file.
  private void assertFuzzy(String diff, String after, String... repairs) {
    Workspace workspace = Workspace.holding(folder, Map.of("f", FILE));
    assertThat(workspace.apply(diff))
        .isInstanceOfSatisfying(
            Application.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.DOES_NOT_APPLY));
    assertThat(workspace.read("f")).isEqualTo(FILE);
    assertThat(workspace.applyFuzzily(diff))
        .isInstanceOfSatisfying(
            Application.Applied.class,
            applied -> assertThat(applied.repairs()).containsExactly(repairs));
    assertThat(workspace.read("f")).isEqualTo(after);
  }

  private void assertRefused(String file, String diff, Reason reason) {
    Workspace workspace = Workspace.holding(folder, Map.of("f", file));
    assertThat(workspace.applyFuzzily(diff))
        .isInstanceOfSatisfying(
            Application.Refused.class,
            refused -> assertThat(refused.reason()).as(refused.detail()).isEqualTo(reason));
    assertThat(workspace.read("f")).isEqualTo(file);
  }

  @Test
  void movesAddedLinesAsFarInAsTheFile() {
    assertFuzzy(
        HEADER
            + """
            @@ -8,3 +8,5 @@
             def withdraw(self, amount):
            -    if amount > self.balance:
            +    if amount <= 0:
            +        raise ValueError("amount must be positive")
            +    if amount > self.balance:
                     raise ValueError("not enough money")
            """,
        FILE.replace(
            "        if amount > self.balance:\n",
            """
                    if amount <= 0:
                        raise ValueError("amount must be positive")
                    if amount > self.balance:
            """),
        "f, hunk 1: the indentation of its lines was put right");
  }

  @Test
  void leavesAddedLinesAloneWhenOnlyTheContextLostASpace() {
    assertFuzzy(
        HEADER
            + """
            @@ -8,2 +8,3 @@
                def withdraw(self, amount):
            +        self.check(amount)
                    if amount > self.balance:
            """,
        FILE.replace(
            "withdraw(self, amount):\n", "withdraw(self, amount):\n        self.check(amount)\n"),
        "f, hunk 1: the indentation of its old lines was ignored");
  }

  @Test
  void ignoresOuterContextThatDoesNotFit() {
    assertFuzzy(
        HEADER
            + """
            @@ -8,5 +8,5 @@
                 def remove(self, n):
                     if amount > self.balance:
                         raise ValueError("not enough money")
            -        self.balance -= amount
            +        self.balance = self.balance - amount
                     return True
            """,
        FILE.replace("balance -= amount", "balance = self.balance - amount"),
        "f, hunk 1: outer lines of its context do not fit and were ignored: 2");
  }

  @Test
  void takesThePlaceWhereTheLinesAreMostSimilar() {
    assertFuzzy(
        HEADER
            + """
            @@ -7,4 +7,4 @@
                 def withdraw(self, amount):
                     if amount > self.balance:
            -            raise ValueError("not enough money!")
            +            raise ValueError("insufficient funds")
                     self.balance -= amount
            """,
        FILE.replace("not enough money", "insufficient funds"),
        "f, hunk 1: found at line 8, not at line 7",
        "f, hunk 1: its old lines fit only nearly, to 98 %");
  }

  @Test
  void placesALineWithoutContextByItsNumber() {
    assertFuzzy(
        HEADER + "@@ -1,0 +2 @@\n+    currency = \"EUR\"\n",
        FILE.replace("Account:\n", "Account:\n    currency = \"EUR\"\n"),
        "f, hunk 1: it has no context and was placed by its line number alone");
  }

  @Test
  void refusesWhatFitsSeveralPlacesNearly() {
    String twice = "first = compute(alpha, beta)\n\nx\n\nfirst = compute(alpha, gamma)\n";
    assertRefused(
        twice, HEADER + "@@ -1 +1 @@\n-first = compute(alpha, delta)\n+y\n", Reason.AMBIGUOUS);
  }

  @Test
  void refusesWhatFitsNowhere() {
    assertRefused(
        FILE,
        HEADER + "@@ -1,2 +1,2 @@\n interface Stack<T> {\n-  fun push(item: T)\n+  fun pop(): T\n",
        Reason.DOES_NOT_APPLY);
  }

  @Test
  void doesNotReplaceALineThatIsHardlySimilar() {
    assertRefused(
        FILE,
        HEADER
            + """
            @@ -8,5 +8,4 @@
                 def withdraw(self, amount):
                     if amount > self.balance:
            -            return None, "no"
                     self.balance -= amount
                     return self.balance
            """,
        Reason.DOES_NOT_APPLY);
  }
}
