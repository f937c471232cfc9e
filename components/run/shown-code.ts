/** Code as it is drawn: without the line break at its end. */
export function shownCode(code: string): string {
  return code.replace(/\n$/, "");
}
