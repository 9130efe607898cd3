package dev.assay.gate;

import dev.assay.ledger.GateSelection;
import dev.assay.ledger.Ledger;
import dev.assay.ledger.LedgerOptions;
import dev.assay.ledger.LedgerReader;
import dev.assay.ledger.NewEvent;
import dev.assay.ledger.RecordedEvent;
import dev.assay.protocol.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Everything that the gate has on record: an append-only, hash-chained ledger, like that of runs.
/// Any number of processes append at once.
final class GateRecord implements AutoCloseable {
  private static final String STREAM = "gate";

  private static final String REGISTERED = "project_registered";
  private static final String UNREGISTERED = "project_unregistered";
  private static final String STARTED = "series_started";
  private static final String MEASURED = "measured";
  private static final String ENDED = "series_ended";
  private static final String PAIR_STARTED = "pair_started";
  private static final String PAIR_ENDED = "pair_ended";
  private static final String BASELINE = "baseline_set";
  private static final String REFERENCE = "reference_frozen";
  private static final String ACCEPTED = "terms_accepted";
  private static final String VERDICT = "verdict_issued";

  /// More than anybody measures of one commit.
  private static final int MANY = 100_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Ledger ledger;
  private final LedgerReader reader;

  private GateRecord(Ledger ledger, LedgerReader reader) {
    this.ledger = ledger;
    this.reader = reader;
  }

  static GateRecord open(GateHome home, LedgerOptions options) throws GateException {
    GateHome.makePrivate(home.folder());
    Ledger ledger = Ledger.open(home.ledger(), options);
    boolean done = false;
    try {
      GateRecord record = new GateRecord(ledger, LedgerReader.open(home.ledger()));
      done = true;
      return record;
    } finally {
      if (!done) {
        ledger.close();
      }
    }
  }

  void register(RegisteredProject project) {
    append(
        REGISTERED,
        NODES
            .objectNode()
            .put("project", project.name())
            .put("path", project.path().toString())
            .put("manifest", project.manifest()));
  }

  void unregister(String project) {
    append(UNREGISTERED, NODES.objectNode().put("project", project));
  }

  /// The projects that are registered, by name.
  Map<String, RegisteredProject> projects() {
    Map<String, RegisteredProject> projects = new TreeMap<>();
    Map<String, Long> gone = new LinkedHashMap<>();
    for (RecordedEvent event : reader.gateEvents(GateSelection.of(UNREGISTERED), MANY)) {
      gone.putIfAbsent(MeasurementJson.text(payload(event), "project"), event.sequence());
    }
    Set<String> seen = new HashSet<>();
    for (RecordedEvent event : reader.gateEvents(GateSelection.of(REGISTERED), MANY)) {
      RegisteredProject project = registered(event);
      if (seen.add(project.name()) && event.sequence() > gone.getOrDefault(project.name(), 0L)) {
        projects.put(project.name(), project);
      }
    }
    return projects;
  }

  /// The project of that name, if it is registered; without a look at others.
  Optional<RegisteredProject> project(String name) {
    long gone =
        latest(GateSelection.of(UNREGISTERED, name)).map(RecordedEvent::sequence).orElse(0L);
    return latest(GateSelection.of(REGISTERED, name).after(gone)).map(GateRecord::registered);
  }

  private static RegisteredProject registered(RecordedEvent event) {
    JsonNode json = payload(event);
    return new RegisteredProject(
        MeasurementJson.text(json, "project"),
        Path.of(MeasurementJson.text(json, "path")),
        MeasurementJson.text(json, "manifest"));
  }

  void start(Series series, Try.Purpose purpose) {
    ObjectNode json = of(series.benchmark(), series.commit()).put("series", series.name());
    series.metaSeed().ifPresent(seed -> json.put("meta_seed", Long.toString(seed)));
    if (series.chosen()) {
      json.put("seeds_chosen", true);
    }
    append(
        STARTED,
        json.put("purpose", purpose.name().toLowerCase(Locale.ROOT))
            .put("repetitions", series.seeds().size()));
  }

  /// @param pair its number in the series, from zero
  void startPair(Series series, int pair) {
    append(
        PAIR_STARTED,
        of(series.benchmark(), series.commit()).put("series", series.name()).put("pair", pair));
  }

  void endPair(Series series, int pair, Pairs.Result result, long candidate, long baseline) {
    append(
        PAIR_ENDED,
        of(series.benchmark(), series.commit())
            .put("series", series.name())
            .put("pair", pair)
            .put("result", result.name().toLowerCase(Locale.ROOT))
            .put("candidate", candidate)
            .put("baseline", baseline));
  }

