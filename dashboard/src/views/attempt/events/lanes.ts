import type { LabEvent } from '../../../api/events.ts';

/** Something that took a while, or happened at once; times are in milliseconds since 1970. */
export interface Mark {
  readonly lane: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** Several that are too close to be told apart are one. */
  readonly count: number;
}

export interface Timeline {
  readonly lanes: readonly string[];
  readonly marks: readonly Mark[];
  readonly start: number;
  readonly end: number;
}

/** What begins with one event and ends with another of the same try. */
const spans: Readonly<Record<string, { lane: string; until: readonly string[] }>> = {
  attempt_started: { lane: 'asking', until: ['submission_received', 'attempt_evaluated'] },
  submission_received: { lane: 'judging', until: ['attempt_evaluated'] },
};

/** Events as lanes over time. Of very many at once, those that fall together become one mark. */
export function timelineOf(events: readonly LabEvent[], columns = 600): Timeline {
  const times = events.map(({ time }) => Date.parse(time));
  const start = times[0] ?? 0;
  const end = times.reduce((latest, time) => Math.max(latest, time), start);
  const marks: Mark[] = [];
  const ticks = new Map<string, Mark>();
  events.forEach((event, index) => {
    const at = times[index] ?? start;
    const span = spans[event.type];
    if (span) {
      const turn = event.payload['try_number'];
      const close = events.findIndex(
        (other, later) =>
          later > index && span.until.includes(other.type) && other.payload['try_number'] === turn,
      );
      marks.push({
        lane: span.lane,
        label: `${span.lane}, try ${typeof turn === 'number' ? turn : 1}`,
        start: at,
        end: close < 0 ? end : (times[close] ?? at),
        count: 1,
      });
      return;
    }
    const width = Math.max(1, (end - start) / columns);
    const key = `${event.type} ${Math.floor((at - start) / width)}`;
    const same = ticks.get(key);
    ticks.set(
      key,
      same
        ? { ...same, end: at, count: same.count + 1 }
        : { lane: event.type, label: event.type, start: at, end: at, count: 1 },
    );
  });
  const all = [...marks, ...ticks.values()];
  return { lanes: [...new Set(all.map(({ lane }) => lane))], marks: all, start, end };
}
