import type { GatePoint, GateTimeline, GateVerdict } from '../../api/gate.ts';

/** A measurement with the newest verdict on its commit, as the chart and the table show it. */
export interface TimelinePoint {
  /** Its name in the URL. */
  readonly id: string;
  readonly point: GatePoint;
  readonly verdict: GateVerdict | null;
  readonly isBaseline: boolean;
}

/** The measurements in the order of time, each with what was decided about its commit. */
export function timelineOf(timeline: GateTimeline): readonly TimelinePoint[] {
  const points = [...timeline.points].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const newest = new Map<string, GateVerdict>();
  for (const verdict of timeline.verdicts) {
    const known = newest.get(verdict.commit);
    if (known === undefined || Date.parse(known.at) < Date.parse(verdict.at)) {
      newest.set(verdict.commit, verdict);
    }
  }
  const last = new Map(points.map((point, index) => [point.commit, index]));
  return points.map((point, index) => ({
    id: String(index + 1),
    point,
    // A commit that was measured twice has its verdict at the later measurement.
    verdict: last.get(point.commit) === index ? (newest.get(point.commit) ?? null) : null,
    isBaseline: timeline.baseline?.commit === point.commit,
  }));
}
