package dev.assay.server;

import dev.assay.lab.Standing;
import dev.assay.lab.Standings;
import dev.assay.ledger.ParticipantStanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Standings of totals that were asked for lately. Resampling takes far longer than looking the
/// totals up, and while nothing ends they are the same each time.
final class RecentStandings {
  private static final int KEPT = 16;

  private final Map<List<ParticipantStanding>, List<Standing>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<List<ParticipantStanding>, List<Standing>> eldest) {
          return size() > KEPT;
        }
      };

  List<Standing> of(List<ParticipantStanding> totals) {
    synchronized (kept) {
      List<Standing> known = kept.get(totals);
      if (known != null) {
        return known;
      }
    }
    List<Standing> made = Standings.of(totals);
    synchronized (kept) {
      kept.put(totals, made);
    }
    return made;
  }
}
