import { expect, test } from "vitest";
import { scriptedModel } from "@/lib/model/scripted-model";
import { callRecorded, type RecordedCall } from "@/lib/rlm/call-model";
import type { CallPorts } from "@/lib/rlm/ports";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { createRecorder } from "@/lib/store/recorder";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const call: RecordedCall = {
  ...{ spanId: "call", parentSpanId: "run", name: "model call", continues: null },
  request: {
    ...{ role: "root", model: "m", temperature: null, maxOutputTokens: null },
    messages: [{ role: "user", content: "How many?" }],
  },
  ...{ addedCount: 1, reads: [] },
};

/** The reply, and the log after it; a log given again is resumed. */
async function called(callModel: CallPorts["callModel"], recorded = sampleLog.slice(0, 1)) {
  const eventLog = createMemoryEventLog();
  await eventLog.append("r1", 0, recorded);
  const log = createRecorder({ runId: "r1", eventLog, recorded, stamp: () => 1 });
  const ports: CallPorts = {
    ...{ callModel, log, hashRequest: () => "h", onText: () => {} },
    recorded: (spanId, type) => log.find(spanId, type),
    bodies: {
      keep: async (text) => ({ preview: text, bytes: text.length, sha256: null }),
      read: async ({ preview }) => preview,
    },
    signal: new AbortController().signal,
  };
  const reply = await callRecorded(call, ports);
  await log.flush();
  return { reply, log: await eventLog.read("r1") };
}

test("what the provider named of its reply stands in the log, and comes back from there", async () => {
  const response = { id: "gen-17", model: "m-2026-01-31" };
  const { reply, log } = await called(scriptedModel([{ text: "Seven.", response }]));
  expect(reply.response).toEqual(response);
  expect(log.at(-1)).toMatchObject({ type: "model-call-end", response });
  const resumed = await called(scriptedModel([]), log);
  expect(resumed.reply).toEqual(reply);
});

test("where it named nothing the log says nothing of it", async () => {
  const { reply, log } = await called(scriptedModel(["Seven."]));
  expect(log.at(-1)).not.toHaveProperty("response");
  expect((await called(scriptedModel([]), log)).reply).toEqual(reply);
});
