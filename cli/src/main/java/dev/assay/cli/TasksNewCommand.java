package dev.assay.cli;

import dev.assay.benchmark.TaskException;
import dev.assay.benchmark.catalog.TaskSkeleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Begins a task.
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Begin a task: make its folder with all that belongs there, to be filled in. "
            + "'assay tasks verify' says what is still to be done.",
    footerHeading = "%nExample:%n",
    footer = "  assay tasks new python feature_moving_average")
final class TasksNewCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "LANGUAGE",
      description = "python, javascript, go, rust, cpp, html or java.")
  String language = "";

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "Such as bugfix_prime_checker; or feature_..., expert_..., tool_...")
  String name = "";

  @Mixin CatalogOption catalog = new CatalogOption();

  private final Console console;

  TasksNewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws TaskException, CommandException {
    Path folder = catalog.folder(console);
    try {
      Files.createDirectories(folder);
      Path task = TaskSkeleton.write(folder, language, name);
      console.line(task.toString());
      console.line("Next: docs/how-to/write-a-task.md, and then");
      console.line("  assay tasks verify --task " + task.getFileName());
      return ExitCode.DONE;
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          ExitCode.CANNOT_CREATE, e.getFile() + " is there already, and stays as it is");
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.CANNOT_CREATE, "the task could not be written to " + folder + ": " + e);
    }
  }
}
