/** Stories of our own: English chapters, and a Japanese text with ruby and notes. */
import { type Generated, generated, unanswerable } from "./generated";
import type { Random } from "./random";

const lines = [
  "The lighthouse stood silent above the bay.",
  "Marta counted the boats and wrote the number down.",
  "Nobody had seen the old ferry since the storm.",
  "Tobias laughed, and the gulls answered him.",
  "The bay was calm, and the boats came home.",
];

export function novel(random: Random): Generated {
  const chapters = Array.from({ length: 7 }, () =>
    Array.from({ length: random.between(15, 60) }, () => random.pick(lines)).join(" "),
  );
  const romans = ["I", "II", "III", "IV", "V", "VI", "VII"];
  const text = `THE BAY\n\n${chapters.map((chapter, index) => `CHAPTER ${romans[index]}\n\n${chapter}\n`).join("\n")}`;
  const count = (word: string) => text.split(word).length - 1;
  return generated("the-bay.txt", text, [
    ["How many chapters does the novel have?", "count", 7, "exact"],
    ['How many times does "Marta" occur?', "count", count("Marta"), "exact"],
    [
      'Does "Marta" or "Tobias" occur more often?',
      "compare",
      { Marta: count("Marta"), Tobias: count("Tobias") },
      "fields",
    ],
    [
      'How often does the phrase "the boats" occur (ignoring case)?',
      "count",
      text.match(/the boats/gi)?.length,
      "exact",
    ],
    [
      'In how many chapters does the name "Tobias" appear?',
      "count",
      chapters.filter((chapter) => chapter.includes("Tobias")).length,
      "exact",
    ],
    unanswerable("Does Marta love Tobias?"),
    unanswerable("How does the story end?"),
    unanswerable('How many times does the word "the" occur?'),
    unanswerable("How many characters are sad?"),
  ]);
}

export function rubyStory(): Generated {
  const text = `灯台の話\n\n［＃８字下げ］一［＃「一」は中見出し］\n\n　灯台《とうだい》守《もり》の老人は、灯台に登った。灯《とう》台《だい》は古い。\n\n［＃８字下げ］二［＃「二」は中見出し］\n\n　娘は老人を待っていた。灯台の光が海を渡る。娘と老人は笑った。\n\n［＃８字下げ］三［＃「三」は中見出し］\n\n　老人は去った。\n`;
  const plain = text.replace(/《[^》]*》|［＃[^］]*］/g, "");
  return generated("灯台.txt", text, [
    ["この作品は何章から成っていますか。", "count", 3, "exact"],
    [
      "ルビ(《》)と入力者注(［＃］)を除いた本文で、「灯台」という語は何回出てきますか。",
      "count",
      plain.split("灯台").length - 1,
      "exact",
    ],
    ["「老人」という語は何回出てきますか。", "count", plain.split("老人").length - 1, "exact"],
    unanswerable("「灯台」という語は何回出てきますか。"),
    unanswerable("老人はなぜ去ったのですか。"),
  ]);
}
