package dev.assay.participant.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a stream of server-sent events, however its bytes are split. Lines may end in CR, LF or
/// both; comments and every field but `data` are skipped. Bytes are decoded line by line, so that
/// no character is torn.
final class ServerSentEvents {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> data = new ArrayList<>();
  private boolean afterCarriageReturn;
  private boolean first = true;

  /// The data of each event that these bytes complete.
  List<String> read(ByteBuffer bytes) {
    List<String> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      takeUpToLineEnd(bytes);
      if (bytes.hasRemaining()) {
        byte end = bytes.get();
        if (end == '\r' || !afterCarriageReturn) {
          endLine(events);
        }
        afterCarriageReturn = end == '\r';
      }
    }
    return events;
  }

  /// The data of an event that the end of the stream completes. The standard drops it; servers that
  /// end without a blank line are too many for that.
  List<String> end() {
    List<String> events = new ArrayList<>();
    endLine(events);
    endEvent(events);
    return events;
  }

  private void takeUpToLineEnd(ByteBuffer bytes) {
    int length = 0;
    while (length < bytes.remaining()) {
      byte next = bytes.get(bytes.position() + length);
      if (next == '\r' || next == '\n') {
        break;
      }
      length++;
    }
    if (length > 0) {
      byte[] chunk = new byte[length];
      bytes.get(chunk);
      line.writeBytes(chunk);
      afterCarriageReturn = false;
    }
  }

  private void endLine(List<String> events) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (first && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    first = false;
    if (text.isEmpty()) {
      endEvent(events);
    } else if (text.equals("data")) {
      data.add("");
    } else if (text.startsWith("data:")) {
      int start = text.startsWith("data: ") ? "data: ".length() : "data:".length();
      data.add(text.substring(start));
    }
  }

  private void endEvent(List<String> events) {
    if (!data.isEmpty()) {
      events.add(String.join("\n", data));
      data.clear();
    }
  }
}
