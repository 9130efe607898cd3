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

/** What begins with a kind of event. */
const opens: Readonly<Record<string, string>> = {
  attempt_started: 'asking',
  submission_received: 'judging',
};

/** What ends with a kind of event; a try that begins anew ends what the one before left open. */
const closes: Readonly<Record<string, readonly string[]>> = {
  attempt_started: ['asking', 'judging'],
  submission_received: ['asking'],
  attempt_evaluated: ['asking', 'judging'],
};

/** Events as lanes over time. Of very many, those that fall together become one mark. */
export function timelineOf(events: readonly LabEvent[], columns = 600): Timeline {
  const found: Mark[] = [];
  const open = new Map<string, Mark>();
  let start = Infinity;
  let end = -Infinity;
  for (const { type, time, payload } of events) {
    const at = Date.parse(time);
    start = Math.min(start, at);
    end = Math.max(end, at);
    for (const lane of closes[type] ?? []) {
      const mark = open.get(lane);
      if (mark) found.push({ ...mark, end: at });
      open.delete(lane);
    }
    const lane = opens[type];
    if (lane === undefined) {
      found.push({ lane: type, label: type, start: at, end: at, count: 1 });
    } else {
      const label = `${lane}, try ${Number(payload['try_number'] ?? 1)}`;
      open.set(lane, { lane, label, start: at, end: at, count: 1 });
    }
  }
  if (found.length === 0 && open.size === 0) return { lanes: [], marks: [], start: 0, end: 0 };
  for (const mark of open.values()) found.push({ ...mark, end });
  const marks = joined(found, start, Math.max(1, (end - start) / columns));
  return { lanes: [...new Set(marks.map(({ lane }) => lane))], marks, start, end };
}

/** Marks of one lane that lie within one column become one. */
function joined(marks: readonly Mark[], start: number, width: number): Mark[] {
  const result: Mark[] = [];
  const places = new Map<string, number>();
  for (const mark of marks) {
    if (mark.end - mark.start > width) {
      result.push(mark);
      continue;
    }
    const key = `${mark.lane} ${Math.floor((mark.start - start) / width)}`;
    const place = places.get(key);
    const same = place === undefined ? undefined : result[place];
    if (place === undefined || same === undefined) {
      places.set(key, result.length);
      result.push(mark);
    } else {
      const end = Math.max(same.end, mark.end);
      result[place] = { ...same, label: mark.lane, end, count: same.count + mark.count };
    }
  }
  return result;
}
