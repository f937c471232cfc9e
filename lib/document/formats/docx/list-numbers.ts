/** The numbers and letters that Word draws before the paragraphs of a list; they stand in no text of the file. */

export type ListLevel = {
  start: number;
  /** Word's name of the counting: `decimal`, `lowerRoman`, `bullet`. */
  format: string;
  /** What is drawn, with `%1` for the number of the first level. */
  text: string;
};

export type ListDefinitions = {
  /** Levels by the id of their definition, then by depth. */
  levels: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>;
  lists: ReadonlyMap<string, { definition: string; starts: ReadonlyMap<number, number> }>;
};

export const noLists: ListDefinitions = { levels: new Map(), lists: new Map() };

const maxDepth = 9;

export class ListNumbers {
  readonly #definitions: ListDefinitions;
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(definitions: ListDefinitions) {
    this.#definitions = definitions;
  }

  /** What stands before the next paragraph of a list; empty when nothing does. */
  next(listId: string, depth: number): string {
    const list = this.#definitions.lists.get(listId);
    const levels = list && this.#definitions.levels.get(list.definition);
    const level = levels?.get(depth);
    if (list === undefined || level === undefined || depth >= maxDepth) return "";
    const counts = this.#counts.get(list.definition) ?? [];
    this.#counts.set(list.definition, counts);
    const begun = `${listId} ${depth}`;
    const restart = this.#begun.has(begun) ? undefined : list.starts.get(depth);
    this.#begun.add(begun);
    counts[depth] = restart ?? (counts[depth] ?? level.start - 1) + 1;
    counts.length = depth + 1;
    if (level.format === "bullet") return "-";
    if (level.format === "none") return level.text.replace(/%\d/g, "");
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels?.get(at);
      return numberText(counts[at] ?? shown?.start ?? 1, shown?.format ?? "decimal");
    });
  }
}

const kana =
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const iroha =
  "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";

/** A count in one of Word's ways; those that are not known here come out in decimal. */
export function numberText(count: number, format: string): string {
  switch (format) {
    case "upperLetter":
      return letters(count);
    case "lowerLetter":
      return letters(count).toLowerCase();
    case "upperRoman":
      return roman(count);
    case "lowerRoman":
      return roman(count).toLowerCase();
    case "decimalZero":
      return String(count).padStart(2, "0");
    case "decimalFullWidth":
      return String(count).replace(/\d/g, (digit) =>
        String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
      );
    case "decimalEnclosedCircle":
      return count >= 1 && count <= 20 ? String.fromCharCode(0x245f + count) : String(count);
    case "aiueo":
    case "aiueoFullWidth":
      return kana[count - 1] ?? String(count);
    case "iroha":
    case "irohaFullWidth":
      return iroha[count - 1] ?? String(count);
    case "japaneseCounting":
    case "japaneseDigitalTenThousand":
    case "chineseCounting":
    case "ideographDigital":
      return kanjiNumber(count);
    default:
      return String(count);
  }
}

/** A … Z, AA, BB, … as Word counts. */
function letters(count: number): string {
  if (count < 1) return String(count);
  const letter = String.fromCharCode(65 + ((count - 1) % 26));
  return letter.repeat(Math.floor((count - 1) / 26) + 1);
}

const romans: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(count: number): string {
  if (count < 1 || count >= 4000) return String(count);
  let left = count;
  let text = "";
  for (const [value, sign] of romans) {
    text += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

const digits = "〇一二三四五六七八九";

function kanjiNumber(count: number): string {
  if (count < 1 || count > 99) return String(count);
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  const before = tens === 0 ? "" : `${tens === 1 ? "" : (digits[tens] ?? "")}十`;
  return before + (ones === 0 ? "" : (digits[ones] ?? ""));
}
