import { applyPatch, parsePatch } from "diff";
import { describe, expect, test } from "vitest";
import { chargeableType } from "@/lib/trace/court";
import { loadMutations, type MutationCase } from "./load-mutations";
import { trapKind } from "./mutation-case";

const cases = await loadMutations();
const drifts = cases.filter(({ wrong }) => wrong.length > 0);
const traps = cases.filter(({ wrong }) => wrong.length === 0);
const countIn = (text: string, part: string) => text.split(part).length - 1;

describe("the bench", () => {
  test("has at least 60 changes that make a page wrong and 120 that do not", () => {
    expect(drifts.length).toBeGreaterThanOrEqual(60);
    expect(traps.length).toBeGreaterThanOrEqual(120);
  });

  test.each(chargeableType.options)("has at least four drifts of type %s", (type) => {
    expect(drifts.filter(({ kind }) => kind === type).length).toBeGreaterThanOrEqual(4);
  });

  test.each(trapKind.options)("has at least three traps of kind %s", (kind) => {
    expect(traps.filter((trap) => trap.kind === kind).length).toBeGreaterThanOrEqual(3);
  });

  test("names each case once, after its code base", () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ id, project }) => !id.startsWith(`${project}-`))).toEqual([]);
  });

  test("asks no question twice", () => {
    expect(new Set(cases.map(({ patch }) => patch)).size).toBe(cases.length);
    expect(new Set(cases.map(({ title }) => title.toLowerCase())).size).toBe(cases.length);
  });
});

describe.each(cases)("$id", ({ before, after, patch, pages, wrong }) => {
  test("has a patch that turns the tree before into the tree after", () => {
    expect(Object.fromEntries(applyAll(before, patch))).toEqual(Object.fromEntries(after));
  });

  test("has labels that stand where they say", () => {
    for (const { page, text, gone, there } of wrong) {
      const held = pages.find(({ path }) => path === page)?.text ?? "";
      expect(countIn(held, text), `${page}: ${text}`).toBe(1);
      expect(countIn(before.get(page) ?? "", text), `${page} before: ${text}`).toBe(1);
      for (const part of gone) {
        expect(countIn(held, part), `${page}: ${part}`).toBe(1);
        expect(overlap(held, part, text), `${part} in ${text}`).toBe(true);
      }
      for (const fact of there) expect(foldDigits(patch)).toContain(foldDigits(fact));
    }
  });
});

/** Whether two texts that each stand once in a page share characters there. */
function overlap(page: string, a: string, b: string): boolean {
  const [startA, startB] = [page.indexOf(a), page.indexOf(b)];
  return startA < startB + b.length && startB < startA + a.length;
}

function applyAll(before: MutationCase["before"], patch: string): Map<string, string> {
  const files = new Map(before);
  for (const part of parsePatch(patch)) {
    const [from, to] = [part.oldFileName, part.newFileName].map((name) =>
      (name ?? "").replace(/^[ab]\//, ""),
    );
    const result = applyPatch(files.get(from ?? "") ?? "", part);
    if (result === false) throw new Error(`The patch of ${from} does not apply.`);
    if (from !== to || to === "/dev/null") files.delete(from ?? "");
    if (to !== "/dev/null" && to !== undefined) files.set(to, result);
  }
  return files;
}

/** `50_000` and `50000` are one number. */
function foldDigits(text: string): string {
  return text.replaceAll(/(?<=\d)_(?=\d)/g, "");
}
