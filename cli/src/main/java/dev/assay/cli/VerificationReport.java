package dev.assay.cli;

import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.ToolchainFinding;
import dev.assay.benchmark.Toolchains;
import dev.assay.benchmark.catalog.TaskFault;
import dev.assay.benchmark.catalog.Variant;
import dev.assay.benchmark.catalog.VariantResult;
import dev.assay.benchmark.catalog.VerificationPlan;
import dev.assay.benchmark.catalog.VerifiedTask;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// Verified tasks as a page that is kept.
///
/// @param command what was called
record VerificationReport(String command, VerificationPlan plan, List<VerifiedTask> verified) {
  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Verified tasks");
    lines.add("");
    row(lines, "what", "value");
    row(lines, "---", "---");
    row(lines, "date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    row(lines, "command", "`" + command + "`");
    row(lines, "runs", runs());
    row(lines, "machine", machine());
    row(lines, "toolchains", String.join(", ", toolchains()));
    lines.add("");
    row(
        lines,
        "task",
        "standing",
        "tests",
        "reference",
        "starter",
        "mutants",
        "median",
        "longest",
        "memory");
    row(lines, "---", "---", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
    verified.forEach(task -> row(lines, cells(task)));
    section(lines, "To be mended", faults());
    section(lines, "Not the same in every run", unsteady());
    return String.join("\n", lines) + "\n";
  }

  private String runs() {
    return "%d of each reference, %d of each starter and mutant, %d at once%s"
        .formatted(
            plan.referenceRuns(),
            plan.otherRuns(),
            plan.parallelism(),
            plan.stress() ? ", all cores kept busy" : "");
  }

  private static String machine() {
    return "%d cores, %s %s (%s), Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Runtime.version());
  }

  private TreeSet<String> toolchains() {
    TreeSet<String> versions = new TreeSet<>();
    for (VerifiedTask task : verified) {
      for (Requirement requirement : task.task().requirements()) {
        if (Toolchains.host().find(requirement) instanceof ToolchainFinding.Found found) {
          versions.add((requirement.name() + " " + found.version()).strip());
        }
      }
    }
    return versions;
  }

  private static String[] cells(VerifiedTask task) {
    return new String[] {
      "`" + task.task().id() + "`",
      task.standing().name().toLowerCase(Locale.ROOT),
      String.valueOf(task.task().expectedTests().map(List::size).orElse(0)),
      VerificationTable.confirmed(task, Variant.Reference.class::isInstance),
      VerificationTable.confirmed(task, Variant.Starter.class::isInstance),
      VerificationTable.confirmed(task, Variant.Wrong.class::isInstance),
      Format.millis(task.reference().medianTime().toMillis()),
      Format.millis(task.reference().longestTime().toMillis()),
      Format.memory(task.reference().peakMemoryBytes())
    };
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (VerifiedTask task : verified) {
      for (TaskFault fault : task.faults()) {
        faults.add(
            "`%s/%s`: %s. To do: %s."
                .formatted(fault.taskId(), fault.file(), fault.problem(), fault.remedy()));
      }
    }
    return faults;
  }

  // A mutant may fail differently each time, as long as it fails where it has to.
  private List<String> unsteady() {
    List<String> unsteady = new ArrayList<>();
    for (VerifiedTask task : verified) {
      for (VariantResult each : task.variants()) {
        if (!each.unsteadyTests().isEmpty()) {
          unsteady.add(
              "`%s`, %s: %s"
                  .formatted(
                      each.taskId(),
                      each.variant().label(),
                      String.join(", ", each.unsteadyTests())));
        }
      }
    }
    return unsteady;
  }

  private static void section(List<String> lines, String title, List<String> items) {
    if (!items.isEmpty()) {
      lines.add("");
      lines.add("## " + title);
      lines.add("");
      items.forEach(item -> lines.add("- " + item.replaceAll("\\s+", " ")));
    }
  }

  private static void row(List<String> lines, String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }
}
