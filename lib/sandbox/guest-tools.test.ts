/** The tools as guest code meets them: what they do, what they put up with, and how their results print. */
import { afterAll, describe, expect, test } from "vitest";
import type { Sandbox, SandboxResult } from "./sandbox";
import { createSandboxPool } from "./sandbox-pool";
import { openTestSandbox, type TestSandboxOptions } from "./testing/test-sandbox";

const pool = createSandboxPool({ size: 1 });
afterAll(() => pool.close());

const contract = [
  "CONTRACT 1",
  "The fee is $40 a month. Either party may",
  "terminate with 30 days notice.",
  "",
  "CONTRACT 2",
  "The fee is $55 a month. Renewal unless one Party",
  "notifies the other of its “intention” not to renew.",
  "",
].join("\n");

/** Most tests look at one text with the usual host, so they share a sandbox: cells may declare the same names again. */
let shared: Promise<Sandbox> | null = null;

async function run(
  code: string,
  options: TestSandboxOptions | null = null,
): Promise<SandboxResult> {
  if (options === null) {
    shared ??= openTestSandbox(pool.open, { texts: [contract] });
    return (await shared).run(code);
  }
  const sandbox = await openTestSandbox(pool.open, { texts: [contract], ...options });
  try {
    return await sandbox.run(code);
  } finally {
    await sandbox.dispose();
  }
}

async function shownBy(
  code: string,
  options: TestSandboxOptions | null = null,
): Promise<string | null> {
  const { outcome, value } = await run(code, options);
  expect(outcome).toEqual({ status: "ok" });
  return value;
}

async function errorOf(code: string, options: TestSandboxOptions | null = null): Promise<string> {
  const { outcome } = await run(code, options);
  if (outcome.status !== "error") throw new Error(`no error but ${JSON.stringify(outcome)}`);
  return outcome.error.message;
}

describe("grep", () => {
  test("finds a string pattern in any case, a space standing for any white space", async () => {
    expect(await shownBy('grep("may terminate").map((h) => h.line + ":" + h.text)')).toBe(
      '["2:may\\nterminate"]',
    );
  });

  test("takes a RegExp as it is, and gives its groups", async () => {
    expect(await shownBy("grep(/fee is \\$(\\d+)/).map((h) => h.groups[0]).join()")).toBe("40,55");
    expect(await shownBy("grep(/FEE/).length")).toBe("0");
  });

  test.each([
    ['grep("fee", "i")', "2"],
    ['grep("fee", 1)', "1"],
    ['grep("fee", "gi", 1)', "1"],
    ['grep("fee", { limit: 1 })', "1"],
    ['grep("fee", grep(/CONTRACT 2[\\s\\S]*/)[0])', "1"],
    ['grep("fee", { within: grep(/CONTRACT 2[\\s\\S]*/)[0] })', "1"],
    ['grep("fee", undefined, undefined, 0)', "2"],
  ])("%s finds %s", async (code, count) => {
    expect(await shownBy(`${code}.length`)).toBe(count);
  });

  test("says when a limit cut the hits", async () => {
    const { notes, value } = await run('grep("x", { limit: 50 }).length', {
      texts: ["x ".repeat(80)],
    });
    expect([value, notes]).toEqual([
      "50",
      ["grep /x/gim stopped at its limit of 50 hits; there are 80"],
    ]);
  });

  test("searches an invalid pattern as plain text, and says so", async () => {
    const { notes, value } = await run('grep("$40 a month (").length');
    expect(value).toBe("0");
    expect(notes[0]).toContain("is not a valid pattern; it was searched as plain text");
  });

  test("tells a caller that passes the text", async () => {
    expect(await errorOf("grep(context, /fee/)")).toContain("the first argument is the pattern");
  });

  test("reports where it found what", async () => {
    const { toolUses } = await run('grep("fee")');
    expect(toolUses).toEqual([
      {
        tool: "grep",
        argument: "/fee/gim",
        hits: 2,
        places: [
          { doc: 0, start: 15, end: 18, line: 2 },
          {
            doc: 0,
            start: contract.lastIndexOf("fee"),
            end: contract.lastIndexOf("fee") + 3,
            line: 6,
          },
        ],
      },
    ]);
  });
});

