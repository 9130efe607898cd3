package dev.assay.gate;

import dev.assay.gate.BenchmarkDefinition.Judgement;
import dev.assay.gate.GateException.Kind;
import dev.assay.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether changes of registered projects made their benchmarks better: what was measured, what
/// they are compared with, and verdicts. [Measuring] adds what is measured.
///
/// Failures to answer are [GateException]s; that there is no baseline yet, or too little was
/// measured, are verdicts.
public final class Gate implements AutoCloseable {
  private final GateHome home;
  private final GateRecord record;

  private Gate(GateHome home, GateRecord record) {
    this.home = home;
    this.record = record;
  }

  /// Opens what is kept there, and makes it where there is nothing.
  public static Gate open(GateHome home) throws GateException {
    return open(home, LedgerOptions.DEFAULT);
  }

  static Gate open(GateHome home, LedgerOptions options) throws GateException {
    return new Gate(home, GateRecord.open(home, options));
  }

  GitRepository repository(Subject subject) throws GateException, InterruptedException {
    return GitRepository.of(subject.root(), new Exchanges(home));
  }

  GateHome home() {
    return home;
  }

  GateRecord record() {
    return record;
  }

  /// Registers the project in a folder, under the name that its manifest gives it.
  ///
  /// @return its manifest, and where a project of that name was before, if that is another place
  /// @throws GateException when it has no good manifest, or a corpus is not what that says
  public Registration register(Path folder) throws GateException {
    Path root = real(folder);
    Manifest manifest = ManifestReader.read(root);
    for (BenchmarkDefinition each : manifest.benchmarks()) {
      if (each.corpus().isPresent()) {
        each.corpus().get().verify(root);
      }
    }
    String name = manifest.project().name();
    Optional<Path> before =
        record.project(name).map(RegisteredProject::path).filter(path -> !path.equals(root));
    record.register(new RegisteredProject(name, root, manifest.sha256()));
    return new Registration(root, manifest, before);
  }

  /// What came of a registration.
  ///
  /// @param before where a project of that name was until now, if that is another place
  public record Registration(Path root, Manifest manifest, Optional<Path> before) {}

  /// Forgets a project. What was measured of it stays on record.
  public RegisteredProject unregister(String project) throws GateException {
    RegisteredProject known = project(project);
    record.unregister(known.name());
    return known;
  }

  /// The projects that are registered, by name.
  public List<RegisteredProject> projects() {
    return List.copyOf(record.projects().values());
  }

  /// A registered project's manifest, as it is now.
  public Manifest manifest(String project) throws GateException {
    return ManifestReader.read(project(project).path());
  }

  /// The verdict on the commit that is checked out. Reads only.
  public Evaluation evaluate(String project, String benchmark)
      throws GateException, InterruptedException {
    return evaluate(project, benchmark, false);
  }

  /// The same.
  ///
  /// @param includeDirty whether what was measured of changed files counts
  public Evaluation evaluate(String project, String benchmark, boolean includeDirty)
      throws GateException, InterruptedException {
    Subject subject = subject(project, benchmark);
    return new Evaluating(record, includeDirty, OptionalLong.empty())
        .evaluate(subject, repository(subject).commit());
  }

  /// Puts on record that a verdict was given to somebody. Decides nothing: who asks again is told
  /// what the measurements say.
  public IssuedVerdict issue(Evaluation evaluation) {
    return record.issue(evaluation);
  }

  /// The verdicts on record, the latest first.
  ///
  /// @param limit how many at most
  public List<IssuedVerdict> verdicts(String project, String benchmark, int limit)
      throws GateException {
    return record.verdicts(id(project, benchmark), limit);
  }

  /// What was measured, the latest first, whatever became of it.
  ///
  /// @param limit how many at most
  public List<Measurement> history(String project, String benchmark, int limit)
      throws GateException {
    return record.history(id(project, benchmark), limit);
  }

  /// What candidates are compared with.
  public Optional<Baseline> baseline(String project, String benchmark) throws GateException {
    return record.baseline(id(project, benchmark));
  }

  /// What a baseline consists of, however long ago it was measured.
  public List<Measurement> measurements(Baseline baseline) {
    return baseline.measurements().stream().flatMap(id -> record.measurement(id).stream()).toList();
  }

  /// The artifact that has to be made.
  public Optional<Reference> reference(String project, String benchmark) throws GateException {
    return record.reference(id(project, benchmark));
  }

  /// Makes the candidate that is checked out the baseline, when the verdict is to promote it.
  ///
  /// @param force whether also when it is another
  /// @param metaSeed which series of the candidate is meant; may be empty where there is one only
  public Baseline promote(
      String project, String benchmark, boolean force, OptionalLong metaSeed, String notes)
      throws GateException, InterruptedException {
    Subject subject = subject(project, benchmark);
    if (subject.benchmark().judgement() instanceof Judgement.ByReference) {
      throw new GateException(
          Kind.REFUSED,
          subject.id()
              + " is compared with a reference, and has no baseline; see 'assay gate replace-reference'");
    }
    String commit = repository(subject).commit();
    Evaluating evaluating = new Evaluating(record, false, metaSeed);
    List<Measurement> candidates = evaluating.promotable(subject, commit);
    List<OptionalLong> series = candidates.stream().map(Measurement::metaSeed).distinct().toList();
    if (series.isEmpty()) {
      throw new GateException(
          Kind.NOT_FOUND,
          "nothing was measured of the commit %s that could be the baseline; 'assay gate run' does"
              .formatted(commit.substring(0, 10)));
    }
    if (series.size() > 1 && force) {
      throw new GateException(
          Kind.REFUSED,
          "several series were measured of the commit %s; name one with --meta-seed: %s"
              .formatted(
                  commit.substring(0, 10),
                  series.stream().map(each -> Long.toString(each.orElseThrow())).toList()));
    }
    Evaluation evaluation = evaluating.evaluate(subject, commit);
    boolean promoted = evaluation.verdict() instanceof Verdict.Promote;
    if (!promoted && !force) {
      throw new GateException(
          Kind.REFUSED,
          "the verdict is %s: %s. --force makes it the baseline all the same, and that is recorded"
              .formatted(evaluation.verdict().word(), evaluation.verdict().explanation()));
    }
    Baseline baseline =
        new Baseline(
            0,
            Instant.EPOCH,
            subject.id(),
            commit,
            series.size() == 1 ? series.getFirst() : OptionalLong.empty(),
            candidates.stream().map(Measurement::id).toList(),
            subject.terms(),
            promoted ? Baseline.Origin.PROMOTED : Baseline.Origin.FORCED,
            notes);
    record.set(baseline);
    return record.baseline(subject.id()).orElseThrow();
  }

