package dev.assay.server;

import dev.assay.ledger.LedgerException;
import dev.assay.ledger.LedgerReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Asks the ledger. Where its file was replaced since, the new one is asked.
final class LedgerAccess implements AutoCloseable {
  private final Path file;
  private Optional<LedgerReader> reader = Optional.empty();

  LedgerAccess(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /// @throws ApiException when the ledger cannot be read now
  <T> T ask(Function<LedgerReader, T> question) throws ApiException {
    LedgerReader asked = current();
    try {
      return question.apply(asked);
    } catch (LedgerException e) {
      if (e.reason() != LedgerException.Reason.MISSING
          && e.reason() != LedgerException.Reason.CLOSED) {
        throw unavailable(e);
      }
      forget(asked);
    }
    try {
      return question.apply(current());
    } catch (LedgerException e) {
      throw unavailable(e);
    }
  }

  private synchronized LedgerReader current() throws ApiException {
    if (reader.isEmpty()) {
      try {
        reader = Optional.of(LedgerReader.open(file));
      } catch (LedgerException e) {
        throw unavailable(e);
      }
    }
    return reader.get();
  }

  private synchronized void forget(LedgerReader stale) {
    if (reader.filter(stale::equals).isPresent()) {
      stale.close();
      reader = Optional.empty();
    }
  }

  private static ApiException unavailable(LedgerException e) {
    return new ApiException(Problem.UNAVAILABLE, String.valueOf(e.getMessage()));
  }

  @Override
  public synchronized void close() {
    reader.ifPresent(LedgerReader::close);
    reader = Optional.empty();
  }
}