describe("a Span", () => {
  test("computes text and line from its place, under the names that models guess", async () => {
    expect(
      await shownBy(
        "const h = grep(/\\$55/)[0]; [h.text, h.match, h.line, h.lineNum, h.lineNumber, h.index === h.start, h.lineText === h.content].join()",
      ),
    ).toBe("$55,$55,6,6,6,true,true");
  });

  test("is its text in a template, and short in JSON", async () => {
    expect(await shownBy("`${grep(/\\$55/)[0]}`")).toBe("$55");
    expect(await shownBy("JSON.stringify(cite('CONTRACT 2'))")).toBe(
      JSON.stringify({ line: 5, start: 84, end: 94, text: "CONTRACT 2" }),
    );
  });

  test("prints as its line; several print one a row, hits of one line joined", async () => {
    const { printed } = await run(
      'console.log("hits:", grep(/fee|month/)); console.log(cite(0, 8))',
    );
    expect(printed).toBe(
      [
        "hits:",
        "4 spans:",
        "  L2 (2 hits) @15 The fee is $40 a month. Either party may",
        "  L6 (2 hits) @99 The fee is $55 a month. Renewal unless one Party",
        "L1 @0 CONTRACT 1",
        "",
      ].join("\n"),
    );
  });

  test("prints at most twelve rows", async () => {
    const { printed } = await run('print(grep("^row"))', {
      texts: [Array.from({ length: 340 }, (_, i) => `row ${i}`).join("\n")],
    });
    expect(printed.split("\n")).toHaveLength(15);
    expect(printed).toContain("340 spans:\n");
    expect(printed).toContain("\n  … 328 more\n");
  });

  test("never prints a line that is the whole text", async () => {
    const { printed } = await run('print(grep("needle"))', {
      texts: [`${"x".repeat(500_000)} needle ${"y".repeat(500_000)}`],
    });
    expect(printed.length).toBeLessThan(300);
    expect(printed).toContain("…");
  });
});

describe("locate and cite", () => {
  test.each([
    ["exactly", "The fee is $40 a month."],
    ["over a line break", "Either party may terminate with 30 days notice"],
    ["with other quote marks", 'its \\"intention\\" not to renew'],
    ["in another case", "THE FEE IS $40"],
  ])("find a wording %s", async (_how, wording) => {
    expect(await shownBy(`locate("${wording}").length`)).toBe("1");
    expect(await shownBy(`cite("${wording}").doc`)).toBe("0");
  });

  test("fold full and half width, and lines broken between characters", async () => {
    const texts = ["第１０条 甲は、\n乙に通知する。"];
    expect(await shownBy('locate("第10条").length', { texts })).toBe("1");
    expect(await shownBy('locate("甲は、乙に通知").length', { texts })).toBe("1");
  });

  test("stay within the part given", async () => {
    const part = "split_sections(/^CONTRACT \\d/m)[1]";
    expect(await shownBy(`locate("The fee is", { within: ${part} })[0].line`)).toBe("6");
    expect(await errorOf(`cite("30 days notice", { within: ${part} })`)).toContain(
      "does not stand in the part given",
    );
  });

  test("tell the nearest place of a quote that stands nowhere", async () => {
    expect(
      await errorOf('cite("Renewal unless one Party notifies the other of its wish not to renew")'),
    ).toMatch(
      /^Error: cite: this does not stand in the text: "Renewal unless[^"]*"\. The nearest is at L\d: ".*Quote exactly, or pass the Span of grep\/locate\.$/,
    );
  });
});

