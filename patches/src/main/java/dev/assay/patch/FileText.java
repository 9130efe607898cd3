package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The text of a file and how its bytes spell it. What is not UTF-8 is read as ISO 8859-1, which
/// gives every byte back unchanged.
record FileText(String text, Charset charset) {
  /// @throws Refusal when the bytes hold a NUL, as those of binary files do
  static FileText decode(String path, byte[] bytes) throws Refusal {
    for (byte value : bytes) {
      if (value == 0) {
        throw new Refusal(Reason.BINARY, path + " is a binary file");
      }
    }
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return new FileText(text.toString(), StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return new FileText(text, StandardCharsets.ISO_8859_1);
    }
  }

  /// @throws Refusal when the text holds a character that its file cannot
  static byte[] encode(String path, String text, Charset charset) throws Refusal {
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new Refusal(
          Reason.BINARY, path + " would hold a character that " + charset + " cannot spell");
    }
  }
}
