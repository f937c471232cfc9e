/** Clock times: `19:05`, `7:05 pm`, `19.05 Uhr`, `19時5分`. */

export type ClockTime = {
  start: number;
  end: number;
  raw: string;
  hour: number;
  minute: number;
  /** Null when it is not written. */
  second: number | null;
};

const patterns = [
  /(?<![\d:])(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2}))?(?:\s?(?<half>[ap])\.?m\b\.?)?(?!\d)/gi,
  /(?<![\d.])(?<h>\d{1,2})(?:\.(?<m>\d{2}))?\s?Uhr\b/g,
  /(?<!\d)(?<h>\d{1,2})時(?!間|期|点|代|給)(?:(?<m>\d{1,2})分)?(?:(?<s>\d{1,2})秒)?/g,
];

/** `text` is in half width (see halfWidth). */
export function findTimes(text: string): ClockTime[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { h, m = "0", s, half } = match.groups ?? {};
      const twelve = half === undefined ? Number(h) : Number(h) % 12;
      const hour = half?.toLowerCase() === "p" ? twelve + 12 : twelve;
      const minute = Number(m);
      if (hour > 24 || minute > 59) return [];
      const second = s === undefined ? null : Number(s);
      const [raw] = match;
      return [{ start: match.index, end: match.index + raw.length, raw, hour, minute, second }];
    }),
  );
}

export function isSameTime(claim: ClockTime, held: ClockTime): boolean {
  return (
    claim.hour === held.hour &&
    claim.minute === held.minute &&
    (claim.second === null || claim.second === (held.second ?? 0))
  );
}

/** The first or last minute of an hour stands for the hour itself: `19:00–19:59` for a count by hours. */
export function wholeHour(time: ClockTime): number | null {
  return time.minute === 0 || time.minute === 59 ? time.hour : null;
}
