/** Wordings in quotation marks of any script: they name exact text, so they are kept as they stand. */
export type Quoted = { text: string; start: number; end: number };

const pairs: Readonly<Record<string, string>> = {
  "「": "」",
  "『": "』",
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  "‘": "’",
  "‚": "‘’",
  "`": "`",
  '"': '"',
};

export function findQuoted(question: string): Quoted[] {
  const found: Quoted[] = [];
  for (let start = 0; start < question.length; start += 1) {
    const closers = pairs[question[start] ?? ""];
    if (closers === undefined) continue;
    const close = findClose(question, start, closers);
    if (close < 0) continue;
    found.push({ text: question.slice(start + 1, close), start, end: close + 1 });
    start = close;
  }
  return found.filter((quote) => quote.text.trim() !== "");
}

function findClose(question: string, start: number, closers: string): number {
  const open = question[start] ?? "";
  let depth = 0;
  for (let index = start + 1; index < question.length; index += 1) {
    const character = question[index] ?? "";
    if (closers.includes(character)) {
      if (depth === 0) return index;
      depth -= 1;
    } else if (character === open) depth += 1;
  }
  return -1;
}
