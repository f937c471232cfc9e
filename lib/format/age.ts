const STEPS = [
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
] as const;

/** The age of a moment in its largest whole unit (`12 min`); null below a minute. Milliseconds since the Unix epoch. */
export function formatAge(then: number, now: number, locale: string): string | null {
  const step = STEPS.find((candidate) => now - then >= candidate.ms);
  if (!step) return null;
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: step.unit,
    unitDisplay: "short",
  });
  return format.format(Math.floor((now - then) / step.ms));
}