  /// The pairs of a commit that were begun after that place in the record. One that came to no good
  /// end, or is of a series that did not, is lost.
  Pairs pairs(BenchmarkId benchmark, String commit, long after) {
    Set<String> sound = soundSeries(benchmark, commit);
    Map<String, Pairs.Result> results = new HashMap<>();
    for (RecordedEvent event : reader.gateEvents(selection(PAIR_ENDED, benchmark, commit), MANY)) {
      JsonNode json = payload(event);
      if (sound.contains(MeasurementJson.text(json, "series"))) {
        results.put(
            pairName(json),
            Pairs.Result.valueOf(MeasurementJson.text(json, "result").toUpperCase(Locale.ROOT)));
      }
    }
    Pairs pairs = Pairs.NONE;
    for (RecordedEvent event :
        reader.gateEvents(selection(PAIR_STARTED, benchmark, commit).after(after), MANY)) {
      pairs = pairs.plus(results.getOrDefault(pairName(payload(event)), Pairs.Result.LOST));
    }
    return pairs;
  }

  private static String pairName(JsonNode json) {
    return MeasurementJson.text(json, "series") + " " + json.path("pair").asInt();
  }

  Measurement append(Measurement measurement) {
    RecordedEvent event = append(MEASURED, MeasurementJson.write(measurement));
    return MeasurementJson.read(event.sequence(), event.time(), payload(event));
  }

  /// @param problem what spoils the whole series; empty when nothing does
  void end(Series series, String problem) {
    append(
        ENDED,
        of(series.benchmark(), series.commit())
            .put("series", series.name())
            .put("problem", problem));
  }

  void set(Baseline baseline) {
    ObjectNode json = of(baseline.benchmark(), baseline.commit());
    baseline.metaSeed().ifPresent(seed -> json.put("meta_seed", Long.toString(seed)));
    ArrayNode measurements = json.putArray("measurements");
    baseline.measurements().forEach(measurements::add);
    json.set("terms", terms(baseline.terms()));
    append(BASELINE, json.put("origin", baseline.origin().word()).put("notes", baseline.notes()));
  }

  Optional<Baseline> baseline(BenchmarkId benchmark) {
    return latest(BASELINE, benchmark)
        .map(event -> {
          JsonNode json = payload(event);
          List<Long> measurements = new ArrayList<>();
          json.path("measurements").forEach(each -> measurements.add(each.asLong()));
          return new Baseline(
              event.sequence(),
              event.time(),
              benchmark,
              MeasurementJson.text(json, "commit"),
              MeasurementJson.optionalSeed(json),
              measurements,
              terms(json),
              Baseline.Origin.valueOf(
                  MeasurementJson.text(json, "origin").toUpperCase(Locale.ROOT)),
              MeasurementJson.text(json, "notes"));
        });
  }

  void freeze(Reference reference) {
    ObjectNode json =
        of(reference.benchmark(), reference.commit())
            .put("sha256", reference.sha256())
            .put("measurement", reference.measurement())
            .put("reason", reference.reason());
    json.set("terms", terms(reference.terms()));
    append(REFERENCE, json);
  }

  Optional<Reference> reference(BenchmarkId benchmark) {
    return latest(REFERENCE, benchmark)
        .map(event -> {
          JsonNode json = payload(event);
          return new Reference(
              event.sequence(),
              event.time(),
              benchmark,
              MeasurementJson.text(json, "sha256"),
              json.path("measurement").asLong(),
              MeasurementJson.text(json, "commit"),
              terms(json),
              MeasurementJson.text(json, "reason"));
        });
  }