describe("the other readers", () => {
  test("text_stats tells size, kinds of line and the end", async () => {
    const stats = await shownBy("const s = text_stats(); [s.chars, s.lines, s.longestLine].join()");
    expect(stats).toBe(`${contract.length},7,51`);
    expect(await shownBy("text_stats().commonLines[0]")).toBe("2× like L1: CONTRACT 1");
  });

  test("read_lines counts from one, and tells a caller who passes text", async () => {
    expect(await shownBy("read_lines(5, 6)")).toBe(
      "CONTRACT 2\nThe fee is $55 a month. Renewal unless one Party",
    );
    expect(await shownBy("read_lines(90, 99)")).toBe("");
    expect(await errorOf("read_lines(context)")).toContain("takes line numbers");
  });

  test("split_sections cuts from heading to heading", async () => {
    expect(
      await shownBy(
        "split_sections(/^CONTRACT (\\d)$/m).map((s) => s.title + '|' + s.groups[0] + '|' + s.body.trim().slice(0, 14)).join(';')",
      ),
    ).toBe("CONTRACT 1|1|The fee is $40;CONTRACT 2|2|The fee is $55");
    expect((await run("print(split_sections(/^CONTRACT/m))")).printed).toBe(
      '2 spans:\n  L1 @0 "CONTRACT" (84 characters)\n  L5 @84 "CONTRACT" (112 characters)\n',
    );
  });

  test("several documents are told apart by number or name", async () => {
    const texts = ["alpha\n", "beta\ngamma\n"];
    expect(
      await shownBy('[context, documents[1].lineCount, grep("gamma", { doc: 1 })[0].line].join()', {
        texts,
      }),
    ).toBe("alpha\n,2,2");
    expect((await run('print(locate("gamma"))', { texts })).printed).toContain("D1 L2 @5 gamma");
    expect(await errorOf("read_lines(1, 1, 7)", { texts })).toContain("there is no document 7");
  });
});

describe("tools of the host", () => {
  const hits = Array.from({ length: 20 }, (_, i) => ({
    doc: 0,
    start: i * 5,
    end: i * 5 + 3,
    score: 1,
  }));

  test("fuzzy_search filters by its part before it cuts to its limit", async () => {
    const asked: unknown[] = [];
    const host = {
      fuzzySearch: async (request: unknown) => {
        asked.push(request);
        return hits;
      },
    };
    const found = await shownBy(
      "(await fuzzy_search('x', { within: cite(40, 90), limit: 2 })).map((h) => h.start).join()",
      { host },
    );
    expect(found).toBe("40,45");
    expect(asked).toEqual([{ words: "x", limit: 2_000, doc: 0 }]);
  });

  test("llm_query takes one object, and unfolds Spans and lists", async () => {
    const host = { llmQuery: async (request: unknown) => JSON.stringify(request) };
    expect(
      await shownBy('await llm_query({ prompt: "p", context: grep(/\\$\\d+/) })', { host }),
    ).toBe('{"prompt":"p","context":"$40\\n---\\n$55"}');
    expect(await shownBy('await llm_query("p")', { host })).toBe('{"prompt":"p","context":null}');
  });

  test("llm_query refuses too long a context before it is sent, with the better way", async () => {
    const { outcome, hostCalls } = await run('await llm_query("sum it", context.repeat(3000))');
    expect(hostCalls).toBe(0);
    expect(outcome).toMatchObject({
      error: {
        message: expect.stringContaining("characters are too many for one sub-call (limit 400000)"),
        hint: 'Counting, adding and comparing over the whole text is done in code, e.g. over context.split("\\n").',
      },
    });
  });

  test("llm_query_batched gives the reason in place of a failed reply, and takes more than may wait at once", async () => {
    const host = {
      llmQuery: async ({ prompt }: { prompt: string }) => {
        if (prompt === "p1") throw new Error("down");
        return prompt;
      },
    };
    expect(
      await shownBy(
        "const r = await llm_query_batched(Array.from({ length: 300 }, (_, i) => ({ prompt: 'p' + i, context: '' }))); [r.length, r[1], r[299]].join()",
        { host },
      ),
    ).toBe("300,[sub-call failed: down],p299");
  });
});

