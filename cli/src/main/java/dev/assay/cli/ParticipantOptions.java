package dev.assay.cli;

import dev.assay.participant.DotEnv;
import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantSpec;
import dev.assay.participant.Participants;
import dev.assay.protocol.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the participants of a run from its settings, which hold no key: keys come from the shell
/// and from `.env`.
final class ParticipantOptions {
  private ParticipantOptions() {}

  /// @param promptsOnly for a look at the prompts, which needs no key
  static List<Participant> create(
      Console console, List<String> names, RunSettings settings, boolean promptsOnly)
      throws ParticipantException {
    Map<String, String> environment =
        DotEnv.load(console.workingDirectory(), console.environment(), console::warning);
    Participants installed = Participants.installed();
    List<Participant> participants = new ArrayList<>();
    for (String name : names) {
      participants.add(
          installed.create(
              new ParticipantSpec(
                  name,
                  environment,
                  settings.temperature(),
                  settings.maxTokens(),
                  settings.provider(),
                  settings.thinkingLevel(),
                  settings.participantOptions(),
                  promptsOnly)));
    }
    participants.forEach(each -> each.warnings().forEach(console::warning));
    return List.copyOf(participants);
  }
}
