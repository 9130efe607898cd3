package dev.assay.ledger;

import dev.assay.ledger.LedgerException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Ed25519 keys as PEM files: the private half in PKCS #8, the public one in X.509.
final class PemFile {
  private static final String ALGORITHM = "Ed25519";
  private static final int MAX_BYTES = 10_000;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private PemFile() {}

  /// Writes a new file; a private key's is never readable by others, not even for a moment.
  static void write(Path file, Key key) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    boolean secret = key instanceof PrivateKey;
    String label = label(secret);
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    String pem = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    FileAttribute<?>[] attributes =
        secret && isPosix(file)
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  /// @throws LedgerException when others than the owner can read or write the file
  static void requirePrivate(Path file) throws IOException {
    if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new LedgerException(
          Reason.KEY, "others can use the signing key " + file + "; run: chmod 600 " + file);
    }
  }

  static PrivateKey readPrivateKey(Path file) {
    byte[] encoded = read(file, true);
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw notAKey(file, true, e);
    }
  }

  static PublicKey readPublicKey(Path file) {
    byte[] encoded = read(file, false);
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw notAKey(file, false, e);
    }
  }

  private static byte[] read(Path file, boolean secret) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw notAKey(file, secret, new IOException("it is too long"));
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      String begin = "-----BEGIN " + label(secret) + "-----";
      String end = "-----END " + label(secret) + "-----";
      if (!text.startsWith(begin) || !text.endsWith(end)) {
        throw notAKey(file, secret, new IOException("it does not begin with " + begin));
      }
      String body = text.substring(begin.length(), text.length() - end.length());
      return Base64.getMimeDecoder().decode(body);
    } catch (IOException e) {
      throw new LedgerException(Reason.KEY, "cannot read the key " + file + ": " + e, e);
    } catch (IllegalArgumentException e) {
      throw notAKey(file, secret, e);
    }
  }

  private static LedgerException notAKey(Path file, boolean secret, Exception cause) {
    return new LedgerException(
        Reason.KEY,
        "%s is not an Ed25519 %s in PEM: %s"
            .formatted(file, label(secret).toLowerCase(Locale.ROOT), cause.getMessage()),
        cause);
  }

  private static String label(boolean secret) {
    return secret ? "PRIVATE KEY" : "PUBLIC KEY";
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
