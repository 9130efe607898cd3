package dev.assay.benchmark.swebench;

import dev.assay.protocol.Sha256;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The identity of an instance: SHA-256 over all of its fields that can influence a result. Hints,
/// dates and estimates are not among them, so that an instance is the same in every data set that
/// has it.
final class InstanceDigest {
  private InstanceDigest() {}

  static String of(Instance instance) {
    return Sha256.hex(
        JsonMapper.shared()
            .writeValueAsString(
                List.of(
                    instance.repository(),
                    instance.id(),
                    instance.baseCommit(),
                    instance.patch(),
                    instance.testPatch(),
                    instance.problemStatement(),
                    instance.version(),
                    instance.failToPass(),
                    instance.passToPass(),
                    instance.environmentSetupCommit().orElse(""),
                    instance.image().orElse(""),
                    instance.evaluationScript().orElse(""),
                    instance.logParser().orElse(""),
                    instance.evaluationType().name())));
  }
}
