package dev.assay.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExecStreamsTest {
  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  private void frame(int stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    frames.writeBytes(ByteBuffer.allocate(8).put((byte) stream).putInt(4, bytes.length).array());
    frames.writeBytes(bytes);
  }

  private ExecStreams streams(int length) {
    byte[] bytes = Arrays.copyOf(frames.toByteArray(), length);
    return new ExecStreams(
        new ByteArrayInputStream(bytes), each -> take(output, each), each -> take(error, each));
  }

  private static void take(ByteArrayOutputStream to, ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      to.write(bytes.get());
    }
  }

  @Test
  void framesAreTakenApart() throws Exception {
    frame(1, "one ");
    frame(2, "bad ");
    frame(1, "");
    frame(1, "two");
    frame(2, "x".repeat(300) + "end");
    ExecStreams streams = streams(frames.size());
    streams.drain();
    assertThat(output).hasToString("one two");
    assertThat(error.toString(StandardCharsets.US_ASCII)).startsWith("bad xxx").endsWith("xend");
    assertThat(streams.outputEnd()).endsWith("one two");
    assertThat(streams.errorEnd()).endsWith("xend");
  }

  @Test
  void aStreamThatIsCutIsNoEnd() {
    frame(1, "whole");
    int whole = frames.size();
    frame(2, "cut");
    for (int length = whole + 1; length < frames.size(); length++) {
      ExecStreams streams = streams(length);
      assertThatThrownBy(streams::drain).as("%d bytes", length).isInstanceOf(EOFException.class);
    }
  }
}
