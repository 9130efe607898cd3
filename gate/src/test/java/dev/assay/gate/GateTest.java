package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.Measurement.Outcome;
import dev.assay.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  @TempDir Path folder;
  private GateFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = GateFixture.open(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aBetterCommitIsPromotedAndBecomesTheBaseline() throws Exception {
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.NoBaseline.class);
    assertThat(fixture.establish("exact").measurements()).hasSize(6);
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.NeedsMoreData.class);
    fixture.commitValue("80");
    fixture.run("exact");
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.Promote.class);
    Baseline promoted =
        fixture.gate.promote(GateFixture.PROJECT, "exact", false, OptionalLong.empty(), "faster");
    assertThat(promoted.origin()).isEqualTo(Baseline.Origin.PROMOTED);
    assertThat(promoted.notes()).isEqualTo("faster");
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.NeedsMoreData.class);
    fixture.commitValue("90");
    fixture.run("exact");
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.Reject.class);
    assertThatThrownBy(() ->
            fixture.gate.promote(GateFixture.PROJECT, "exact", false, OptionalLong.empty(), ""))
        .hasMessageContaining("the verdict is REJECT");
    assertThat(fixture.gate.history(GateFixture.PROJECT, "exact", 100)).hasSize(18);
    assertThat(Ledger.verify(fixture.home.ledger()).faults()).isEmpty();
  }

  @Test
  void aScorePolicyDecidesByItsScore() throws Exception {
    fixture.establish("sigma");
    fixture.commitValue("90");
    fixture.run("sigma");
    assertThat(fixture.verdict("sigma"))
        .isInstanceOfSatisfying(
            Verdict.Promote.class,
            verdict -> assertThat(verdict.explanation()).startsWith("sigma z = +"));
  }

  @Test
  void anArtifactIsComparedWithItsReferenceByteForByte() throws Exception {
    assertThat(fixture.verdict("output")).isInstanceOf(Verdict.NoReference.class);
    fixture.run("output");
    Reference reference =
        fixture.gate.freeze(GateFixture.PROJECT, "output", OptionalLong.empty(), "");
    assertThat(Files.readString(fixture.home.artifact(reference.benchmark(), reference.sha256())))
        .isEqualTo("100");
    assertThat(fixture.verdict("output")).isInstanceOf(Verdict.Pass.class);
    fixture.commitValue("101");
    assertThat(fixture.verdict("output")).isInstanceOf(Verdict.NeedsMoreData.class);
    fixture.run("output");
    assertThat(fixture.verdict("output")).isInstanceOf(Verdict.Fail.class);
    assertThatThrownBy(
            () -> fixture.gate.freeze(GateFixture.PROJECT, "output", OptionalLong.empty(), ""))
        .hasMessageContaining("has a reference");
    fixture.gate.freeze(GateFixture.PROJECT, "output", OptionalLong.empty(), "a new format");
    assertThat(fixture.verdict("output")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aChangedArtifactIsFrozenByNobody() throws Exception {
    List<Measurement> made = fixture.run("output");
    Path kept =
        fixture.home.artifact(
            made.getFirst().benchmark(), made.getFirst().artifact().orElseThrow());
    Files.delete(kept);
    Files.writeString(kept, "something else");
    assertThatThrownBy(
            () -> fixture.gate.freeze(GateFixture.PROJECT, "output", OptionalLong.empty(), ""))
        .hasMessageContaining("was changed since it was kept");
  }

  @Test
  void whatFailsIsOnRecordWithItsReason() throws Exception {
    fixture.write("bench/run.sh", "echo why >&2; exit 3");
    fixture.commit("broken");
    List<Measurement> failed = fixture.run("exact");
    assertThat(failed)
        .hasSize(6)
        .allSatisfy(each ->
            assertThat(each.outcome()).isEqualTo(new Outcome.Failed("it ended with the status 3")));
    assertThat(Files.readString(Path.of(failed.getFirst().log()))).isEqualTo("why\n");
    assertThat(Files.getPosixFilePermissions(Path.of(failed.getFirst().log()))).hasSize(2);
  }

  @Test
  void aCommitThatOnlyFailsIsRejected() throws Exception {
    fixture.write(
        "bench/run.sh",
        "[ -e broken ] && exit 3\n" + Files.readString(fixture.root.resolve("bench/run.sh")));
    fixture.commit("can be broken");
    fixture.establish("exact");
    fixture.write("broken", "");
    fixture.commit("broken");
    fixture.run("exact");
    assertThat(fixture.gate.history(GateFixture.PROJECT, "exact", 6))
        .allSatisfy(each -> assertThat(each.metric()).isEmpty());
    assertThat(fixture.verdict("exact")).isInstanceOf(Verdict.Reject.class);
  }

  @Test
  void aProjectThatIsGoneIsUnknown() throws Exception {
    fixture.gate.unregister(GateFixture.PROJECT);
    assertThat(fixture.gate.projects()).isEmpty();
    assertThatThrownBy(() -> fixture.verdict("exact"))
        .hasMessageContaining("no project 'Fake' is registered (there is none yet)");
    fixture.gate.register(fixture.root);
    assertThatThrownBy(() -> fixture.verdict("nothing"))
        .hasMessageContaining("Fake has no benchmark 'nothing'; there are: exact, sigma, output");
  }

  @Test
  void theSeriesToPromoteByForceIsNamedWhereThereAreSeveral() throws Exception {
    fixture.establish("exact");
    fixture.git(
        "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
    fixture.run("exact", 7);
    fixture.run("exact", 8);
    assertThatThrownBy(() ->
            fixture.gate.promote(GateFixture.PROJECT, "exact", true, OptionalLong.empty(), ""))
        .hasMessageContaining("name one with --meta-seed: [7, 8]");
    assertThat(fixture.gate.promote(GateFixture.PROJECT, "exact", true, OptionalLong.of(8), ""))
        .satisfies(baseline -> {
          assertThat(baseline.origin()).isEqualTo(Baseline.Origin.FORCED);
          assertThat(baseline.metaSeed()).hasValue(8);
          assertThat(baseline.measurements()).hasSize(6);
        });
  }
}