describe("FINAL and ABSTAIN", () => {
  test("look up evidence of every kind, equal pieces once", async () => {
    const { final } = await run(
      'FINAL("$40", [grep(/\\$40/), "The fee is $40 a month.", { start: 0, end: 10 }, { quote: "CONTRACT 2" }, { line: 1 }, [["CONTRACT 2"]]])',
    );
    expect(final).toMatchObject({ kind: "propose", answer: "$40", badEvidence: [] });
    const evidence = final?.kind === "propose" ? final.evidence : [];
    expect(evidence.map(({ start, end, line }) => [start, end, line])).toEqual([
      [22, 25, 2],
      [11, 34, 2],
      [0, 10, 1],
      [84, 94, 5],
    ]);
  });

  test("say of how many hits a piece of evidence is one", async () => {
    const { final } = await run('FINAL("x", grep("fee")[0])');
    expect(final).toMatchObject({ evidence: [{ of: 2, pattern: "/fee/gim" }] });
  });

  test("tell what stands nowhere", async () => {
    const { final } = await run('FINAL("90", ["90 days prior written notice"])');
    expect(final).toMatchObject({
      evidence: [],
      badEvidence: [
        expect.stringContaining(
          'evidence: this does not stand in the text: "90 days prior written notice".',
        ),
      ],
    });
  });

  test.each([
    ["FINAL(42, [])", "42", 42],
    ["FINAL([1, 2], [])", "- 1\n- 2", [1, 2]],
    ["FINAL({ a: 1, b: [2] }, [])", "a: 1\nb: - 2", { a: 1, b: [2] }],
    ["FINAL({ answer: 'x', evidence: [] })", "x", undefined],
    ["FINAL(new Map([['k', 3n]]), [])", "k: 3", { k: "3" }],
  ])("%s keeps the value beside its text", async (code, answer, data) => {
    const { final } = await run(code);
    expect(final).toEqual({
      kind: "propose",
      answer,
      ...(data === undefined ? {} : { data }),
      evidence: [],
      badEvidence: [],
    });
  });

  test("FINAL() confirms; ABSTAIN gives a reason", async () => {
    expect((await run("FINAL()")).final).toEqual({ kind: "confirm" });
    expect((await run('ABSTAIN("looked for a fee cap")')).final).toEqual({
      kind: "abstain",
      reason: "looked for a fee cap",
    });
  });

  test.each([
    ["FINAL(undefined, [])", 'FINAL: the answer is "undefined"'],
    ["FINAL(NaN, [])", 'FINAL: the answer is "NaN"'],
    ['FINAL("  ", [])', "FINAL: the answer is empty"],
    ['FINAL(Promise.resolve("x"), [])', "the answer is a Promise; await it first"],
    ['FINAL("a", []); FINAL("b", [])', "FINAL was already called in this cell"],
    ["ABSTAIN()", "say what was looked for"],
  ])("%s is refused", async (code, message) => {
    expect(await errorOf(code)).toContain(message);
  });
});

test("an answer nested without end is refused in words, and forged past them it is not taken", async () => {
  const deep = "let deep: unknown = 1; for (let i = 0; i < 1500; i++) deep = [deep];";
  const asked = await run(`${deep}\nFINAL({ answer: { deep } })`);
  expect(asked.outcome).toMatchObject({
    status: "error",
    error: { message: expect.stringContaining("nested deeper than 100 levels") },
  });
  const forge = `JSON.stringify = () => '{"kind":"propose","answer":"42","evidence":[],"badEvidence":[],"data":' + "[".repeat(100_000) + "]".repeat(100_000) + "}";`;
  const forged = await run(`${forge}\nFINAL("42")`, {});
  expect(forged).toMatchObject({ outcome: { status: "ok" }, final: null });
  expect(forged.notes.join()).toContain("refused a malformed message");
});

test("an answer of a book's length is refused with what to do", async () => {
  const { outcome, final } = await run('FINAL("x".repeat(250_000))');
  expect(final).toBeNull();
  expect(outcome).toMatchObject({
    status: "error",
    error: { message: expect.stringContaining("print the long part") },
  });
});
