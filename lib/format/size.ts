const UNITS = ["bytes", "kB", "MB", "GB"] as const;

/** `812 bytes`, `4.2 kB`, `26 MB`: powers of 1,000, as file managers show them. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A rough token count of a text of this many UTF-16 code units; real counts come from the provider. */
export function estimateTokens(chars: number): number {
  return Math.ceil(chars / 4);
}
