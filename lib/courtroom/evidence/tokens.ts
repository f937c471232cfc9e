/** The names in a line of code or prose: flags, identifiers with their parts, numbers. */
import { isCommonWord } from "./common-words";

const token =
  /--?[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*|[A-Za-z_$][\w$]*(?:[.\-/:]{1,2}[A-Za-z_$][\w$]*)*|\d[\d_]*(?:\.\d+)*/g;
/** What is longer is data: nobody writes a page about it. */
const longestName = 200;
const isNumber = /^\d[\d_.]*$/;
const codeLike = /[a-z][A-Z]|_|^--|[a-z]-[a-z]|\.|::|\/|^[A-Z]{3,}$|\d/;

/** Whole, and in parts where it is put together: `--max-age` also as `max-age`, `max` and `age`. */
export function tokensOf(line: string): string[] {
  const found: string[] = [];
  for (const whole of line.match(token) ?? []) {
    if (whole.length > longestName) continue;
    found.push(whole);
    const core = whole.replace(/^-+/, "");
    if (core !== whole && core.length > 2) found.push(core);
    if (/[.\-/:]/.test(core)) {
      for (const part of core.split(/[.\-/:]+/)) if (part.length > 2) found.push(part);
    }
  }
  return found;
}

/** Whether a name can mean one thing: neither a common word nor too short. */
export function isTelling(name: string): boolean {
  if (isNumber.test(name)) return name.length >= 2;
  const word = name.replace(/^-+/, "").toLowerCase();
  return word.length >= 3 && !isCommonWord(word);
}

export function isCodeLike(name: string): boolean {
  return codeLike.test(name);
}

export function isNumeric(name: string): boolean {
  return isNumber.test(name);
}

/** `maxHeaderSize`, `max_header_size` and `--max-header-size` as they are spoken: `max header size`. */
export function spokenName(name: string): string {
  return (name.match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? []).join(" ").toLowerCase();
}

/** The lower-case words of a line, for phrases. */
export function wordsOf(line: string): string[] {
  return line.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
