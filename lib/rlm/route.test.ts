import { expect, test } from "vitest";
import { asksForOneFact, tellingWords } from "@/lib/rlm/question-kind";
import { chooseReading, placesIn, type RouteInput, readingOfOldLog } from "@/lib/rlm/route";
import { sampleConfig } from "@/lib/trace/testing/sample-log";

const input = (changes: Partial<RouteInput>): RouteInput => ({
  mode: "auto",
  models: { root: "m", sub: "m" },
  question: "What is the notice period?",
  tokens: 50_000,
  countPlaces: async () => 0,
  ...changes,
});

test("what the asker chose is done, and said to be so", async () => {
  expect(await chooseReading(input({ mode: "search" }))).toMatchObject({
    reading: "search",
    forced: true,
    reason: "chosen by the asker",
  });
});

test("the built-in rules read by code, whatever was chosen", async () => {
  const models = { root: "builtin", sub: "builtin" };
  expect(await chooseReading(input({ mode: "direct", models }))).toMatchObject({
    reading: "rlm",
    forced: false,
  });
});

test("a text that is cheaper to read whole is read whole", async () => {
  expect(await chooseReading(input({ tokens: 3_000 }))).toMatchObject({ reading: "direct" });
  expect(await chooseReading(input({ tokens: 3_001 }))).toMatchObject({ reading: "rlm" });
});

test("one fact about a rare name in a long text is searched, and the reason names the word", async () => {
  const asked = {
    question: "What is the notice period that Zephyr-7 has agreed to?",
    countPlaces: async (word: string) => (word === "Zephyr-7" ? 2 : 900),
  };
  const route = await chooseReading(input(asked));
  expect(route.reading).toBe("search");
  expect(route.reason).toContain("“Zephyr-7” stands in 2 places");
  expect(await chooseReading(input({ ...asked, tokens: 8_000 }))).toMatchObject({ reading: "rlm" });
});

test("a name that stands everywhere, or nowhere, is no reason to search", async () => {
  const question = "Who signed for Acme?";
  for (const places of [0, 7, 900])
    expect(await chooseReading(input({ question, countPlaces: async () => places }))).toMatchObject(
      {
        reading: "rlm",
      },
    );
});

test.each([
  "How many contracts did Acme sign?",
  "What is the total of invoice 4711?",
  "List what Acme delivered",
  "Which of the orders of Acme was the largest?",
  "What changed between version A and version B?",
  "Wie viele Verträge hat Acme?",
  "Was ist der Unterschied zwischen A und B?",
  "アクメ社の契約は何件ありますか？",
  "アクメ社の売上の合計はいくらですか？",
  "Summarize what Acme does",
])("%s: needs more than a passage", (question) => {
  expect(asksForOneFact(question)).toBe(false);
});

test.each([
  "Who signed the agreement with Acme?",
  "What is the notice period of Zephyr-7?",
  "Wer hat den Vertrag mit Acme unterschrieben?",
  "アクメ社の代表取締役は誰ですか？",
])("%s: asks for one fact", (question) => {
  expect(asksForOneFact(question)).toBe(true);
});

test("telling words are quotes, names, codes and Japanese words, not the sentence's first", () => {
  expect(tellingWords("What does “force majeure” mean for Acme in clause 14.2?")).toEqual([
    "force majeure",
    "Acme",
    "14.2",
  ]);
  expect(tellingWords("アクメ社の代表取締役は誰ですか？")).toEqual(["アクメ", "代表取締役"]);
  expect(tellingWords("what is the notice period?")).toEqual([]);
});

test("places are counted over all texts, case ignored, up to a most", () => {
  expect(placesIn(["Acme. ACME", "acme (14.2)"], "acme", 10)).toBe(3);
  expect(placesIn(["a a a a"], "a", 2)).toBe(2);
  expect(placesIn(["14x2 14.2"], "14.2", 10)).toBe(1);
});

test("runs of older logs go on as they were routed", () => {
  const documents = [{ ...sampleConfig.documents[0], chars: 12_000 }].flatMap((document) =>
    document.id ? [{ ...document, id: "d1", name: "a", textSha256: "0", lines: 1 }] : [],
  );
  const models = { root: "m", sub: "m" };
  expect(readingOfOldLog({ mode: "auto", models, documents })).toBe("direct");
  const longer = documents.map((document) => ({ ...document, chars: 12_001 }));
  expect(readingOfOldLog({ mode: "auto", models, documents: longer })).toBe("rlm");
  expect(readingOfOldLog({ mode: "direct", models, documents: longer })).toBe("direct");
});
