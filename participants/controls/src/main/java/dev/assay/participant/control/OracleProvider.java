package dev.assay.participant.control;

import dev.assay.participant.Participant;
import dev.assay.participant.ParticipantException;
import dev.assay.participant.ParticipantProvider;
import dev.assay.participant.ParticipantSpec;

/// Makes `oracle`, the control that must pass every task.
public final class OracleProvider implements ParticipantProvider {
  @Override
  public String prefix() {
    return "oracle";
  }

  @Override
  public String description() {
    return "hands in each task's reference solution; must pass";
  }

  @Override
  public Participant create(ParticipantSpec spec) throws ParticipantException {
    ControlName.check(spec.name(), prefix());
    return new Oracle();
  }
}
