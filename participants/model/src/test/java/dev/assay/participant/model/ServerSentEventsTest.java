package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSentEventsTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aLineEndsInAnyOfThreeWays(String end) {
    assertThat(read("data: a|data: b||data: c||".replace("|", end))).containsExactly("a\nb", "c");
  }

  @Test
  void commentsAndOtherFieldsAreSkipped() {
    assertThat(read(": PROCESSING\n\nevent: chunk\nid: 7\nretry: 10\ndata: a\n: more\n\n: end\n\n"))
        .containsExactly("a");
  }

  @Test
  void onlyOneSpaceAfterTheColonIsDropped() {
    assertThat(read("data:a\n\ndata:  b\n\ndata\n\ndata:\n\ndatum: c\n\n"))
        .containsExactly("a", " b", "", "");
  }

  @Test
  void aByteOrderMarkAtTheStartIsSkipped() {
    assertThat(read("\uFEFFdata: a\n\n")).containsExactly("a");
  }

  @Test
  void theEndOfTheStreamEndsTheLastEvent() {
    assertThat(read("data: a\n\ndata: [DONE]")).containsExactly("a", "[DONE]");
  }

  @Test
  void anEmptyStreamHasNoEvents() {
    assertThat(read("")).isEmpty();
    assertThat(read("\n\n\n")).isEmpty();
  }

  @Test
  void anySplitOfTheBytesGivesTheSameEvents() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      String stream = randomStream(random);

      assertThat(split(stream, random)).as("seed %d", seed).isEqualTo(read(stream));
    }
  }

  private static String randomStream(Random random) {
    List<String> pieces =
        List.of(
            "data: ",
            "data:",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "\r\n\r\n",
            ": comment",
            "é",
            "漢字",
            "\uD83D\uDE00",
            "{\"a\":1}",
            "event: x\n",
            " ",
            "\uFEFF");
    StringBuilder stream = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      stream.append(pieces.get(random.nextInt(pieces.size())));
    }
    return stream.toString();
  }

  private static List<String> split(String stream, Random random) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    ServerSentEvents events = new ServerSentEvents();
    List<String> data = new ArrayList<>();
    int start = 0;
    while (start < bytes.length) {
      int end = Math.min(bytes.length, start + random.nextInt(4));
      data.addAll(events.read(ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, end))));
      start = end;
    }
    data.addAll(events.end());
    return data;
  }

  private static List<String> read(String stream) {
    ServerSentEvents events = new ServerSentEvents();
    List<String> data =
        new ArrayList<>(events.read(ByteBuffer.wrap(stream.getBytes(StandardCharsets.UTF_8))));
    data.addAll(events.end());
    return data;
  }
}
