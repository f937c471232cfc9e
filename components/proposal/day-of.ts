/** A day as people write it where the reader is. */
export function dayOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(at);
}
