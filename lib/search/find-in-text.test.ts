import { describe, expect, test } from "vitest";
import { type FindRequest, findInText } from "./find-in-text";
import { lineStartsOf } from "./line-starts";

const text = "Alpha beta\nalpha (a+b)\n契約 ALPHA\n";
const pause = async () => undefined;

function find(request: Partial<FindRequest> & { query: string }, source = text, totalMs = 2_000) {
  return findInText(
    { text: source, lineStarts: lineStartsOf(source) },
    { regex: false, caseSensitive: false, limit: 10, ...request },
    pause,
    { totalMs, turnMs: 5 },
  );
}

describe("places", () => {
  test("a word is found whatever its case, with line and column", async () => {
    expect(await find({ query: "alpha" })).toEqual({
      total: 3,
      complete: true,
      hits: [
        { start: 0, end: 5, line: 1, column: 1 },
        { start: 11, end: 16, line: 2, column: 1 },
        { start: 26, end: 31, line: 3, column: 4 },
      ],
    });
  });

  test("case counts when asked for", async () => {
    expect((await find({ query: "alpha", caseSensitive: true })).total).toBe(1);
  });

  test("plain text is not read as a pattern", async () => {
    expect((await find({ query: "(a+b)" })).hits).toMatchObject([{ start: 17, end: 22 }]);
  });

  test("a pattern works line by line, and by property classes", async () => {
    expect((await find({ query: "^alpha\\b", regex: true })).total).toBe(2);
    expect((await find({ query: "\\p{Script=Han}+", regex: true })).hits).toMatchObject([
      { start: 23, end: 25 },
    ]);
    expect((await find({ query: "^", regex: true })).total).toBe(4);
  });

  test("all hits are counted though few are listed", async () => {
    const found = await find({ query: "a", limit: 2, from: 5 });
    expect(found.total).toBe(8);
    expect(found.hits.map((hit) => hit.start)).toEqual([9, 11]);
  });
});

describe("searches that cannot be done", () => {
  test.each([
    [{ query: "(", regex: true }, "bad-pattern"],
    [{ query: "" }, "bad-pattern"],
    [{ query: "x".repeat(3_000) }, "bad-pattern"],
  ])("%j", async (request, code) => {
    await expect(find(request)).rejects.toMatchObject({ code });
  });

  test("a pattern that never ends is stopped and says what to do", async () => {
    const start = performance.now();
    await expect(
      find({ query: "^(a+)+$", regex: true }, `${"a".repeat(40)}!`, 300),
    ).rejects.toMatchObject({
      code: "search-timeout",
      message: expect.stringMatching(/nested repetitions/),
    });
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  test("a pattern that hangs after some hits gives those and says that it is not all", async () => {
    const found = await find({ query: "b|^(a+)+$", regex: true }, `b\n${"a".repeat(40)}!`, 300);
    expect(found).toMatchObject({ total: 1, complete: false });
  });
});

test("a search with very many hits lets others work in between", async () => {
  let pauses = 0;
  const source = "ab".repeat(1_000_000);
  const found = await findInText(
    { text: source, lineStarts: lineStartsOf(source) },
    { query: "a", regex: false, caseSensitive: true, limit: 1 },
    async () => {
      pauses += 1;
    },
    { totalMs: 20_000, turnMs: 5 },
  );
  expect(found).toMatchObject({ total: 1_000_000, complete: true });
  expect(pauses).toBeGreaterThan(0);
});
