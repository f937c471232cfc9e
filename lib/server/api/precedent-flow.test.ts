import { createTwoFilesPatch } from "diff";
import { beforeEach, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import type { Composition } from "@/lib/server/composition";
import { sampleRepository, setPages } from "@/lib/server/proposals/testing/noticed-case";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { executeHere } from "@/lib/server/testing/execute-here";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Trial } from "@/lib/trace/trial";

let parts: Composition;
let api: ApiClient;
beforeEach(async () => {
  parts = createTestComposition();
  api = createApiClient(parts);
  await parts.repositories.add(sampleRepository());
  await setPages(parts, {
    "docs/cache.md": "# Cache\n\nSet `cacheSeconds` to keep answers longer.\n",
  });
});

const options = (name: string) => `export type Options = {\n  ${name}?: number;\n};\n`;
const renamed = {
  repositoryId: "repository-1",
  title: "Rename cacheSeconds to keepSeconds",
  diff: createTwoFilesPatch(
    "a/src/cache.ts",
    "b/src/cache.ts",
    options("cacheSeconds"),
    options("keepSeconds"),
  ),
};

/** Files the change, holds the trial, and gives it with what the prosecutor was shown. */
async function tried(): Promise<{ trial: Trial; shown: string }> {
  const started = await api("POST", "/api/v1/trials", { json: renamed });
  const { id, runIds } = await jsonOf<{ id: string; runIds: string[] }>(started);
  const builtin = createBuiltinModel();
  let shown = "";
  await executeHere(parts, runIds[0] ?? "", (request, more) => {
    if (request.role === "prosecutor")
      shown = request.messages.map(({ content }) => content).join("\n");
    return builtin(request, more);
  });
  return { trial: await jsonOf<Trial>(await api("GET", `/api/v1/trials/${id}`)), shown };
}

test("why a notice was not needed is told to the next case on the passage, once a person confirmed it", async () => {
  const first = await tried();
  const id = first.trial.cases[0]?.proposalId ?? "";
  const decision = { action: "decline", reason: "on-purpose", note: "The alias is kept." };
  expect((await api("POST", `/api/v1/proposals/${id}/decision`, { json: decision })).status).toBe(
    200,
  );
  expect((await tried()).shown).not.toContain("The alias is kept.");
  const { precedents } = await jsonOf<{ precedents: { id: string }[] }>(
    await api("GET", "/api/v1/precedents?repositoryId=repository-1"),
  );
  const confirm = { json: { action: "confirm" } };
  await api("POST", `/api/v1/precedents/${precedents[0]?.id}/decision`, confirm);
  const second = await tried();
  expect(second.shown).toContain("The page says so on purpose. The alias is kept.");
  expect(second.trial.cases.map(({ state }) => state)).not.toContain("notice");
});
