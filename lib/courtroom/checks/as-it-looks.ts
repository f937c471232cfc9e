/**
 * Text as a person reads it: letters that look like Latin ones become those, invisible characters go, and blanks fold.
 * For looking at only; offsets are lost.
 */

/** Cyrillic, Greek, Armenian and rarer Latin letters, by the Latin letter that they look like. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ a: "аα", b: "Ьъ", c: "сϲ", d: "ԁ", e: "еєε", g: "ɡց", h: "һհ", i: "іıιӏ", j: "јϳ" },
  ...{ k: "кκ", l: "ӏⅼ", m: "м", n: "ոηп", o: "оοօσ", p: "рρ", q: "ԛգ", r: "гᴦ", s: "ѕ" },
  ...{ t: "тτ", u: "υսц", v: "ѵν", w: "ѡԝ", x: "хχ", y: "уγү", z: "ᴢ" },
  ...{ A: "АΑ", B: "ВΒ", C: "СϹ", D: "Ꭰ", E: "ЕΕ", G: "Ԍ", H: "НΗ", I: "ІΙӀ", J: "ЈͿ" },
  ...{ K: "КΚ", L: "Ꮮ", M: "МΜ", N: "Ν", O: "ОΟՕ", P: "РΡ", Q: "Ԛ", R: "Ꭱ", S: "ЅՏ" },
  ...{ T: "ТΤ", U: "Ս", V: "Ѵ", W: "Ԝ", X: "ХΧ", Y: "ҮΥ", Z: "ΖᏃ" },
};

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([latin, others]) =>
    [...others].map((other) => [other, latin] as const),
  ),
);

const OTHER_SCRIPTS = /[\u0131\u0261\u0370-\u058f\u13a0-\u13f4\u1d22\u1d26\u217c]/gu;

/** Format characters, and letters and blanks that print as nothing. */
const INVISIBLE = /[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Marks over and under letters. Those of Japanese letters stay: with them it is another letter. */
const MARKS = /(?![\u3099\u309a])\p{Mn}/gu;

/** Arabic formulas in one character, which come apart into up to eighteen. */
const FORMULAS = /[\ufdf0-\ufdff]/gu;

/** Language tags spell ASCII in characters that no screen shows. */
const TAGS = /[\u{e0020}-\u{e007e}]/gu;

export function asItLooks(text: string): string {
  // Most lines are plain ASCII, which looks like what it is.
  const plain = /^[\t\x20-\x7e]*$/.test(text) ? text : withoutDisguise(text);
  return plain.replaceAll(/\s+/g, " ");
}

function withoutDisguise(text: string): string {
  return text
    .replaceAll(TAGS, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replaceAll(FORMULAS, "")
    .normalize("NFKD")
    .replaceAll(INVISIBLE, "")
    .replaceAll(MARKS, "")
    .normalize("NFC")
    .replaceAll(OTHER_SCRIPTS, (letter) => LATIN_OF.get(letter) ?? letter);
}
