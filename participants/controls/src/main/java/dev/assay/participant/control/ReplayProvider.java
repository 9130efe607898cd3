package dev.assay.participant.control;

import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;
import dev.assay.participant.StoredResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Makes `replay` from exactly one of its options: [#FILE], [#TEXT] or [#FOLDER].
public final class ReplayProvider implements ParticipantProvider {
  /// A file whose text is the reply for every task.
  public static final String FILE = "response-file";

  /// The reply for every task.
  public static final String TEXT = "response-text";

  /// A folder of replies by task, as [StoredResponses] reads it.
  public static final String FOLDER = "response-dir";

  @Override
  public String prefix() {
    return "replay";
  }

  @Override
  public String description() {
    return "hands in stored replies; needs one of --" + FILE + ", --" + TEXT + ", --" + FOLDER;
  }

  @Override
  public Participant create(ParticipantSpec spec) throws ParticipantException {
    ControlName.check(spec.name(), prefix());
    List<String> given =
        List.of(FILE, TEXT, FOLDER).stream().filter(spec.options()::containsKey).toList();
    if (given.size() != 1) {
      throw new ParticipantException(
          "replay needs exactly one of --%s FILE, --%s TEXT, --%s FOLDER, and was given %s"
              .formatted(
                  FILE,
                  TEXT,
                  FOLDER,
                  given.isEmpty() ? "none" : "--" + String.join(" and --", given)));
    }
    String option = given.getFirst();
    String value = spec.options().getOrDefault(option, "");
    return new Replay(option.equals(TEXT) ? new ReplaySource.Text(value) : stored(option, value));
  }

  private static ReplaySource stored(String option, String value) throws ParticipantException {
    try {
      Path path = Path.of(value).toAbsolutePath().normalize();
      if (option.equals(FOLDER)) {
        if (!Files.isDirectory(path)) {
          throw new ParticipantException("--%s: %s is not a folder".formatted(option, path));
        }
        return new ReplaySource.Folder(path, new StoredResponses(path));
      }
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw new ParticipantException("--%s: %s is not a readable file".formatted(option, path));
      }
      return new ReplaySource.Text(StoredResponses.read(path));
    } catch (InvalidPathException | IOException e) {
      throw new ParticipantException("--%s: %s".formatted(option, e.getMessage()));
    }
  }
}
