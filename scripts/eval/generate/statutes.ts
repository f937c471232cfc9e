/** Laws of our own: an English act, a German Gesetz, a Japanese ordinance. */
import { type Generated, generated, unanswerable } from "./generated";

const english = [
  ["Purpose", "This Act protects the quiet of public gardens."],
  [
    "Opening hours",
    "(1) Gardens open at sunrise.\n(2) A keeper may close a garden in a storm.\n(3) Keepers shall post the hours at each gate.",
  ],
  [
    "Dogs",
    "(1) Dogs must be led on a leash no longer than two metres.\n(2) A keeper may refuse entry to a dog that barks without pause.",
  ],
  [
    "Music",
    "Nobody may play amplified music in a garden without the written consent of the keeper.",
  ],
  [
    "Appeals",
    "A visitor who is refused entry may appeal to the council within 14 days of the refusal.",
  ],
  ["Fines", "Whoever breaks a rule of this Act pays a fine of at most 80 crowns."],
] as const;

export function englishAct(): Generated {
  const text = `GARDENS ACT\n\n${english.map(([title, body], index) => `Section ${index + 1}. ${title}\n\n${body}\n`).join("\n")}`;
  return generated("gardens-act.txt", text, [
    ["How many sections does this act have?", "count", 6, "exact"],
    ["Quote section 4.", "quote", english[3][1], "quote-overlap"],
    [
      "What does section 3(2) say?",
      "quote",
      "A keeper may refuse entry to a dog that barks without pause.",
      "quote-overlap",
    ],
    [
      "Within how many days may a visitor who is refused entry appeal to the council?",
      "lookup",
      "14 days",
      "contains",
    ],
    [
      'How many times does the word "keeper" occur, in any case, as a whole word?',
      "count",
      text.match(/\bkeeper\b/gi)?.length,
      "exact",
    ],
    unanswerable("Quote section 9."),
    unanswerable("What does section 3(5) say?"),
    unanswerable("Within how many days must a fine be paid?"),
    unanswerable("Is this act fair?"),
  ]);
}

const german = [
  "(1) Dieses Gesetz gilt für alle Brunnen der Stadt.\n(2) Es gilt nicht für private Brunnen.",
  "(1) Das Wasser der Brunnen ist täglich zu prüfen.\n(2) Das Ergebnis der Prüfung ist am Brunnen auszuhängen.\n(3) Mängel sind binnen drei Tagen zu beheben.",
  "Wer einen Brunnen verschmutzt, trägt die Kosten der Reinigung.",
  "(1) Der Rat bestellt einen Brunnenmeister.\n(2) Der Brunnenmeister wird auf vier Jahre bestellt. Eine Wiederwahl ist zulässig.",
] as const;

export function germanLaw(): Generated {
  const text = `# Brunnengesetz\n\n${german.map((body, index) => `## § ${index + 1}\n\n${body}\n`).join("\n")}`;
  return generated("brunnengesetz.md", text, [
    ["Wie viele Paragraphen hat das Gesetz?", "count", 4, "exact"],
    [
      "Wie lautet § 2 Absatz 3 wörtlich?",
      "quote",
      "Mängel sind binnen drei Tagen zu beheben.",
      "quote-overlap",
    ],
    ["Wie lautet § 3 wörtlich?", "quote", german[2], "quote-overlap"],
    ["Zitiere § 4 Abs. 2 Satz 2.", "quote", "Eine Wiederwahl ist zulässig.", "quote-overlap"],
    [
      "Wie oft kommt das Wort „Brunnenmeister“ vor, Groß- und Kleinschreibung egal, als ganzes Wort?",
      "count",
      2,
      "exact",
    ],
    unanswerable("Wie lautet § 7 wörtlich?"),
    unanswerable("Wie lautet § 2 Absatz 9 wörtlich?"),
    unanswerable("Warum wurde das Gesetz erlassen?"),
  ]);
}

const japanese = [
  "この条例は、町の橋を安全に保つことを目的とする。",
  "橋の管理者は、毎年一回、橋を点検しなければならない。\n\n２　管理者は、点検の結果を公表するものとする。",
  "橋の上では、車両は時速二十キロメートルを超えて走行してはならない。",
  "祭礼のため橋を使用しようとする者は、使用の七日前までに町長の許可を受けなければならない。",
  "町長は、橋に損傷を認めたときは、直ちに通行を止めることができる。",
] as const;

export function japaneseOrdinance(): Generated {
  const kanji = "一二三四五";
  const text = `橋梁安全条例\n\n${japanese.map((body, index) => `第${kanji[index]}条\n\n${body}\n`).join("\n")}`;
  return generated("橋梁安全条例.txt", text, [
    ["この条例には条文がいくつありますか。", "count", 5, "exact"],
    ["第三条の条文を全文引用してください。", "quote", japanese[2], "quote-overlap"],
    [
      "第二条第二項を引用してください。",
      "quote",
      "管理者は、点検の結果を公表するものとする。",
      "quote-overlap",
    ],
    [
      "橋を使用しようとする者は、使用の何日前までに町長の許可を受けなければならないと定めていますか。",
      "lookup",
      "七日",
      "contains",
    ],
    ["「管理者」という語は何回出てきますか。", "count", text.split("管理者").length - 1, "exact"],
    [
      "「管理者」と「町長」ではどちらが多く出てきますか。",
      "compare",
      { 管理者: text.split("管理者").length - 1, 町長: text.split("町長").length - 1 },
      "fields",
    ],
    unanswerable("第九条の条文を全文引用してください。"),
    unanswerable("罰金は何円ですか。"),
    unanswerable("なぜこの条例が作られたのですか。"),
  ]);
}
