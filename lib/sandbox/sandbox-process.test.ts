/** The product takes the sandbox process for hostile: these are processes that really are. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { ChildFrame } from "./child/frames";
import { type ProcessEnd, SandboxProcess } from "./sandbox-process";

function hostile(script: string): { process: SandboxProcess; frames: ChildFrame[] } {
  const pipe = "const out = new (require('node:net').Socket)({ fd: 3 });";
  const process = new SandboxProcess({
    file: globalThis.process.execPath,
    arguments: ["-e", `${pipe} ${script}; setTimeout(() => {}, 20000)`],
  });
  const frames: ChildFrame[] = [];
  process.listen((frame) => frames.push(frame));
  return { process, frames };
}

async function endOf(script: string): Promise<ProcessEnd> {
  return hostile(script).process.ended;
}

test("a frame without end is not gathered for ever", async () => {
  const flood =
    "const piece = 'x'.repeat(65536); const go = () => { while (out.write(piece)); }; out.on('drain', go); go()";
  expect(await endOf(flood)).toMatchObject({
    reason: "violation",
    detail: expect.stringContaining("more than"),
  });
});

test("what is no JSON ends the process", async () => {
  expect(await endOf("out.write('hello\\n')")).toMatchObject({ reason: "violation" });
});

test.each([
  ["an unknown frame", { type: "exec", command: "ls" }],
  ["a frame with a field too many", { type: "ready", also: 1 }],
  ["an end without its fields", { type: "cell-end", cell: 1 }],
  [
    "a negative count",
    {
      type: "cell-end",
      cell: 1,
      end: { status: "ok", value: null },
      droppedChars: -1,
      cpuMs: 0,
      peakMemoryBytes: 0,
    },
  ],
])("%s ends the process", async (_what, frame) => {
  expect(await endOf(`out.write(${JSON.stringify(JSON.stringify(frame))} + '\\n')`)).toMatchObject({
    reason: "violation",
  });
});

test("what guest code could have forged is refused, and said", async () => {
  const { process, frames } = hostile(
    `out.write(JSON.stringify({ type: "final", call: "{}" }) + "\\n")`,
  );
  await expect.poll(() => frames.length).toBe(1);
  expect(frames[0]).toEqual({
    type: "note",
    text: "the sandbox refused a malformed message of the cell",
  });
  process.kill("closed");
  await process.ended;
});

const place = { doc: 0, start: 0, end: 5, line: 1 };
const proposal = { kind: "propose", answer: "42", evidence: [], badEvidence: [] };
const use = { tool: "grep", argument: "x", hits: 1, places: [place] };

function nested(depth: number): string {
  return `${"[".repeat(depth)}${"]".repeat(depth)}`;
}

test.each([
  [
    "a value nested so deeply that walking it would overflow the stack",
    { type: "final", call: JSON.stringify(proposal).replace("}", `,"data":${nested(20_000)}}`) },
  ],
  [
    "an answer of a book's length",
    { type: "final", call: { ...proposal, answer: "x".repeat(300_000) } },
  ],
  [
    "evidence that ends before it begins",
    {
      type: "final",
      call: { ...proposal, evidence: [{ ...place, start: 9, of: null, pattern: null }] },
    },
  ],
  [
    "evidence on line 0",
    {
      type: "final",
      call: { ...proposal, evidence: [{ ...place, line: 0, of: null, pattern: null }] },
    },
  ],
  [
    "a use of a tool with a name without end",
    { type: "tool-used", use: { ...use, tool: "x".repeat(500) } },
  ],
  [
    "a use of a tool with a thousand places",
    { type: "tool-used", use: { ...use, places: Array(1_000).fill(place) } },
  ],
])("%s is refused before it reaches the log", async (_what, frame) => {
  const text = Object.entries(frame).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const line = JSON.stringify(Object.fromEntries(text));
  const folder = mkdtempSync(path.join(tmpdir(), "hostile-frame-"));
  writeFileSync(path.join(folder, "frame"), `${line}\n`);
  const { process, frames } = hostile(
    `out.write(require("node:fs").readFileSync(${JSON.stringify(path.join(folder, "frame"))}))`,
  );
  await expect.poll(() => frames.length).toBe(1);
  expect(frames[0]).toMatchObject({ type: "note", text: expect.stringContaining("refused") });
  process.kill("closed");
  await process.ended;
  rmSync(folder, { recursive: true });
});

test("a process that is gone says how", async () => {
  expect(
    await endOf(
      "require('node:fs').writeSync(2, 'memory\\n'); process.kill(process.pid, 'SIGKILL')",
    ),
  ).toMatchObject({ reason: "memory" });
  expect(await endOf("throw new Error('a defect')")).toMatchObject({
    reason: "unknown",
    detail: expect.stringContaining("a defect"),
  });
});

test("guest code computes behind the product", async () => {
  const { process } = hostile("setInterval(() => {}, 1_000)");
  if (process.pid === undefined) throw new Error("The process did not start.");
  expect(getPriority(process.pid)).toBeGreaterThan(getPriority());
  process.kill("closed");
  await process.ended;
});
