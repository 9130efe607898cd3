package dev.assay.participant.control;

import dev.assay.participant.StoredResponses;
import dev.assay.participant.Submission.Content;
import java.io.IOException;
import java.nio.file.Path;

/// Where replies come from.
sealed interface ReplaySource {
  /// The reply for a task.
  ///
  /// @throws IOException when it is there and cannot be read, or is not the only one
  Content content(String task, int sample) throws IOException;

  /// One reply for every task.
  record Text(String text) implements ReplaySource {
    @Override
    public Content content(String task, int sample) {
      return new Content.Reply(text);
    }
  }

  /// A folder of replies by task.
  record Folder(Path path, StoredResponses responses) implements ReplaySource {
    @Override
    public Content content(String task, int sample) throws IOException {
      Path file = responses.find(task, sample).orElse(null);
      return file == null
          ? new Content.Nothing(
              "%s holds no reply for %s: neither %s.txt nor %s/response.txt nor %s__*__sampleNN/response.txt"
                  .formatted(path, task, task, task, task))
          : new Content.Reply(StoredResponses.read(file));
    }
  }
}
