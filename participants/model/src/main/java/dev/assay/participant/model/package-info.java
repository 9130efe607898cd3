/// Participants that ask a chat model once: `openrouter/<model>`, `lmstudio/<model>` and
/// `openai/<model>`.
///
/// The way of a prompt: [SingleShotParticipant] composes it, [HttpChatModel] retries, [ChatCall]
/// sends it once, [AnswerReader] and [ReplyAssembler] read the answer. The way of a failure: a
/// [CallException] within the module, which says whether another call makes sense, and in the end a
/// [dev.assay.participant.ModelException], whose message has passed the key's redaction.
@NullMarked
package dev.assay.participant.model;

import org.jspecify.annotations.NullMarked;
