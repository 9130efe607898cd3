package dev.assay.participant.scripted;

import java.util.Comparator;
import java.util.Map;

/// Decides what the endpoint says. Called by many threads at once, and may block.
@FunctionalInterface
public interface Answers {
  /// What is said when nothing fits: a sentence without a patch.
  String UNKNOWN_TASK = "I do not recognise this task, so I propose no change.";

  /// The answer to a request.
  Answer answer(ScriptedRequest request) throws InterruptedException;

  /// The same reply to every request.
  static Answers always(String text) {
    return request -> Answer.text(text);
  }

  /// The reply whose key stands in the prompt; of several the one with the longest key, and
  /// [#UNKNOWN_TASK] when there is none. A key may be a task's instructions.
  static Answers whenPromptContains(Map<String, String> replies) {
    Map<String, String> known = Map.copyOf(replies);
    return request ->
        known.entrySet().stream()
            .filter(entry -> request.prompt().contains(entry.getKey()))
            .max(Comparator.comparingInt(entry -> entry.getKey().length()))
            .map(entry -> Answer.text(entry.getValue()))
            .orElseGet(() -> Answer.text(UNKNOWN_TASK));
  }
}
