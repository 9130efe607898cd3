package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.patch.PathGlobs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgingFilesTest {
  @ParameterizedTest
  @CsvSource({
    "python, conftest.py",
    "python, deep/er/conftest.py",
    "python, CONFTEST.PY",
    "python, setup.cfg",
    "python, x.pth",
    "python, _pytest/runner.py",
    "python, pytest.py",
    "python, evil-1.0.dist-info/entry_points.txt",
    "python, a/evil.egg-info/entry_points.txt",
    "javascript, package.json",
    "typescript, a/node_modules/x/index.js",
    "html, .npmrc",
    "go, go.mod",
    "go, vendor/x/x.go",
    "rust, build.rs",
    "rust, .cargo/config.toml",
    "java, META-INF/services/x",
    "java, src/main/resources/META-INF/services/x",
    "java, .mvn/jvm.config",
    "cpp, Makefile",
  })
  void areProtectedInEveryCatalog(String language, String path) {
    assertThat(PathGlobs.ignoringCase(JudgingFiles.of(language, List.of())).match(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "python, app.py",
    "python, my_pytest_notes.py",
    "javascript, src/package.mjs",
    "go, mod.go",
    "go, own_test.go",
    "rust, src/lib.rs",
    "java, src/Main.java",
    "cpp, a.hpp",
    "shell, Makefile",
  })
  void areNoneOfTheOthers(String language, String path) {
    assertThat(PathGlobs.ignoringCase(JudgingFiles.of(language, List.of())).match(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"python, pyproject.toml", "rust, Cargo.toml", "go, vendor/x/x.go"})
  void mayBeEditedWhereTheTaskSaysSo(String language, String path) {
    assertThat(PathGlobs.ignoringCase(JudgingFiles.of(language, List.of(path))).match(path))
        .isFalse();
  }
}
