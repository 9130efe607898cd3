package dev.assay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointKeyTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("keys").resolve("ledger.key");
  }

  @Test
  void aKeyIsMadeOnFirstUseAndIsTheSameAfterwards() {
    CheckpointKey first = CheckpointKey.openOrCreate(file());
    CheckpointKey second = CheckpointKey.openOrCreate(file());

    assertThat(second.publicKey()).isEqualTo(first.publicKey());
    assertThat(CheckpointKey.readPublicKey(folder.resolve("keys/ledger.key.pub")))
        .isEqualTo(first.publicKey());
  }

  @Test
  void onlyTheOwnerCanReadAKey() throws IOException {
    CheckpointKey.openOrCreate(file());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw----"})
  void aKeyThatOthersCanUseIsRefused(String permissions) throws IOException {
    CheckpointKey.openOrCreate(file());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

    refused(() -> CheckpointKey.openOrCreate(file()), "chmod 600");
  }

  @Test
  void aKeyWithoutItsPublicHalfIsRefused() throws IOException {
    CheckpointKey.openOrCreate(file());
    Files.delete(folder.resolve("keys/ledger.key.pub"));

    refused(() -> CheckpointKey.openOrCreate(file()), "ledger.key.pub");
  }

  @Test
  void anotherKeysPublicHalfIsRefused() throws IOException {
    CheckpointKey.openOrCreate(file());
    CheckpointKey.openOrCreate(folder.resolve("other"));
    Files.move(
        folder.resolve("other.pub"),
        folder.resolve("keys/ledger.key.pub"),
        StandardCopyOption.REPLACE_EXISTING);

    refused(() -> CheckpointKey.openOrCreate(file()), "is not the public half of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key at all",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n====\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----"
      })
  void whatIsNoKeyIsNamed(String text) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.pub"), text);

    refused(() -> CheckpointKey.readPublicKey(bad), "bad.pub is not an Ed25519 public key in PEM");
  }

  @Test
  void aHugeFileIsNoKey() throws IOException {
    Path huge = Files.write(folder.resolve("huge.pub"), new byte[1 << 20]);

    refused(() -> CheckpointKey.readPublicKey(huge), "too long");
  }

  private static void refused(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            LedgerException.class,
            e -> assertThat(e.reason()).isEqualTo(LedgerException.Reason.KEY))
        .hasMessageContaining(message);
  }
}
