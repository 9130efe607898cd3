package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileViewTest {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void makeHome() throws Exception {
    folder = folder.toRealPath();
    home = Files.createDirectories(folder.resolve("home"));
  }

  private List<Path> readable(Map<String, String> variables) {
    return new FileView(home, Optional.of(folder.resolve("assay/lib")), new HashMap<>())
        .readable(variables, List.of(folder.resolve("runs/workspace")));
  }

  private Path made(String path) throws Exception {
    return Files.createDirectories(folder.resolve(path));
  }

  @Test
  void aFolderOfProgramsLeadsToItsToolchain() throws Exception {
    Path programs = made("go/bin");
    assertThat(readable(Map.of("PATH", programs + ":/usr/bin"))).contains(folder.resolve("go"));
  }

  @Test
  void whatIsRightInTheHomeLeadsNoFurther() throws Exception {
    Path programs = made("home/.cargo/bin");
    assertThat(readable(Map.of("PATH", programs.toString())))
        .contains(programs)
        .doesNotContain(home, home.resolve(".cargo"));
    Path own = made("home/bin");
    assertThat(readable(Map.of("PATH", own.toString()))).contains(own).doesNotContain(home);
  }

  @Test
  void theHomeItselfIsNeverReadableWhateverThePathSays() {
    assertThat(readable(Map.of("PATH", home + ":" + folder + ":/", "GOROOT", home.toString())))
        .doesNotContain(home, folder, Path.of("/"));
  }

  @Test
  void aLinkLeadsToTheToolchainOfItsProgram() throws Exception {
    Path program = Files.createFile(made("opt/node/bin").resolve("node"));
    Files.createSymbolicLink(made("links").resolve("node"), program);
    assertThat(readable(Map.of("PATH", folder.resolve("links").toString())))
        .contains(folder.resolve("opt/node"));
  }

  @Test
  void theLabIsNoToolchain() throws Exception {
    Path programs = made("assay/bin");
    made("assay/lib");
    assertThat(readable(Map.of("PATH", programs.toString())))
        .contains(programs)
        .doesNotContain(folder.resolve("assay"));
  }

  @Test
  void whatEverybodyMayWriteToIsNoToolchain() throws Exception {
    Path common = made("common");
    Files.setPosixFilePermissions(common, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path programs = made("common/bin");
    Path program = Files.createFile(common.resolve("program"));
    Files.createSymbolicLink(made("links").resolve("program"), program);
    assertThat(readable(Map.of("PATH", programs + ":" + folder.resolve("links"))))
        .contains(programs, program)
        .doesNotContain(common);
    assertThat(readable(Map.of("PATH", common.toString(), "GOROOT", common.toString())))
        .doesNotContain(common);
  }

  @Test
  void whereSessionsAreIsNoToolchain() throws Exception {
    Path programs = made("runs/bin");
    assertThat(readable(Map.of("PATH", programs.toString())))
        .contains(programs)
        .doesNotContain(folder.resolve("runs"));
  }

  @Test
  void toolchainsAreFoundWhereTheyUsuallyAre() throws Exception {
    Path rust = made("home/.rustup");
    assertThat(readable(Map.of("PATH", ""))).contains(rust);
    FileView view = new FileView(home, Optional.empty(), new HashMap<>());
    assertThat(view.variables(Map.of())).containsEntry("RUSTUP_HOME", rust.toString());
  }

  @Test
  void whatIsNoPathIsPassedOver() {
    assertThat(readable(Map.of("PATH", "::relative:/no/such/folder:~/bin"))).isNotEmpty();
  }
}
