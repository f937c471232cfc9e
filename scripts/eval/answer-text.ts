/** Reads values out of the text of an answer: numbers, dates, items, quotes. */

/** Folds width, case, white space and quotation marks, so that only wording is compared. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’′]/g, "'")
    .replace(/[‐-―−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

export type FoundNumber = { value: number; start: number; end: number };

/** Numbers with their signs; a hyphen after a letter or digit joins words and is no sign. */
export function findNumbers(text: string): FoundNumber[] {
  const plain = text.normalize("NFKC").replace(/−/g, "-");
  const pattern =
    /(?<![\p{Script=Latin}\p{N}_.,])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{N}_])/gu;
  return Array.from(plain.matchAll(pattern), (match) => {
    const joined = match[0].startsWith("-") && /[\p{L}\p{N}]/u.test(plain[match.index - 1] ?? "");
    const digits = joined ? match[0].slice(1) : match[0];
    return {
      value: Number(digits.replaceAll(",", "")),
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

export function sameNumber(left: number, right: number, tolerance: number): boolean {
  return Math.abs(left - right) <= Math.max(tolerance, Math.abs(right) * 1e-9);
}

/** The items of an answer that is a list: JSON, lines, or else parts between commas. */
export function findItems(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*•・]|\d+[.)])\s+/, "").trim())
    .filter((line) => line !== "");
  const items =
    lines.length > 1
      ? lines.filter((line) => !/[:：]$/.test(line))
      : (lines[0] ?? "").split(/[,、;]\s*| and | und /);
  return items
    .map((item) => item.replace(/^["“「]|["”」.。]$/g, "").trim())
    .filter((item) => item !== "");
}

/** The wordings that an answer gives as quotes; without marks, the whole answer. */
export function findQuotes(text: string): string[] {
  const blocks = text.match(/^>.*(?:\n>.*)*/gm) ?? [];
  if (blocks.length > 0) return blocks.map((block) => block.replace(/^> ?/gm, "").trim());
  const marked = Array.from(
    text.matchAll(/“([^”]+)”|「([\s\S]+)」|„([^“”]+)[“”]|"([^"]+)"/g),
    (match) => match.slice(1).find(Boolean) ?? "",
  );
  const long = marked.filter((quote) => quote.length >= 12 || /[\u3040-\u30ff]/.test(quote));
  return long.length > 0 ? long : [text];
}

const months =
  "january february march april may june july august september october november december".split(
    " ",
  );

/** Every date of a text as `YYYY-MM-DD`. */
export function findDates(text: string): string[] {
  const plain = text.normalize("NFKC");
  const iso = Array.from(plain.matchAll(/\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/g), (m) =>
    isoDate(m[1], m[2], m[3]),
  );
  const named = Array.from(
    plain.matchAll(/\b([A-Z][a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/g),
    (m) => isoDate(m[3], monthNumber(m[1]), m[2]),
  );
  const dayFirst = Array.from(
    plain.matchAll(/\b(\d{1,2})(?:st|nd|rd|th)?\.? (?:day of )?([A-Z][a-z]+)\.?,? (\d{4})\b/g),
    (m) => isoDate(m[3], monthNumber(m[2]), m[1]),
  );
  const japanese = Array.from(plain.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g), (m) =>
    isoDate(m[1], m[2], m[3]),
  );
  return [...iso, ...named, ...dayFirst, ...japanese];
}

function monthNumber(name: string | undefined): string {
  const index = months.findIndex((month) =>
    month.startsWith((name ?? "?").toLowerCase().slice(0, 3)),
  );
  return String(index + 1);
}

function isoDate(year = "", month = "", day = ""): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
