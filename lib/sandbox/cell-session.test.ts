/** One cell in a process that makes calls as no guest could, and what the product holds of its replies. */
import { expect, test } from "vitest";
import { runCellSession } from "./cell-session";
import type { RunFrame } from "./child/frames";
import type { AnswerCall } from "./host-calls";
import { SandboxProcess } from "./sandbox-process";

const frame: RunFrame = {
  type: "run",
  cell: 1,
  code: "",
  segmentMs: 1_000,
  cellMs: 5_000,
  cpuMs: 1_000,
};

function calling(times: number): SandboxProcess {
  const call = { type: "host-call", tool: "fuzzy_search", request: "{}" };
  const end = {
    type: "cell-end",
    cell: 1,
    end: { status: "ok", value: null },
    droppedChars: 0,
    cpuMs: 0,
    peakMemoryBytes: 0,
  };
  const script = `
    const out = new (require("node:net").Socket)({ fd: 3, readable: true });
    const send = (frame) => out.write(JSON.stringify(frame) + "\\n");
    let replies = 0;
    out.on("data", (piece) => {
      const text = String(piece);
      if (text.includes('"run"'))
        for (let id = 1; id <= ${times}; id++) send({ ...${JSON.stringify(call)}, id });
      replies += text.split('"host-reply"').length - 1;
      if (replies === ${times}) send(${JSON.stringify(end)});
    });
    setTimeout(() => {}, 20000);`;
  return new SandboxProcess({ file: process.execPath, arguments: ["-e", script] });
}

function session(sandbox: SandboxProcess, answer: AnswerCall, chars = 1_000_000) {
  return runCellSession({ process: sandbox, frame, answer, outputChars: 0, replyRoom: { chars } });
}

test("more calls at once than the guest is allowed end the process", async () => {
  let answered = 0;
  const never: AnswerCall = () => {
    answered += 1;
    return new Promise(() => {});
  };
  const { end } = await session(calling(5_000), never);
  expect(end).toMatchObject({ type: "lost", process: { reason: "violation" } });
  expect(answered).toBeLessThan(400);
});

test("what a run may hold of replies has an end, after which calls are refused", async () => {
  const sandbox = calling(5);
  const { calls } = await session(
    sandbox,
    async () => ({ ok: true, value: "x".repeat(1_000) }),
    2_500,
  );
  expect(calls.map(({ ok }) => ok)).toEqual([true, true, false, false, false]);
  expect(calls[2]?.value).toContain("fuzzy_search: ");
  sandbox.kill("closed");
  await sandbox.ended;
});
