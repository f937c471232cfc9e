/** What every sandbox must do, whatever it is made of. */
import { afterAll, describe, expect, test } from "vitest";
import type { OpenSandbox, Sandbox } from "./sandbox";
import { replSequences } from "./testing/repl-sequences";
import { openTestSandbox } from "./testing/test-sandbox";

export type SandboxUnderTest = { open: OpenSandbox; close(): Promise<void> };

export function describeSandbox(make: () => SandboxUnderTest): void {
  const { open, close } = make();
  afterAll(close);

  describe("cells that follow one another", () => {
    let shared: Promise<Sandbox> | null = null;
    test.each(replSequences)("$name", async ({ cells }) => {
      shared ??= openTestSandbox(open);
      const sandbox = await shared;
      for (const [code, value] of cells) {
        const result = await sandbox.run(code);
        if (value === "error") expect(result.outcome.status).toBe("error");
        else expect([result.outcome, result.value]).toEqual([{ status: "ok" }, value]);
      }
    });
  });

  test("a cell that is left out changes no random value of the later ones", async () => {
    const [whole, resumed] = await Promise.all([openTestSandbox(open), openTestSandbox(open)]);
    await whole.run("Math.random()", { cell: 1 });
    const expected = await whole.run("Math.random()", { cell: 2 });
    const { value } = await resumed.run("Math.random()", { cell: 2 });
    expect(value).toBe(expected.value);
    await Promise.all([whole.dispose(), resumed.dispose()]);
  });

  describe("a cell's result", () => {
    test("holds what was printed, in order, and the last value", async () => {
      const sandbox = await openTestSandbox(open);
      const result = await sandbox.run('console.log("a", 1);\nprint([1, "b"]);\n6 * 7');
      expect(result.printed).toBe('a 1\n[1, "b"]\n');
      expect(result.value).toBe("42");
      expect(result.restarted).toBe(false);
      await sandbox.dispose();
    });

    test("counts what was printed beyond the limit", async () => {
      const sandbox = await openTestSandbox(open, { limits: { outputChars: 100 } });
      const result = await sandbox.run('console.log("x".repeat(250))');
      expect(result.printed).toBe("x".repeat(100));
      expect(result.droppedChars).toBe(151);
      await sandbox.dispose();
    });

    test("names the line that the model wrote, types and all", async () => {
      const sandbox = await openTestSandbox(open);
      const code = "interface Row {\n  a: number;\n}\nconst row = null as unknown as Row;\nrow.a;";
      const { outcome } = await sandbox.run(code);
      expect(outcome).toMatchObject({
        status: "error",
        error: {
          message: "TypeError: Cannot read properties of null (reading 'a')",
          line: 5,
          hint: "Something was not found: print what you search in before you use it, and test for no match.",
        },
      });
      await sandbox.dispose();
    });

    test("a cell that does not parse is an error with its line", async () => {
      const sandbox = await openTestSandbox(open);
      const { outcome } = await sandbox.run("const a = 1;\nconst b = ;");
      expect(outcome).toMatchObject({ status: "error", error: { line: 2 } });
      await sandbox.dispose();
    });
  });

  describe("host functions", () => {
    test("answer, and reject with the same message", async () => {
      const sandbox = await openTestSandbox(open, {
        host: {
          llmQuery: async ({ prompt, context }) => {
            if (prompt === "fail") throw new Error("the model is down");
            return `${prompt}/${context}`;
          },
        },
      });
      const good = await sandbox.run('await llm_query("p", "c")');
      expect([good.value, good.hostCalls]).toEqual(["p/c", 1]);
      const bad = await sandbox.run('const a = 1;\nawait llm_query("fail")');
      expect(bad.outcome).toMatchObject({
        status: "error",
        error: { message: "Error: the model is down", line: 2 },
      });
      await sandbox.dispose();
    });

    test("run side by side", async () => {
      let running = 0;
      let most = 0;
      const sandbox = await openTestSandbox(open, {
        host: {
          llmQuery: async () => {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setTimeout(resolve, 30));
            running -= 1;
            return "";
          },
        },
      });
      await sandbox.run(
        'await llm_query_batched(Array.from({ length: 10 }, (_, i) => ({ prompt: "p" + i, context: "" })))',
      );
      expect(most).toBe(10);
      await sandbox.dispose();
    });

    test("are answered in the order of the calls, whichever is quicker", async () => {
      const sandbox = await openTestSandbox(open, {
        host: {
          llmQuery: async ({ prompt }) => {
            await new Promise((resolve) => setTimeout(resolve, prompt === "slow" ? 120 : 0));
            return prompt;
          },
        },
      });
      const code =
        'const order: string[] = [];\nawait Promise.all(["slow", "quick", "quicker"].map(async (p) => { order.push(await llm_query(p)) }));\norder.join()';
      expect((await sandbox.run(code)).value).toBe("slow,quick,quicker");
      await sandbox.dispose();
    });

    test("a cell ends when all its calls are answered, awaited or not", async () => {
      const sandbox = await openTestSandbox(open, {
        host: {
          llmQuery: async () => {
            await new Promise((resolve) => setTimeout(resolve, 80));
            return "late";
          },
        },
      });
      await sandbox.run(
        'let seen = "";\nvoid llm_query("p").then((reply) => { seen = reply });\n1',
      );
      expect((await sandbox.run("seen")).value).toBe("late");
      await sandbox.dispose();
    });

    test("a nested inquiry is refused where there is none", async () => {
      const flat = await openTestSandbox(open);
      expect((await flat.run('await rlm_query("q", "c")')).outcome).toMatchObject({
        error: { message: "Error: rlm_query is not available at this depth; use llm_query" },
      });
      await flat.dispose();
      const deep = await openTestSandbox(open, { mayNest: true });
      expect((await deep.run('await rlm_query("q", "c")')).value).toBe("N:q");
      await deep.dispose();
    });
  });

  describe("limits", () => {
    test("an endless loop is stopped and its variables survive", async () => {
      const sandbox = await openTestSandbox(open, { limits: { segmentMs: 200 } });
      const { outcome } = await sandbox.run("const kept = 5;\nwhile (true) {}");
      expect(outcome).toMatchObject({ status: "stopped", limit: "segment", stateKept: true });
      expect((await sandbox.run("kept")).value).toBe("5");
      await sandbox.dispose();
    });

    test("a loop after an await is stopped too", async () => {
      const sandbox = await openTestSandbox(open, { limits: { segmentMs: 200 } });
      const { outcome } = await sandbox.run('await llm_query("p");\nwhile (true) {}');
      expect(outcome).toMatchObject({ status: "stopped", limit: "segment", stateKept: true });
      await sandbox.dispose();
    });

    test("a cell that waits too long has its calls refused", async () => {
      const sandbox = await openTestSandbox(open, {
        limits: { segmentMs: 200, cellMs: 300 },
        host: { llmQuery: () => new Promise(() => {}) },
      });
      const { outcome } = await sandbox.run('await llm_query("p")');
      expect(outcome).toMatchObject({ status: "stopped", limit: "cell", stateKept: true });
      expect((await sandbox.run("1")).value).toBe("1");
      await sandbox.dispose();
    });

    test("a run may not compute longer than it was given", async () => {
      const sandbox = await openTestSandbox(open, { limits: { segmentMs: 5_000, runCpuMs: 300 } });
      expect((await sandbox.run("while (true) {}")).outcome).toMatchObject({ limit: "cpu" });
      expect((await sandbox.run("1")).outcome).toMatchObject({ status: "stopped", limit: "cpu" });
      await sandbox.dispose();
    });

    test("cancelling ends a running cell within a second", async () => {
      const controller = new AbortController();
      const sandbox = await openTestSandbox(open, { signal: controller.signal });
      const running = sandbox.run("while (true) {}");
      setTimeout(() => controller.abort(), 100);
      const startedAt = performance.now();
      expect((await running).outcome).toEqual({ status: "cancelled" });
      expect(performance.now() - startedAt).toBeLessThan(1_000);
      expect((await sandbox.run("1")).outcome).toEqual({ status: "cancelled" });
      await sandbox.dispose();
    });

    test("disposing twice is safe", async () => {
      const sandbox = await openTestSandbox(open);
      await sandbox.dispose();
      await sandbox.dispose();
      await expect(sandbox.run("1")).rejects.toThrow("disposed");
    });
  });

  test("equal seeds and equal cells give equal values, other seeds others", async () => {
    const values = await Promise.all(
      ["a", "a", "b"].map(async (seed) => {
        const sandbox = await openTestSandbox(open, { seed });
        await sandbox.run("Math.random()");
        const { value } = await sandbox.run("[Math.random(), Math.random()].join()");
        await sandbox.dispose();
        return value;
      }),
    );
    expect(values[0]).toBe(values[1]);
    expect(values[0]).not.toBe(values[2]);
  });

  describe("a reply that is read and run at once", () => {
    const heardNothing = async () => {};

    test("is heard of, and gives its cell and what that gave", async () => {
      const sandbox = await openTestSandbox(open);
      const heard: string[] = [];
      const code = "const six = 6;\nprint(six * 7)";
      const ran = await sandbox.runReply(`\`\`\`ts\n${code}\n\`\`\``, {
        cell: 1,
        onCell: async (read) => void heard.push(read.code),
      });
      expect(ran).toMatchObject({
        read: { kind: "cell", code, written: code, repairs: [] },
        result: { outcome: { status: "ok" }, printed: "42\n" },
      });
      expect(heard).toEqual([code]);
      expect((await sandbox.run("six")).value).toBe("6");
      await sandbox.dispose();
    });

    test("is nothing where there is no cell", async () => {
      const sandbox = await openTestSandbox(open);
      const onCell = async () => {
        throw new Error("There is no cell to hear of.");
      };
      expect(await sandbox.runReply("I do not know.", { cell: 1, onCell })).toBeNull();
      await sandbox.dispose();
    });

    test("has its error for a result where the cell does not parse", async () => {
      const sandbox = await openTestSandbox(open);
      const heard: string[] = [];
      const ran = await sandbox.runReply("```ts\nprint(1);\nconst = ;\n```", {
        cell: 1,
        onCell: async (read) => void heard.push(read.code),
      });
      expect(ran).toMatchObject({
        read: { kind: "broken" },
        result: { outcome: { status: "error", error: { line: 2 } }, printed: "" },
      });
      expect(heard).toEqual(["print(1);\nconst = ;"]);
      await sandbox.dispose();
    });

    test("is answered by the host only when it has been heard of, in the order of its calls", async () => {
      const order: string[] = [];
      const sandbox = await openTestSandbox(open, {
        host: {
          llmQuery: async ({ prompt }) => {
            order.push(prompt);
            return prompt;
          },
        },
      });
      const calls = 'await Promise.all([llm_query("a"), llm_query("b")]);';
      await sandbox.runReply(`\`\`\`ts\n${calls}\n\`\`\``, {
        cell: 1,
        async onCell() {
          await new Promise((resolve) => setTimeout(resolve, 100));
          order.push("heard");
        },
      });
      expect(order).toEqual(["heard", "a", "b"]);
      await sandbox.dispose();
    });

    test("is not answered any more when it was cancelled before it was heard of", async () => {
      const cancelled = new AbortController();
      const asked: string[] = [];
      const sandbox = await openTestSandbox(open, {
        signal: cancelled.signal,
        host: {
          async llmQuery({ prompt }) {
            asked.push(prompt);
            return prompt;
          },
        },
      });
      const ran = await sandbox.runReply('```ts\nawait llm_query("p")\n```', {
        cell: 1,
        async onCell() {
          await new Promise((resolve) => setTimeout(resolve, 200));
          cancelled.abort();
        },
      });
      expect(ran?.result).toMatchObject({ outcome: { status: "cancelled" } });
      expect(asked).toEqual([]);
      await sandbox.dispose();
    });

    test("fails as whoever hears of it fails", async () => {
      const sandbox = await openTestSandbox(open);
      const onCell = () => Promise.reject(new Error("the disk is full"));
      const ran = sandbox.runReply('```ts\nawait llm_query("p")\n```', {
        cell: 1,
        onCell,
      });
      await expect(ran).rejects.toThrow("the disk is full");
      await sandbox.dispose();
    });

    test("is heard of, and not run, when the run has computed long enough", async () => {
      const sandbox = await openTestSandbox(open, { limits: { segmentMs: 5_000, runCpuMs: 300 } });
      await sandbox.run("const kept = 1;\nwhile (true) {}");
      const heard: string[] = [];
      const ran = await sandbox.runReply("```ts\nprint(kept)\n```", {
        cell: 2,
        onCell: async ({ code }) => void heard.push(code),
      });
      expect(ran?.result).toMatchObject({
        outcome: { status: "stopped", limit: "cpu" },
        printed: "",
      });
      expect(heard).toEqual(["print(kept)"]);
      await sandbox.dispose();
    });

    test("is run again with the earlier cells when the process is lost later", async () => {
      const sandbox = await openTestSandbox(open, { limits: { memoryMb: 300, segmentMs: 10_000 } });
      const options = { cell: 1, onCell: heardNothing };
      await sandbox.runReply('```ts\nconst kept = await llm_query("p")\n```', options);
      await sandbox.run("const a = []; while (true) a.push(new Array(1000).fill(0))");
      expect((await sandbox.run("kept")).value).toBe("A:p");
      await sandbox.dispose();
    });
  });
}
