package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.swebench.TrustedVerdict.Finding;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Judges real instances without images, where [RealInstances] has what they need.
@Tag("slow")
final class RealInstancesTest {
  private static final String NOTE =
      """
      diff --git a/assay_note.txt b/assay_note.txt
      new file mode 100644
      --- /dev/null
      +++ b/assay_note.txt
      @@ -0,0 +1 @@
      +A note.
      """;

  @TempDir Path folder;

  @Test
  void resolvesWithTheReferenceAndNeverWithoutTheFix() throws Exception {
    RealInstances real = RealInstances.in(folder);
    Map<String, Prediction> gold = Predictions.gold(real.instances());
    for (Instance instance : real.instances()) {
      Prediction reference = Objects.requireNonNull(gold.get(instance.id()));
      Judgement judgement = real.judge(instance, reference, "gold");
      assertThat(judgement.report().resolved()).as(real.said(instance)).isTrue();
      assertThat(judgement.trusted().finding())
          .as(judgement.trusted() + real.said(instance))
          .isEqualTo(Finding.RESOLVED);
      Prediction harmless = new Prediction(instance.id(), "m", Optional.of(NOTE));
      assertThat(real.judge(instance, harmless, "harmless").report().resolved())
          .as(instance.id())
          .isFalse();
      Prediction empty = new Prediction(instance.id(), "m", Optional.of(""));
      assertThat(real.judge(instance, empty, "empty").report().resolved())
          .as(instance.id())
          .isFalse();
    }
  }
}
