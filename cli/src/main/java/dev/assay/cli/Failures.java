package dev.assay.cli;

import dev.assay.benchmark.TaskException;
import dev.assay.gate.GateException;
import dev.assay.lab.LabException;
import dev.assay.ledger.LedgerException;
import dev.assay.participant.ParticipantException;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns what commands throw into one line on the error stream and an exit code.
final class Failures implements IExecutionExceptionHandler {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    if (exception instanceof CommandLine.ParameterException e) {
      return new UsageErrors()
          .handleParseException(e, parsed.originalArgs().toArray(String[]::new));
    }
    int exitCode = exitCode(exception);
    console.error(
        exitCode == ExitCode.INTERNAL
            ? "internal error: " + exception
            : exception instanceof InterruptedException
                ? "interrupted"
                : String.valueOf(exception.getMessage()));
    if (exitCode == ExitCode.INTERNAL) {
      exception.printStackTrace(console.err());
    }
    return exitCode;
  }

  private static int exitCode(Exception exception) {
    return switch (exception) {
      case CommandException e -> e.exitCode();
      case TaskException _ -> ExitCode.BAD_DATA;
      case ParticipantException _ -> ExitCode.CONFIGURATION;
      case RunnerException _ -> ExitCode.UNAVAILABLE;
      case GateException e -> exitCode(e.kind());
      case LabException e -> exitCode(e.kind(), e);
      case LedgerException e -> exitCode(e);
      case InterruptedException _ -> ExitCode.INTERRUPTED;
      case IOException _ -> ExitCode.INPUT_OUTPUT;
      default -> ExitCode.INTERNAL;
    };
  }

  private static int exitCode(GateException.Kind kind) {
    return switch (kind) {
      case BAD_DATA, REFUSED -> ExitCode.BAD_DATA;
      case NOT_FOUND -> ExitCode.NO_INPUT;
      case BUSY -> ExitCode.TRY_AGAIN;
      case INPUT_OUTPUT -> ExitCode.INPUT_OUTPUT;
    };
  }

  private static int exitCode(LabException.Kind kind, LabException exception) {
    return switch (kind) {
      case IN_USE -> ExitCode.TRY_AGAIN;
      case TASKS_CHANGED -> ExitCode.BAD_DATA;
      case OUTPUT -> ExitCode.CANNOT_CREATE;
      case LEDGER ->
          exception.getCause() instanceof LedgerException e ? exitCode(e) : ExitCode.INPUT_OUTPUT;
    };
  }

  private static int exitCode(LedgerException exception) {
    return switch (exception.reason()) {
      case LOCKED -> ExitCode.TRY_AGAIN;
      case MISSING -> ExitCode.NO_INPUT;
      case DAMAGED, NOT_A_LEDGER, NEWER_VERSION, OLDER_VERSION, REFUSED -> ExitCode.BAD_DATA;
      case FULL, INPUT_OUTPUT -> ExitCode.INPUT_OUTPUT;
      case KEY -> ExitCode.CONFIGURATION;
      case CLOSED -> ExitCode.INTERNAL;
    };
  }
}
