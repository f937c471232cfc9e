/** How good the search is on generated text: hand-written queries over planted lines, and random words with a typing error. */
import { buildIndex } from "@/lib/search/build-index";
import type { SearchIndex } from "@/lib/search/search-index";
import { searchText } from "@/lib/search/search-text";
import { pick, seededRandom, withTypo } from "./synthetic-text";

export type HandQuery = { words: string; planted: readonly string[] };

/** Each query is misspelt, inflected, reordered or incomplete; the planted lines are what it should find. */
export const englishQueries: readonly HandQuery[] = [
  { words: "QUARTRLY_TOTALS", planted: variants("QUARTERLY_TOTALS region=* amount=1*00", 14) },
  {
    words: "quarterly totals nroth",
    planted: variants("QUARTERLY_TOTALS region=NORTH amount=*", 6),
  },
  {
    words: "waranty disclaimer",
    planted: variants("The warranty disclaimer of annex * prevails.", 12),
  },
  {
    words: "sublicencing fees",
    planted: variants("Sublicensing is subject to fees of type *.", 11),
  },
  {
    words: "force majeur event",
    planted: variants("No party answers for force majeure events of class *.", 10),
  },
  {
    words: "stock warehouse northern",
    planted: variants("Site *: northern warehouse, stock counted.", 10),
  },
  {
    words: "trademrak infringment",
    planted: variants("Claim * concerns trademark infringement.", 9),
  },
  {
    words: "FATAL worker-71 out of memroy",
    planted: variants("2026-03-0* FATAL worker-71 out of memory", 8),
  },
  {
    words: "retention peroid personal data",
    planted: variants("Personal data: the retention period is * months.", 7),
  },
  { words: "Régie générale", planted: variants("Section *: régie générale des travaux.", 10) },
];

export const japaneseQueries: readonly HandQuery[] = [
  { words: "競業避止義務", planted: variants("第*条　乙は競業避止義務を負う。", 12) },
  { words: "反社会勢力の排除", planted: variants("第*条（反社会的勢力の排除）", 10) },
  {
    words: "インボオイス登録番号",
    planted: variants("適格請求書のインボイス登録番号はT*とする。", 10),
  },
  { words: "ﾌﾟﾗｲﾊﾞｼｰ ﾎﾟﾘｼｰ", planted: variants("当社プライバシーポリシー第*版を参照。", 10) },
  { words: "賠責保険", planted: variants("賠償責任保険証券*号を提示する。", 10) },
  { words: "サーバ稼動率", planted: variants("サーバー稼働率は月*回測定する。", 10) },
  { words: "第三者割当増資 議決", planted: variants("第三者割当増資*回の決議を行う。", 10) },
  { words: "ＮＤＡ 締結日", planted: variants("NDA*号の締結日は別紙のとおり。", 10) },
  { words: "著作人格権", planted: variants("著作者人格権*号を行使しない。", 10) },
  { words: "再委託の書面承諾", planted: variants("再委託*は書面による承諾を要する。", 10) },
];

function variants(template: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => template.replaceAll("*", String(index + 1)));
}

/** The planted lines, one after the other, at even distances in the text. */
export function plant(text: string, queries: readonly HandQuery[]): string {
  const lines = text.split("\n");
  const planted = queries.flatMap((query) => query.planted);
  const gap = Math.max(1, Math.floor(lines.length / planted.length));
  const mixed: string[] = [];
  for (const [at, line] of lines.entries()) {
    mixed.push(line);
    const next = planted[at / gap];
    if (next !== undefined) mixed.push(next);
  }
  return mixed.join("\n");
}

export type Searchable = { text: string; index: SearchIndex };

export function searchable(text: string): Searchable {
  return { text, index: buildIndex(text) };
}

/** The mean over the queries of the share of planted lines among the first ten hits. */
export function recallAtTen({ text, index }: Searchable, queries: readonly HandQuery[]): number {
  const recalls = queries.map(({ words, planted }) => {
    const wanted = new Set(planted);
    const hits = searchText(index, text, { words, limit: 10 });
    const found = hits.filter((hit) => wanted.has(text.slice(hit.start, hit.end)));
    return found.length / Math.min(10, wanted.size);
  });
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

export type TypoTrial = {
  /** What counts as a word, in a global pattern. */
  word: RegExp;
  alphabet: string;
  /** False keeps the first and the last letter: in a text without spaces a word without them is another word. */
  edges: boolean;
  queries: number;
  seed: number;
};

function randomWord(random: () => number, text: string, word: RegExp): string {
  for (;;) {
    const from = Math.floor(random() * (text.length - 2_000));
    const words = [...text.slice(from, from + 300).matchAll(word)]
      .slice(1, -1)
      .map((match) => match[0]);
    const [first, ...rest] = words;
    if (first !== undefined) return pick(random, [first, ...rest]);
  }
}

/**
 * The share of queries, each a word or a pair of them with a typing error, whose first hit holds what was meant.
 * Where the error made what stands in the text elsewhere, a hit that holds the query as typed is right as well.
 */
export function typoTopOne({ text, index }: Searchable, trial: TypoTrial): number {
  const random = seededRandom(trial.seed);
  let right = 0;
  for (let query = 0; query < trial.queries; query += 1) {
    const meant = randomWord(random, text, trial.word);
    const typed = trial.edges
      ? withTypo(random, meant, trial.alphabet)
      : meant.slice(0, 1) + withTypo(random, meant.slice(1, -1), trial.alphabet) + meant.slice(-1);
    const [hit] = searchText(index, text, { words: typed, limit: 10 });
    const found = hit === undefined ? "" : text.slice(hit.start, hit.end).toLowerCase();
    if (found.includes(meant.toLowerCase()) || found.includes(typed.toLowerCase())) right += 1;
  }
  return right / trial.queries;
}

export const englishTypos = {
  word: /\b[a-z]{5,12}(?: [a-z]{4,12})?\b/g,
  alphabet: "abcdefghijklmnopqrstuvwxyz",
  edges: true,
};

/** Runs of four to eight characters, wherever they begin: Japanese writes no spaces to begin at. */
export const japaneseTypos = {
  word: /[ぁ-んァ-ヶー一-龠]{4,8}/g,
  alphabet: "あいうえおかきくけこ日本語文字列表示金額アイウエオン",
  edges: false,
};
