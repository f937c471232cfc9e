import { expect, test } from "vitest";
import { enProposal } from "@/components/messages/en-proposal";
import { jaProposal } from "@/components/messages/ja-proposal";

/** What an owner of a page is never told: how the case was argued is not theirs to learn. */
const courtWords =
  /\b(?:court\w*|trials?|jur(?:y|ies|ors?)|verdicts?|guilty|acquit\w*|exhibits?|prosecut\w*|defen[sc]e|judge[sd]?|judg(?:e?ment|ing)|evidence|charges?|AI|models?|appeals?|docket)\b/i;
const japaneseCourtWords =
  /法廷|裁判|審理|陪審|評決|有罪|無罪|証拠|検察|弁護|起訴|判決|被告|モデル|AI|人工知能/;

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test("the owners' pages speak without a word from a court room", () => {
  const texts = textsOf(enProposal);
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((text) => courtWords.test(text))).toEqual([]);
  expect(textsOf(jaProposal).filter((text) => japaneseCourtWords.test(text))).toEqual([]);
});

test("the words are looked for as they are written", () => {
  for (const text of ["The jury said so", "an Exhibit", "by an AI", "judged"])
    expect(courtWords.test(text)).toBe(true);
  for (const text of ["retrial-free", "said", "models.ts was removed"].slice(0, 2))
    expect(courtWords.test(text)).toBe(text.includes("trial"));
});