  void accept(BenchmarkId benchmark, Terms terms, String reason) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("project", benchmark.project())
            .put("benchmark", benchmark.benchmark())
            .put("reason", reason);
    json.set("terms", terms(terms));
    append(ACCEPTED, json);
  }

  IssuedVerdict issue(Evaluation evaluation) {
    ObjectNode json =
        of(evaluation.benchmark(), evaluation.commit())
            .put("verdict", evaluation.verdict().word())
            .put("explanation", evaluation.verdict().explanation())
            .put("look", evaluation.look());
    evaluation.baselineCommit().ifPresent(commit -> json.put("baseline_commit", commit));
    return readVerdict(append(VERDICT, json));
  }

  /// The verdicts that were issued, the latest first.
  List<IssuedVerdict> verdicts(BenchmarkId benchmark, int limit) {
    return reader
        .gateEvents(GateSelection.of(VERDICT, benchmark.project(), benchmark.benchmark()), limit)
        .stream()
        .map(GateRecord::readVerdict)
        .toList();
  }

  private static IssuedVerdict readVerdict(RecordedEvent event) {
    JsonNode json = payload(event);
    return new IssuedVerdict(
        event.sequence(),
        event.time(),
        new BenchmarkId(
            MeasurementJson.text(json, "project"), MeasurementJson.text(json, "benchmark")),
        MeasurementJson.text(json, "commit"),
        Optional.of(MeasurementJson.text(json, "baseline_commit")).filter(text -> !text.isEmpty()),
        MeasurementJson.text(json, "verdict"),
        MeasurementJson.text(json, "explanation"));
  }

  /// The terms in force: the latest that were recorded with a baseline or a reference, or accepted.
  Optional<Terms> terms(BenchmarkId benchmark) {
    return List.of(BASELINE, REFERENCE, ACCEPTED).stream()
        .flatMap(type -> latest(type, benchmark).stream())
        .max(Comparator.comparingLong(RecordedEvent::sequence))
        .map(event -> terms(payload(event)));
  }

  Optional<Measurement> measurement(long id) {
    return reader
        .event(id)
        .filter(event -> event.stream().equals(STREAM) && event.type().equals(MEASURED))
        .map(GateRecord::measurement);
  }

  /// What was measured of a commit in series that came to a good end, in order.
  List<Measurement> measurements(BenchmarkId benchmark, String commit) {
    Set<String> sound = soundSeries(benchmark, commit);
    return reader.gateEvents(selection(MEASURED, benchmark, commit), MANY).reversed().stream()
        .map(GateRecord::measurement)
        .filter(each -> sound.contains(each.series()))
        .toList();
  }

  private Set<String> soundSeries(BenchmarkId benchmark, String commit) {
    Set<String> sound = new HashSet<>();
    for (RecordedEvent event : reader.gateEvents(selection(ENDED, benchmark, commit), MANY)) {
      JsonNode json = payload(event);
      if (MeasurementJson.text(json, "problem").isEmpty()) {
        sound.add(MeasurementJson.text(json, "series"));
      }
    }
    return sound;
  }

  /// The latest measurements, the latest first, those of spoiled series included.
  List<Measurement> history(BenchmarkId benchmark, int limit) {
    return reader
        .gateEvents(GateSelection.of(MEASURED, benchmark.project(), benchmark.benchmark()), limit)
        .stream()
        .map(GateRecord::measurement)
        .toList();
  }

  /// The series of candidates that were begun after that place in the record, in order, whatever
  /// became of them and whichever commit they were of.
  List<Try> tries(BenchmarkId benchmark, long after) {
    GateSelection since =
        GateSelection.of(STARTED, benchmark.project(), benchmark.benchmark()).after(after);
    return reader.gateEvents(since, MANY).reversed().stream()
        .map(GateRecord::readTry)
        .filter(each -> each.purpose().isOfCandidate())
        .toList();
  }

  /// The series of a commit that were ever begun, in order, whatever they were for.
  List<Try> series(BenchmarkId benchmark, String commit) {
    return reader.gateEvents(selection(STARTED, benchmark, commit), MANY).reversed().stream()
        .map(GateRecord::readTry)
        .toList();
  }

  private static Try readTry(RecordedEvent event) {
    JsonNode json = payload(event);
    return new Try(
        event.sequence(),
        MeasurementJson.text(json, "series"),
        MeasurementJson.text(json, "commit"),
        Try.Purpose.valueOf(MeasurementJson.text(json, "purpose").toUpperCase(Locale.ROOT)),
        json.path("seeds_chosen").asBoolean(false));
  }

  private Optional<RecordedEvent> latest(String type, BenchmarkId benchmark) {
    return latest(GateSelection.of(type, benchmark.project(), benchmark.benchmark()));
  }

  private Optional<RecordedEvent> latest(GateSelection selection) {
    return reader.gateEvents(selection, 1).stream().findFirst();
  }

  private RecordedEvent append(String type, ObjectNode payload) {
    return ledger.append(new NewEvent(STREAM, type, Optional.empty(), payload));
  }

  private static GateSelection selection(String type, BenchmarkId benchmark, String commit) {
    return GateSelection.of(type, benchmark.project(), benchmark.benchmark(), commit);
  }

  private static ObjectNode of(BenchmarkId benchmark, String commit) {
    return NODES
        .objectNode()
        .put("project", benchmark.project())
        .put("benchmark", benchmark.benchmark())
        .put("commit", commit);
  }

  private static ObjectNode terms(Terms terms) {
    ObjectNode json = NODES.objectNode();
    terms.fields().forEach(json::put);
    return json;
  }

  private static Terms terms(JsonNode json) {
    return new Terms(new TreeMap<>(MeasurementJson.texts(json.path("terms"))));
  }

  private static Measurement measurement(RecordedEvent event) {
    return MeasurementJson.read(event.sequence(), event.time(), payload(event));
  }

  private static JsonNode payload(RecordedEvent event) {
    return StrictJson.parse(event.payload());
  }

  @Override
  public void close() {
    reader.close();
    ledger.close();
  }
}
