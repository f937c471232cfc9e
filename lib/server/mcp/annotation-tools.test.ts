import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { expect, test } from "vitest";
import { registerAnnotationTools } from "@/lib/server/mcp/annotation-tools";
import { createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";

test("an agent scores a step, and reads what people wrote there", async () => {
  const parts = createTestComposition();
  const api = createApiClient(parts);
  const document = await api("POST", "/api/v1/documents?name=a.txt", { body: "One line." });
  const { id } = await jsonOf<{ id: string }>(document);
  const json = { documentIds: [id], question: "How many?" };
  const { runId } = await jsonOf<{ runId: string }>(
    await api("POST", "/api/v1/inquiries", { json }),
  );
  const spanId = await takeRun(parts, runId);
  const written = { spanId, text: "Wrong year.", score: "bad", author: "Mika" };
  await api("POST", `/api/v1/runs/${runId}/annotations`, { json: written });

  const server = new McpServer({ name: "test", version: "1" });
  registerAnnotationTools(server, parts);
  const client = new Client({ name: "test", version: "1" });
  const [near, far] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(far), client.connect(near)]);
  const scored = await client.callTool({
    name: "annotate_step",
    arguments: { runId, spanId, score: "good" },
  });
  expect(scored.structuredContent).toMatchObject({ runId, spanId, score: "good", text: "" });
  const list = await client.callTool({ name: "list_annotations", arguments: { runId } });
  expect(list.content).toEqual([
    { type: "text", text: `${spanId}: bad: Wrong year. (Mika)\n${spanId}: good` },
  ]);
  const nowhere = await client.callTool({
    name: "annotate_step",
    arguments: { runId, spanId: "iteration-9", score: "good" },
  });
  expect(nowhere.isError).toBe(true);
  expect(JSON.stringify(nowhere.content)).toContain("has no step");
  await client.close();
});
