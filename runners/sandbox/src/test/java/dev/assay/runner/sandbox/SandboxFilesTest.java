package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.runner.NetworkPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the commands of a session can do to files that are not theirs.
class SandboxFilesTest {
  @TempDir Path folder;
  private SandboxFixture sandbox;

  @BeforeEach
  void open() throws Exception {
    sandbox = SandboxFixture.open(folder, new NetworkPolicy.Disabled());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static void assumeNamespaces() {
    assumeTrue(KernelProbe.here().namespaces(), "only root has a view of files of its own");
  }

  @Test
  void theWorkspaceAndPrivateFoldersAreWritable() throws Exception {
    assertThat(
            sandbox.sh(
                """
                for each in . "$HOME" "$TMPDIR"; do
                  mkdir "$each/made" && echo content > "$each/made/file" && cat "$each/made/file"
                  ln -s file "$each/made/link" && mv "$each/made/file" "$each/file" && rm -r "$each/made"
                done
                echo nothing > /dev/null\
                """))
        .isEqualTo("content\ncontent\ncontent\n");
  }

  @Test
  void theHomeIsNotTheLabs() throws Exception {
    assertThat(sandbox.sh("ls -A \"$HOME\"; ls \"$1\"", System.getProperty("user.home")))
        .contains("Permission denied");
  }

  @Test
  void filesBesideTheWorkspaceAreOutOfReach() throws Exception {
    Path secret = Files.writeString(folder.resolve("solution"), "the answer");
    assertThat(
            sandbox.sh("cat \"$1\" ../solution; ls ..; echo changed > \"$1\"", secret.toString()))
        .doesNotContain("the answer");
    assertThat(secret).hasContent("the answer");
  }

  @Test
  void aHardLinkLeadsToNoForeignFile() throws Exception {
    Path secret = Files.writeString(folder.resolve("solution"), "the answer");
    assertThat(
            sandbox.sh("ln \"$1\" here; cat here; mv \"$1\" there; cat there", secret.toString()))
        .doesNotContain("the answer");
    assertThat(secret).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/shadow", "/var/log", "/run", "/etc/ssh", "/sys/kernel/debug"})
  void whatNoToolchainNeedsCannotBeRead(String path) throws Exception {
    assumeTrue(Files.exists(Path.of(path)));
    assertThat(sandbox.sh("cat \"$1\" || ls \"$1\"", path)).contains("denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/os-release",
        "/etc/debian_version",
        "/etc/redhat-release",
        "/etc/chromium.d"
      })
  void whatPipAndBrowsersAskAMachineForCanBeRead(String path) throws Exception {
    assumeTrue(Files.exists(Path.of(path)));
    assertThat(sandbox.sh("if [ -d \"$1\" ]; then ls \"$1\"; else cat \"$1\"; fi", path))
        .isNotEmpty()
        .doesNotContain("denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"environ", "cmdline", "root/etc/shadow", "cwd/x", "maps", "mem"})
  void theLabItselfIsHiddenInProc(String file) throws Exception {
    assumeNamespaces();
    String path = "/proc/%d/%s".formatted(ProcessHandle.current().pid(), file);
    assertThat(sandbox.sh("cat " + path + " || echo hidden"))
        .endsWith("hidden\n")
        .containsAnyOf("No such file", "not permitted");
  }

  @Test
  void variablesOfTheLabCannotBeReadFromProc() throws Exception {
    String path = "/proc/%d/environ".formatted(ProcessHandle.current().pid());
    assertThat(sandbox.sh("cat " + path)).doesNotContain("conformance-secret");
    assertThat(sandbox.sh("cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'"))
        .doesNotContain("conformance-secret");
  }

  @Test
  void ownProcessesAreSeen() throws Exception {
    assertThat(sandbox.sh("tr '\\0' ' ' < /proc/self/cmdline; [ -d /proc/$$ ] && echo found"))
        .contains("tr ", "found");
  }

  @Test
  void permissionsAndTimesOfForeignFilesStay() throws Exception {
    assumeNamespaces();
    Path file = Files.writeString(folder.resolve("foreign"), "content");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    var time = Files.getLastModifiedTime(file);
    sandbox.sh("chmod 777 \"$1\"; touch -d 2001-01-01 \"$1\"; chown 1 \"$1\"", file.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
  }

  @Test
  void theCommonTemporaryFolderIsTheSessionsOwn() throws Exception {
    assumeNamespaces();
    assertThat(sandbox.sh("echo mine > /tmp/conformance-mine; cat /tmp/conformance-mine"))
        .isEqualTo("mine\n");
    assertThat(Path.of("/tmp/conformance-mine")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mknod device b 8 0",
        "mknod device c 1 1",
        "mount -t tmpfs none .",
        "unshare -U true",
        "unshare -m true",
        "chroot . true",
        "nsenter -t 1 -m true",
        "kill -0 1"
      })
  void rightsOfAnAdministratorAreGone(String command) throws Exception {
    assertThat(sandbox.sh(command + " && echo done")).doesNotContain("done");
  }

  @Test
  void ofRootsRightsOnlyThoseOverFilesAreLeft() throws Exception {
    assumeNamespaces();
    // CHOWN, DAC_OVERRIDE, FOWNER and FSETID.
    assertThat(sandbox.sh("grep -E '^Cap(Prm|Eff|Bnd)' /proc/self/status"))
        .isEqualTo(
            "CapPrm:\t000000000000001b\nCapEff:\t000000000000001b\nCapBnd:\t000000000000001b\n");
  }

  @Test
  void theLabCannotBeSignalled() throws Exception {
    assertThat(sandbox.sh("kill -0 %d && echo done".formatted(ProcessHandle.current().pid())))
        .doesNotContain("done");
  }

  @Test
  void aProgramThatGivesRightsGivesNone() throws Exception {
    assertThat(sandbox.sh("grep -E 'NoNewPrivs|Seccomp:' /proc/self/status"))
        .contains("NoNewPrivs:\t1", "Seccomp:\t2");
  }

  @Test
  void namesThatAreNoTextAndVeryManyFilesAreNoObstacle() throws Exception {
    assertThat(
            sandbox.sh(
                """
                mkdir many
                printf x > "$(printf 'many/\\377\\376')"
                cd many; i=0; while [ $i -lt 3000 ]; do : > f$i; i=$((i+1)); done; ls | wc -l\
                """))
        .isEqualTo("3001\n");
  }
}
