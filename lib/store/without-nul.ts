/** PostgreSQL's text holds every character but U+0000. */
export function withoutNul(text: string): string {
  return text.replaceAll("\0", "");
}
