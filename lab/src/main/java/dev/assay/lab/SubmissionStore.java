package dev.assay.lab;

import dev.assay.participant.Submission;
import dev.assay.patch.MalformedPatchException;
import dev.assay.patch.Patch;
import dev.assay.patch.UnifiedDiff;
import dev.assay.protocol.Sha256;
import dev.assay.protocol.SubmissionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/// Keeps what a participant handed in as files, and finds it again after a crash. The files are not
/// forced to disk: the record holds their digests, and what does not match them is asked for anew.
final class SubmissionStore {
  private final AttemptFolder folder;

  SubmissionStore(AttemptFolder folder) {
    this.folder = folder;
  }

  SubmissionRecord keep(Submission submission, Answer answer) throws IOException {
    Files.createDirectories(folder.path());
    Files.writeString(folder.prompt(), submission.prompt());
    Optional<String> response =
        submission.content() instanceof Submission.Content.Reply(String text)
            ? Optional.of(text)
            : Optional.empty();
    Files.writeString(folder.response(), response.orElse(""));
    Optional<String> patch =
        switch (answer) {
          case Answer.Patched(Patch found, List<String> _) ->
              Optional.of(UnifiedDiff.format(found));
          case Answer.Written(String diff) -> Optional.of(diff);
          case Answer.Unusable _ -> Optional.empty();
        };
    Files.writeString(folder.patch(), patch.orElse(""));
    return new SubmissionRecord(
        patch.map(Sha256::hex),
        response.map(Sha256::hex),
        switch (answer) {
          case Answer.Patched(Patch _, List<String> repairs) -> repairs;
          case Answer.Written _, Answer.Unusable _ -> List.of();
        },
        answer instanceof Answer.Unusable(String reason) ? Optional.of(reason) : Optional.empty(),
        submission.usage(),
        submission.costUsd(),
        submission.duration().toMillis(),
        submission.retries(),
        submission.finishReason(),
        submission.servedBy());
  }

  /// The answer of an earlier try, empty when its files are not as they were recorded.
  Optional<Answer> recall(SubmissionRecord submission) throws IOException {
    if (submission.problem().isPresent()) {
      return Optional.of(new Answer.Unusable(submission.problem().get()));
    }
    try {
      String patch = Files.readString(folder.patch());
      if (!submission.patchSha256().equals(Optional.of(Sha256.hex(patch)))) {
        return Optional.empty();
      }
      if (submission.responseSha256().isEmpty()) {
        return Optional.of(new Answer.Written(patch));
      }
      return Optional.of(
          new Answer.Patched(
              patch.isEmpty() ? Patch.EMPTY : UnifiedDiff.parse(patch), submission.repairs()));
    } catch (NoSuchFileException | MalformedPatchException e) {
      return Optional.empty();
    }
  }
}
