package dev.assay.participant.model;

import dev.assay.participant.ModelException;

/// A model that answers a prompt. Safe for use by many threads at once; a call blocks its thread
/// until the reply is complete.
public interface ChatModel {
  /// The reply to one user message.
  ///
  /// @throws ModelException when there is no complete reply, retries included
  /// @throws InterruptedException when interrupted; the exchange is then aborted
  ChatReply complete(String prompt) throws ModelException, InterruptedException;
}
