package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.benchmark.Evaluation;
import dev.assay.benchmark.EvaluationContext;
import dev.assay.benchmark.Requirement;
import dev.assay.benchmark.Toolchains;
import dev.assay.patch.FileChange;
import dev.assay.patch.Patch;
import dev.assay.protocol.Outcome;
import dev.assay.runner.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoBuildCacheTest {
  @TempDir Path catalog;
  @TempDir Path scratch;
  @TempDir Path cacheFolder;
  private SeedStore seeds;

  @BeforeEach
  void writeTask() {
    seeds = new SeedStore(() -> cacheFolder, SeedStore.MAX_BYTES);
    new TaskFixture(catalog, "t")
        .file(
            "metadata.json",
            """
            {"task_id": "t", "language": "go", "type": "bug_fix", "difficulty": "easy",
             "eval": {"command": ["go", "test", "-json", "-count=1", "-vet=off", "./tests/..."],
               "timeout_seconds": 300, "report": {"format": "go-json"},
               "env": {"GOTOOLCHAIN": "local", "GOPROXY": "off", "GOFLAGS": "-buildvcs=false"}}}
            """)
        .file("instructions.md", "Answer.\n")
        .file("workspace/go.mod", "module assay.test/answer\n\ngo 1.21\n")
        .file("workspace/answer.go", "package answer\n\nfunc Answer() int { return 0 }\n")
        .file(
            "tests/answer_test.go",
            """
            package tests

            import (
            	"testing"

            	"assay.test/answer"
            )

            func TestAnswer(t *testing.T) {
            	if answer.Answer() != 42 {
            		t.Fatal("no answer")
            	}
            }
            """);
  }

  private Evaluation evaluate(String source) throws Exception {
    Path folder = Files.createTempDirectory(scratch, "evaluation-");
    EvaluationContext context =
        new EvaluationContext(
            new ProcessRunner(),
            folder,
            folder.resolve("stdout"),
            folder.resolve("stderr"),
            false,
            false);
    Patch patch = new Patch(List.of(new FileChange.Write("answer.go", source)));
    return new TaskEvaluation(Catalogs.task(catalog, "t"), context, Set.of(), seeds)
        .evaluate(patch);
  }

  private static String answer(int number) {
    return "package answer\n\nfunc Answer() int { return " + number + " }\n";
  }

  @Test
  void aPatchMayNotBringACache() throws Exception {
    assertThat(Catalogs.task(catalog, "t").protectedPaths().covers(".assay-cache/go-build/00/x-d"))
        .isTrue();
  }

  @Test
  void isForTasksOfGoThatDoNotSayWhereTheirCacheIs() throws Exception {
    assertThat(new GoBuildCache(Catalogs.task(catalog, "t"), seeds).isNeeded()).isTrue();
    TaskFixture.shell(catalog, "s", "");
    assertThat(new GoBuildCache(Catalogs.task(catalog, "s"), seeds).isNeeded()).isFalse();
    Path metadata = catalog.resolve("t/metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata).replace("\"env\": {", "\"env\": {\"GOCACHE\": \"/x\", "));
    assertThat(new GoBuildCache(Catalogs.task(catalog, "t"), seeds).isNeeded()).isFalse();
  }

  @Tag("slow")
  @Test
  void whatAnEvaluationDoesToItsCacheNoOtherSees() throws Exception {
    assumeTrue(
        Toolchains.host().missing(List.of(new Requirement("go", "1.21"))).isEmpty(), "no go");
    String poisoning =
        """
        package answer

        import (
        	"os"
        	"path/filepath"
        )

        func Answer() int {
        	if os.Getenv("GOCACHE") == "" {
        		panic("no cache")
        	}
        	files, _ := filepath.Glob(filepath.Join(os.Getenv("GOCACHE"), "*", "*"))
        	for _, file := range files {
        		os.WriteFile(file, []byte("poison"), 0o644)
        	}
        	return len(files)
        }
        """;
    Evaluation first = evaluate(poisoning);
    assertThat(first.outcome()).as(first.reason()).isEqualTo(Outcome.FAILED);
    assertThat(first.reason()).contains("TestAnswer failed");

    Evaluation second = evaluate(answer(42));
    assertThat(second.outcome()).as(second.reason()).isEqualTo(Outcome.PASSED);
    assertThat(evaluate(answer(41)).outcome()).isEqualTo(Outcome.FAILED);
    try (Stream<Path> seedsMade = Files.list(cacheFolder)) {
      assertThat(seedsMade.filter(Files::isDirectory)).hasSize(1);
    }
  }

  @Tag("slow")
  @Test
  void withoutAPlaceForSeedsTheBuildIsSlowAndRight() throws Exception {
    assumeTrue(
        Toolchains.host().missing(List.of(new Requirement("go", "1.21"))).isEmpty(), "no go");
    seeds =
        new SeedStore(
            () -> {
              throw new IOException("read-only");
            },
            1);
    assertThat(evaluate(answer(42)).outcome()).isEqualTo(Outcome.PASSED);
  }
}
