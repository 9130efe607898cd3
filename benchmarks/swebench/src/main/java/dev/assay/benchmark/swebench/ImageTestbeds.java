package dev.assay.benchmark.swebench;

import dev.assay.runner.Images;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.util.List;

/// Testbeds in container images: the official ones, and where no registry gives one, an image of
/// the same name that is made here.
///
/// @param images those of the runner's engine
/// @param making how images are made here
record ImageTestbeds(Images images, ImageMaking making) implements Testbeds {
  static final String KIND = "image";

  @Override
  public InstancePlan plan(Instance instance) {
    String reference = instance.imageReference();
    try {
      if (images.labels(reference).isPresent()) {
        return new InstancePlan.Possible(KIND, reference, List.of());
      }
      String pull = "docker pull " + reference;
      return new InstancePlan.Possible(
          KIND,
          reference,
          making
              .summary(instance)
              .map(summary -> List.of(pull, "or, where no registry has it: " + summary))
              .orElse(List.of(pull)));
    } catch (RunnerException e) {
      return new InstancePlan.Impossible(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Testbed prepare(Instance instance)
      throws RunnerException, IOException, InterruptedException {
    return new ImageTestbed(instance, images, making.use(images, instance));
  }
}
