package dev.assay.server;

import dev.assay.protocol.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of attempts as they are. Whatever they hold is sent as text that no browser runs.
final class ArtifactsApi {
  private final RunLookup lookup;
  private final Artifacts artifacts;

  ArtifactsApi(RunLookup lookup, Artifacts artifacts) {
    this.lookup = lookup;
    this.artifacts = artifacts;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "/artifacts/{run_id}/{attempt}/{file}",
                "A file of an attempt, or the range of it that the Range header asks for.",
                List.of(
                    Parameters.RUN,
                    Parameters.ATTEMPT,
                    Parameters.FILE,
                    Parameter.choice("download", List.of("1"), "Sent to be saved, not shown.")),
                String.class,
                this::send)
            .answering(new Answer.Other(200, "text/plain"))
            .orElse(Problem.NOT_FOUND, Problem.BAD_RANGE));
  }

  private void send(Exchange exchange) throws ApiException, IOException {
    Path file = find(exchange, lookup, artifacts);
    long size = Files.size(file);
    Optional<ByteRange> range = ByteRange.of(exchange.header("Range"), size);
    SecurityHeaders.ofFile(exchange.context());
    exchange.answerHeader("Accept-Ranges", "bytes");
    if (exchange.optional("download").isPresent()) {
      exchange.answerHeader(
          "Content-Disposition",
          "attachment; filename=\"%s-%s\""
              .formatted(exchange.text("attempt"), exchange.text("file")));
    }
    ByteRange part = range.orElse(new ByteRange(0, size));
    if (range.isPresent()) {
      exchange.answerHeader(
          "Content-Range", "bytes %d-%d/%d".formatted(part.from(), part.to() - 1, size));
    }
    exchange.answerHeader("Content-Length", Long.toString(part.length()));
    exchange.stream(range.isPresent() ? 206 : 200, "text/plain; charset=utf-8", open(file, part));
  }

  /// The file that the path names.
  static Path find(Exchange exchange, RunLookup lookup, Artifacts artifacts)
      throws ApiException, IOException {
    RunId run = lookup.id(exchange);
    return artifacts
        .find(run, exchange.text("attempt"), exchange.text("file"))
        .orElseThrow(() ->
            ApiException.notFound(
                "%s has no file '%s' of the attempt '%s'"
                    .formatted(run, exchange.text("file"), exchange.text("attempt"))));
  }

  private static InputStream open(Path file, ByteRange part) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      channel.position(part.from());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new LimitedInputStream(Channels.newInputStream(channel), part.length());
  }
}
