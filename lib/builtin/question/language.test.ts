import { expect, test } from "vitest";
import { detectLanguage } from "./language";

test.each([
  ["How many contracts mention arbitration?", "en"],
  ["Wie viele Verträge erwähnen ein Schiedsgericht?", "de"],
  ["Wie lautet § 3?", "de"],
  ["この法律には条文がいくつありますか。", "ja"],
  ["第三条全文", "ja"],
] as const)("%s is asked in %s", (question, language) => {
  expect(detectLanguage(question)).toBe(language);
});
