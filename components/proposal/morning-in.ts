const MORNING_HOUR = 8;

/** Eight in the morning so many days from now, where the reader is. Milliseconds since the Unix epoch. */
export function morningIn(days: number, now = new Date()): number {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  day.setHours(MORNING_HOUR, 0, 0, 0);
  return day.getTime();
}
