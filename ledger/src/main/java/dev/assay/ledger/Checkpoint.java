package dev.assay.ledger;

import dev.assay.protocol.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A signed statement that a ledger's history up to one event was this one. Who rewrites the
/// history and computes all hashes anew cannot make the signature anew.
///
/// As text it is one line of canonical JSON with the fields `events`, `hash`, `key`, `sequence`,
/// `signature`, `time` and `type` (always `assay-ledger-checkpoint/1`). The signature is Ed25519,
/// in hex, over the UTF-8 bytes of the same line without `signature`.
///
/// @param sequence of the event
/// @param hash of the event, which stands for all before it, 64 hex digits
/// @param events how many there were
/// @param time when it was signed
/// @param key SHA-256 (hex) of the public key in its X.509 form
/// @param signature in hex
public record Checkpoint(
    long sequence, String hash, long events, Instant time, String key, String signature) {
  private static final String TYPE = "assay-ledger-checkpoint/1";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static Checkpoint sign(CheckpointKey key, long sequence, String hash, long events, Instant time) {
    Checkpoint unsigned =
        new Checkpoint(sequence, hash, events, time, CheckpointKey.id(key.publicKey()), "");
    return new Checkpoint(
        sequence, hash, events, time, unsigned.key, key.sign(unsigned.signedBytes()));
  }

  /// What the signature is over.
  byte[] signedBytes() {
    return CanonicalJson.write(statement()).getBytes(StandardCharsets.UTF_8);
  }

  byte[] signatureBytes() {
    return HexFormat.of().parseHex(signature);
  }

  /// The line, without its end.
  String line() {
    return CanonicalJson.write(statement().put("signature", signature));
  }

  private ObjectNode statement() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", TYPE)
        .put("sequence", sequence)
        .put("hash", hash)
        .put("events", events)
        .put("time", time.toString())
        .put("key", key);
  }

  static Optional<Checkpoint> tryParse(String line) {
    try {
      return Optional.of(parse(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// @throws IllegalArgumentException when the line is no checkpoint
  static Checkpoint parse(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (!node.required("type").asString().equals(TYPE)) {
        throw new IllegalArgumentException("unknown type " + node.required("type"));
      }
      Checkpoint checkpoint =
          new Checkpoint(
              node.required("sequence").longValue(),
              node.required("hash").stringValue(),
              node.required("events").longValue(),
              Instant.parse(node.required("time").stringValue()),
              node.required("key").stringValue(),
              node.required("signature").stringValue());
      checkpoint.signatureBytes();
      return checkpoint;
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
