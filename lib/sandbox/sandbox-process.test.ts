/** The product takes the sandbox process for hostile: these are processes that really are. */
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
