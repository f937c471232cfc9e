import { expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import type { ModelRequest } from "@/lib/model/model";
import { createRunModels } from "@/lib/server/run-models";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { createBodies } from "@/lib/store/bodies";
import type { TraceEvent, TraceEventOf } from "@/lib/trace/event";
import { sampleLog } from "@/lib/trace/testing/sample-log";

const runStart = sampleLog.find(
  (event): event is TraceEventOf<"run-start"> => event.type === "run-start",
);
if (!runStart) throw new Error("The sample log begins with run-start.");
const start = runStart;

const request = (model: string): ModelRequest => ({
  role: "root",
  model,
  messages: [{ role: "user", content: "Question: How many?" }],
  temperature: null,
  maxOutputTokens: null,
});

async function modelsOver(
  sealedApiKey: string | null,
  origin: TraceEventOf<"run-start">["origin"] = null,
  parent: TraceEvent[] = [],
) {
  const parts = createTestComposition();
  await parts.settings.set("models", { baseUrl: "http://127.0.0.1:9/v1", sealedApiKey });
  const callModelFor = createRunModels({
    ...parts,
    bodies: createBodies(parts.blobs),
    builtin: createBuiltinModel(),
  });
  return await callModelFor({ ...start, origin }, parent);
}

test("a key that cannot be opened here stops a model that needs it, and says so", async () => {
  const callModel = await modelsOver("sealed-elsewhere");
  await expect(callModel(request("some-model"))).rejects.toMatchObject({ code: "unauthorized" });
});

test("the built-in engine runs without any key", async () => {
  const callModel = await modelsOver("sealed-elsewhere");
  expect((await callModel(request("builtin"))).source).toBe("live");
});

test("a replay asks nobody, the built-in engine neither", async () => {
  const callModel = await modelsOver(null, { how: "replay", runId: "r0" });
  await expect(callModel(request("builtin"))).rejects.toMatchObject({ code: "replay-miss" });
});