  /// Freezes the artifact of a measurement as the reference.
  ///
  /// @param measurement its id; the latest of the commit that is checked out when it is empty
  /// @param reason why it takes the place of another; empty for the first
  /// @throws GateException when there is one already and no reason, or none and a reason
  public Reference freeze(String project, String benchmark, OptionalLong measurement, String reason)
      throws GateException, InterruptedException {
    Subject subject = subject(project, benchmark);
    boolean known = record.reference(subject.id()).isPresent();
    if (known && reason.isBlank()) {
      throw new GateException(
          Kind.REFUSED,
          "%s has a reference; another takes its place with 'assay gate replace-reference --reason …'"
              .formatted(subject.id()));
    }
    if (!known && !reason.isBlank()) {
      throw new GateException(
          Kind.NOT_FOUND,
          "%s has no reference to replace; the first comes by 'assay gate freeze-reference'"
              .formatted(subject.id()));
    }
    Measurement made =
        measurement.isPresent()
            ? withArtifact(subject.id(), measurement.getAsLong())
            : latestWithArtifact(subject);
    String sha256 = made.artifact().orElseThrow();
    new ArtifactStore(home).require(subject.id(), sha256);
    record.freeze(
        new Reference(
            0,
            Instant.EPOCH,
            subject.id(),
            sha256,
            made.id(),
            made.tree().commit(),
            subject.terms(),
            reason));
    return record.reference(subject.id()).orElseThrow();
  }

  private Measurement withArtifact(BenchmarkId benchmark, long id) throws GateException {
    return record
        .measurement(id)
        .filter(each -> each.benchmark().equals(benchmark) && each.artifact().isPresent())
        .orElseThrow(() ->
            new GateException(
                Kind.NOT_FOUND,
                "%d is no measurement of %s with an artifact; 'assay gate history' lists them"
                    .formatted(id, benchmark)));
  }

  private Measurement latestWithArtifact(Subject subject)
      throws GateException, InterruptedException {
    String commit = repository(subject).commit();
    return new Evaluating(record, false, OptionalLong.empty())
        .candidates(subject, commit).stream()
            .filter(each -> each.artifact().isPresent())
            .reduce((_, later) -> later)
            .orElseThrow(() ->
                new GateException(
                    Kind.NOT_FOUND,
                    "nothing that was measured of the commit %s has an artifact; 'assay gate run' first, or --from-run"
                        .formatted(commit.substring(0, 10))));
  }

  /// Accepts that a benchmark is measured or judged in another way from now on.
  ///
  /// @param reason of the person who accepts it
  /// @return in what the terms differ from those that were in force
  public List<String> accept(String project, String benchmark, String reason) throws GateException {
    if (reason.isBlank()) {
      throw new GateException(Kind.BAD_DATA, "to accept other terms takes a reason");
    }
    Subject subject = subject(project, benchmark);
    Terms terms = subject.terms();
    List<String> differences =
        record.terms(subject.id()).map(before -> before.differences(terms)).orElse(List.of());
    record.accept(subject.id(), terms, reason);
    return differences;
  }

  /// A benchmark of a registered project, as the project's folder has it now.
  Subject subject(String project, String benchmark) throws GateException {
    Path root = project(project).path();
    Manifest manifest = ManifestReader.read(root);
    if (!manifest.project().name().equals(project)) {
      throw new GateException(
          Kind.REFUSED,
          "the manifest in %s is that of '%s' by now; register it anew"
              .formatted(root, manifest.project().name()));
    }
    return new Subject(manifest, manifest.benchmark(benchmark), root);
  }

  private RegisteredProject project(String name) throws GateException {
    Optional<RegisteredProject> project = record.project(BenchmarkId.requireName("project", name));
    if (project.isEmpty()) {
      Map<String, RegisteredProject> projects = record.projects();
      throw new GateException(
          Kind.NOT_FOUND,
          "no project '%s' is registered (%s); 'assay gate register FOLDER' does"
              .formatted(
                  name,
                  projects.isEmpty()
                      ? "there is none yet"
                      : "there are " + String.join(", ", projects.keySet())));
    }
    return project.get();
  }

  private static BenchmarkId id(String project, String benchmark) throws GateException {
    return new BenchmarkId(
        BenchmarkId.requireName("project", project),
        BenchmarkId.requireName("benchmark", benchmark));
  }

  private static Path real(Path folder) throws GateException {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new GateException(Kind.NOT_FOUND, "there is no folder " + folder.toAbsolutePath(), e);
    }
  }

  @Override
  public void close() {
    record.close();
  }
}
