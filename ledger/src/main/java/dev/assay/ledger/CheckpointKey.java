package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;

/// The Ed25519 key that signs checkpoints. The private half lies in one PEM file that only its
/// owner can read, the public half beside it with `.pub` at the end of its name. Keep a copy of the
/// public half, or of the checkpoints, where whoever could rewrite the ledger cannot reach it.
public final class CheckpointKey {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private CheckpointKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// The key in this file; where there is none, a new one is made, readable by its owner alone.
  ///
  /// @throws LedgerException when the file is no such key, others can read it, its public half is
  ///   missing or another's, or it cannot be written
  public static CheckpointKey openOrCreate(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      PemFile.requirePrivate(file);
      CheckpointKey key =
          new CheckpointKey(PemFile.readPrivateKey(file), readPublicKey(publicFile(file)));
      byte[] probe = "probe".getBytes(StandardCharsets.UTF_8);
      if (!verifies(key.publicKey, probe, HexFormat.of().parseHex(key.sign(probe)))) {
        throw new LedgerException(
            Reason.KEY, publicFile(file) + " is not the public half of " + file);
      }
      return key;
    } catch (IOException e) {
      throw new LedgerException(Reason.KEY, "the signing key " + file + " failed: " + e, e);
    }
  }

  /// The public half in this PEM file, to check checkpoints with.
  ///
  /// @throws LedgerException when there is none
  public static PublicKey readPublicKey(Path file) {
    return PemFile.readPublicKey(file);
  }

  private static void create(Path file) throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      PemFile.write(publicFile(file), pair.getPublic());
      PemFile.write(file, pair.getPrivate());
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform since 15 has Ed25519", impossible);
    }
  }

  private static Path publicFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".pub");
  }

  /// The public half.
  public PublicKey publicKey() {
    return publicKey;
  }

  /// SHA-256 (hex) of a public key in its X.509 form.
  static String id(PublicKey key) {
    return Sha256.hex(key.getEncoded());
  }

  /// The signature over these bytes, in hex.
  String sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(message);
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new LedgerException(Reason.KEY, "the key cannot sign: " + e.getMessage(), e);
    }
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
