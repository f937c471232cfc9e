/** Texts for measuring the search, made by a seeded generator: contracts and logs in English, contracts in Japanese. */

export type Random = () => number;

/** Mulberry32: small, fast, and the same everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

const syllables = [
  "ba",
  "con",
  "der",
  "est",
  "fin",
  "gor",
  "hal",
  "ist",
  "jun",
  "kel",
  "lam",
  "mor",
  "net",
  "ost",
  "pra",
  "quin",
  "ras",
  "sel",
  "tor",
  "ulm",
  "ven",
  "wil",
  "xan",
  "yor",
  "zet",
  "tri",
  "plo",
  "dra",
  "ment",
  "tion",
] as const;

const legal = [
  "agreement",
  "party",
  "vendor",
  "customer",
  "liability",
  "damages",
  "termination",
  "notice",
  "payment",
  "invoice",
  "confidential",
  "disclosure",
  "breach",
  "remedy",
  "jurisdiction",
  "arbitration",
  "assignment",
  "waiver",
  "severability",
  "obligations",
  "schedule",
  "delivery",
  "acceptance",
  "services",
  "software",
] as const;

const small = [
  "the",
  "of",
  "and",
  "to",
  "in",
  "shall",
  "any",
  "or",
  "by",
  "for",
  "with",
  "not",
  "be",
  "this",
] as const;

function inventedWords(random: Random, count: number): [string, ...string[]] {
  const make = () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, syllables)).join("");
  return [make(), ...Array.from({ length: count - 1 }, make)];
}

function englishSentence(random: Random, rare: readonly [string, ...string[]]): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 10) }, () => {
    const kind = random();
    if (kind < 0.45) return pick(random, small);
    // The square makes some invented words frequent and most rare, as in real texts.
    if (kind < 0.75) return rare[Math.floor(random() ** 2 * rare.length)] ?? rare[0];
    return pick(random, legal);
  });
  return `${words.join(" ")}.`;
}

export function englishText(bytes: number, seed: number): string {
  const random = seededRandom(seed);
  const rare = inventedWords(random, 30_000);
  const lines: string[] = [];
  let size = 0;
  while (size < bytes) {
    const line =
      random() < 0.2
        ? `2026-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)} ${random() < 0.3 ? "ERROR" : "INFO"} svc-${Math.floor(random() * 60)} request ${Math.floor(random() * 1e6)} took ${Math.floor(random() * 900)} ms`
        : `${Math.floor(random() * 40)}.${Math.floor(random() * 9)} ${englishSentence(random, rare)}`;
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join("\n");
}

const kanji =
  "契約委託業務保守管理期間料金支払請求通知解除損害賠償責任秘密情報開示権利義務協議裁判所管轄条項変更承諾検収納品仕様書類提出期限違反終了更新継続担当者会社代表取締役印紙税消費計算合計単価数量品目番号日付年月";
const katakana =
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゲゴザジズゼゾダデドバビブベボパピプペポー";
const particles = [
  "は",
  "が",
  "を",
  "に",
  "の",
  "と",
  "から",
  "まで",
  "により",
  "および",
  "または",
  "について",
  "するものとし",
  "しなければならない",
  "することができる",
] as const;

function letters(random: Random, alphabet: string, count: number): string {
  return Array.from({ length: count }, () =>
    alphabet.charAt(Math.floor(random() * alphabet.length)),
  ).join("");
}

export function japaneseText(chars: number, seed: number): string {
  const random = seededRandom(seed);
  const make = () =>
    random() < 0.65
      ? letters(random, kanji, 2 + Math.floor(random() * 3))
      : letters(random, katakana, 3 + Math.floor(random() * 5));
  const nouns: [string, ...string[]] = [make(), ...Array.from({ length: 12_000 }, make)];
  const lines: string[] = [];
  let size = 0;
  while (size < chars) {
    const words = Array.from(
      { length: 4 + Math.floor(random() * 8) },
      () =>
        `${nouns[Math.floor(random() ** 2 * nouns.length)] ?? nouns[0]}${pick(random, particles)}`,
    );
    const line = `第${1 + Math.floor(random() * 90)}条　${words.join("")}。`;
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join("\n");
}

/** One typing error: a letter lost, added, changed, or exchanged with its neighbour. */
export function withTypo(random: Random, word: string, alphabet: string): string {
  const at = Math.floor(random() * word.length);
  const other = alphabet.charAt(Math.floor(random() * alphabet.length));
  switch (Math.floor(random() * 4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + other + word.slice(at);
    case 2:
      return word.slice(0, at) + other + word.slice(at + 1);
    default: {
      const from = Math.min(at, word.length - 2);
      return word.slice(0, from) + word.charAt(from + 1) + word.charAt(from) + word.slice(from + 2);
    }
  }
}
