import { expect, test } from "vitest";
import { partKinds } from "@/lib/builtin/question/part-noun";
import { chooseHeading, type HeadingForm, headingForms } from "./headings";

function forms(key: string): Record<string, RegExp> {
  const kind = partKinds.find((candidate) => candidate.key === key);
  if (kind === undefined) throw new Error(`There is no part ${key}.`);
  return Object.fromEntries(
    Object.entries(headingForms(kind)).map(([form, source]) => {
      const end = source.lastIndexOf("/");
      return [form, new RegExp(source.slice(1, end), source.slice(end + 1))];
    }),
  );
}

test.each([
  ["contract", "ruled", "=====  CONTRACT 12 OF 40: Supply of tin  =====", "12", "Supply of tin"],
  ["contract", "ruled", "##### AGREEMENT 3 of 9 - Alder Foods Ltd #####", "3", "Alder Foods Ltd"],
  ["contract", "rules", "*** Lease of the mill ***", "", "Lease of the mill"],
  ["article", "ruled", "### Art 12a", "12a", ""],
  ["article", "counter", "　第十二条", "十二", ""],
  ["article", "counter", "### 第三条", "三", ""],
  ["section", "title", "Section 4. Music", "4", "Music"],
  ["chapter", "capitals", "CHAPTER XIV", "XIV", ""],
  ["chapter", "noted", "［＃８字下げ］二［＃「二」は中見出し］", "二", ""],
  ["paragraph-sign", "ruled", "## § 7", "7", ""],
])("a %s heading of the form %s: %s", (key, form, line, number, name) => {
  const match = [...line.matchAll(forms(key)[form] ?? /never/g)][0];
  expect([match?.[1] ?? "", match?.[2] ?? ""]).toEqual([number, name]);
});

test.each([
  ["article", "第二十条、第二十六条の規定に違反した者"],
  ["section", "as Section 4 provides, nobody may play"],
  ["chapter", "In chapter 3 the ship leaves."],
])("a %s named inside a sentence is no heading: %s", (key, line) => {
  expect(Object.values(forms(key)).some((shape) => [...line.matchAll(shape)].length > 0)).toBe(
    false,
  );
});

const form = (changes: Partial<HeadingForm>): HeadingForm => ({
  form: "ruled",
  source: "/x/gm",
  count: 5,
  runsOn: true,
  first: "Section 1",
  last: "Section 5",
  ...changes,
});

const asked = { part: "section", language: "en" } as const;

test("the one form whose numbers run on is taken", () => {
  expect(
    chooseHeading([form({}), form({ form: "title", count: 9, runsOn: false })], null, asked),
  ).toEqual({ form: form({}) });
});

test.each([
  ["numbers that do not run on", [form({ runsOn: false })], null, "run on from 1"],
  [
    "two forms of different counts",
    [form({}), form({ form: "title", count: 7 })],
    null,
    "several kinds",
  ],
  ["another count than the question states", [form({})], 6, "but 6 are stated"],
  [
    "another count than the heading states",
    [form({ first: "== LETTER 1 OF 9 ==" })],
    null,
    "but 9 are stated",
  ],
])("%s: no choice", (_, candidates, claimed, reason) => {
  const choice = chooseHeading(candidates, claimed, asked);
  expect("reason" in choice && choice.reason).toContain(reason);
});
