/**
 * Whether the text of an answer says its data. Both come from the cell's code, and only the text is checked against
 * the documents: data that says something else would borrow the marks of the text's claims.
 */

/** True when every name and value stands in the text as a word of its own, in the order of the data. */
export function saysData(text: string, data: unknown): boolean {
  let from = 0;
  return wordsOf(data).every((word) => {
    from = endOfWord(text, word, from);
    return from >= 0;
  });
}

/** Data as text, so that the check of the text is one of the data: `name: value`, and a dash for each item. */
export function textOfData(data: unknown): string {
  if (Array.isArray(data))
    return data.length === 0 ? "none" : data.map((item) => `- ${textOfData(item)}`).join("\n");
  if (typeof data !== "object" || data === null) return String(data);
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${textOfData(value)}`)
    .join("\n");
}

function wordsOf(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(wordsOf);
  if (typeof data === "object" && data !== null)
    return Object.entries(data).flatMap(([name, value]) => [name.trim(), ...wordsOf(value)]);
  return [String(data).trim()];
}

/** -1 when the word does not stand there. */
function endOfWord(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    const isPart =
      /^[\p{L}\p{N}]/u.test(word) &&
      /(?:[\p{L}\p{N}]|\p{N}[.,]|-)$/u.test(text.slice(Math.max(0, at - 2), at));
    const goesOn =
      /[\p{L}\p{N}]$/u.test(word) && /^(?:[\p{L}\p{N}]|[.,]\p{N})/u.test(text.slice(end, end + 2));
    if (!isPart && !goesOn) return end;
  }
  return -1;
}
