package dev.assay.cli;

import dev.assay.gate.Gate;
import dev.assay.gate.GateException;
import dev.assay.gate.GateHome;
import dev.assay.gate.Job;
import dev.assay.gate.JobState;
import dev.assay.gate.Jobs;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts the process of a job in the background: the same program with the same JVM.
///
/// @param home the gate's
record GateJobStart(Console console, GateHome home) {
  private static final long PAUSE_MILLIS = 50;

  /// Returns when the process has taken over.
  Job start(Gate gate, GateTarget target, List<String> arguments, boolean allowDirty)
      throws GateException, CommandException, InterruptedException {
    Jobs jobs = Jobs.of(home);
    Job job =
        jobs.submit(
            gate, target.project, target.benchmark, arguments, allowDirty, console.environment());
    try {
      Process process = process(job).start();
      while (jobs.find(job.id()).status().state() == JobState.STARTING) {
        if (!process.isAlive()) {
          String problem =
              "its process ended with %d: %s".formatted(process.exitValue(), said(job));
          throw notBegun(jobs.fail(job.id(), problem), problem);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return jobs.find(job.id());
    } catch (IOException e) {
      String problem = "its process could not be started: " + e;
      throw notBegun(jobs.fail(job.id(), problem), problem);
    }
  }

  private static CommandException notBegun(Job job, String problem) {
    return new CommandException(ExitCode.UNAVAILABLE, job + " did not begin; " + problem);
  }

  private ProcessBuilder process(Job job) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    // The jar's manifest says so too, and is not heeded when it is on the class path.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("gate", "job", Long.toString(job.id())));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.folder().toFile()) // no folder of the user's stays in use
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(job.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(console.environment());
    return builder;
  }

  private static String said(Job job) {
    try {
      return Format.cut(Files.readString(job.log()), 400);
    } catch (IOException e) {
      return "its log cannot be read: " + e;
    }
  }
}
