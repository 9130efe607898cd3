package dev.assay.participant.model;

import dev.assay.participant.ModelException.Kind;
import dev.assay.participant.model.BodyQueue.Part;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Reads the body of an answer with status 200: a stream of events, or one JSON document from an
/// endpoint that does not stream. Which it is shows in its first character, for content types are
/// often wrong.
final class AnswerReader {
  /// The most bytes of a body, comments and reasoning included.
  static final int MOST_BYTES = 128 << 20;

  /// How long the end of a body may come after the end of its stream. It usually comes with it, and
  /// only then can the connection be used again.
  private static final Duration END_LIMIT = Duration.ofMillis(200);

  private static final int MOST_PARTS_AFTER_END = 4;

  private final BodyQueue body;
  private final CallDeadline deadline;
  private final ReplyAssembler assembler = new ReplyAssembler();
  private final ServerSentEvents events = new ServerSentEvents();
  private final ByteArrayOutputStream document = new ByteArrayOutputStream();
  private Form form = Form.UNKNOWN;
  private long size;

  private enum Form {
    UNKNOWN,
    EVENTS,
    DOCUMENT
  }

  AnswerReader(BodyQueue body, CallDeadline deadline) {
    this.body = body;
    this.deadline = deadline;
  }

  ChatReply read(Dialect dialect) throws CallException, InterruptedException {
    while (!assembler.done()) {
      switch (body.next(deadline.left()).orElseThrow(deadline::exceeded)) {
        case Part.Bytes(List<ByteBuffer> buffers) -> take(buffers);
        case Part.End() -> {
          end();
          return assembler.reply(dialect);
        }
        case Part.Broken(Throwable cause) -> {
          if (!assembler.over()) {
            throw ConnectionFailure.of(cause);
          }
          return assembler.reply(dialect);
        }
      }
    }
    awaitEnd();
    return assembler.reply(dialect);
  }

  private void awaitEnd() throws InterruptedException {
    int parts = 0;
    while (parts < MOST_PARTS_AFTER_END
        && body.next(END_LIMIT).orElse(new Part.End()) instanceof Part.Bytes) {
      parts++;
    }
  }

  private void take(List<ByteBuffer> buffers) throws CallException {
    deadline.answered();
    count(buffers);
    for (ByteBuffer buffer : buffers) {
      if (form == Form.UNKNOWN) {
        form = recognise(buffer);
      }
      switch (form) {
        case UNKNOWN -> {}
        case EVENTS -> takeEvents(events.read(buffer));
        case DOCUMENT -> {
          byte[] chunk = new byte[buffer.remaining()];
          buffer.get(chunk);
          document.writeBytes(chunk);
        }
      }
    }
  }

  private void takeEvents(List<String> completed) throws CallException {
    for (String data : completed) {
      assembler.event(data);
    }
  }

  private void end() throws CallException {
    if (form == Form.DOCUMENT) {
      assembler.document(document.toString(StandardCharsets.UTF_8));
      return;
    }
    try {
      takeEvents(events.end());
    } catch (CallException e) {
      if (e.kind() != Kind.PROTOCOL) {
        throw e;
      }
      // Half an event at the end of a body is a cut, not a wrong answer.
    }
    if (!assembler.over()) {
      throw CallException.passing(Kind.NETWORK, "its answer was cut off");
    }
  }

  /// Skips white space.
  private static Form recognise(ByteBuffer buffer) throws CallException {
    while (buffer.hasRemaining()) {
      byte next = buffer.get(buffer.position());
      if (next > ' ' || next < 0) {
        if (next == '<') {
          throw CallException.passing(Kind.PROTOCOL, "it answered with a web page");
        }
        return next == '{' || next == '[' ? Form.DOCUMENT : Form.EVENTS;
      }
      buffer.get();
    }
    return Form.UNKNOWN;
  }

  private void count(List<ByteBuffer> buffers) throws CallException {
    for (ByteBuffer buffer : buffers) {
      size += buffer.remaining();
    }
    if (size > MOST_BYTES) {
      throw CallException.lasting(
          Kind.PROTOCOL, "its answer is longer than " + MOST_BYTES + " bytes");
    }
  }
}
