/** How many lines a text has and how long the longest is. A line break at the very end starts no further line. */
export function lineFacts(text: string): { lines: number; longestLine: number } {
  let lines = 0;
  let longestLine = 0;
  let start = 0;
  while (start < text.length || lines === 0) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    lines += 1;
    if (end - start > longestLine) longestLine = end - start;
    start = end + 1;
  }
  return { lines, longestLine };
}
