import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { resolveModels } from "@/lib/model/model-settings";
import { modelSources } from "@/lib/server/settings/model-sources";
import type { EndpointTestResult, SettingsView } from "@/lib/server/settings/settings-shape";
import { createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** An endpoint that answers every chat completion with one word and keeps the Authorization headers it saw. */
async function listen(status = 200): Promise<{ baseUrl: string; keys: (string | undefined)[] }> {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    const chunk = { id: "1", object: "chat.completion.chunk", created: 1, model: "m" };
    const body =
      status === 200
        ? [
            { delta: { role: "assistant", content: "ready" }, finish_reason: null },
            { delta: {}, finish_reason: "stop" },
          ]
            .map(
              (choice) =>
                `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, ...choice }] })}\n\n`,
            )
            .join("")
            .concat("data: [DONE]\n\n")
        : JSON.stringify({ error: { message: "no such key" } });
    response.writeHead(status, {
      "content-type": status === 200 ? "text/event-stream" : "application/json",
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, keys };
}

test("without settings the built-in engine is in effect", async () => {
  const api = createApiClient(createTestComposition());
  const { effective } = await jsonOf<SettingsView>(await api("GET", "/api/v1/settings"));
  expect(effective).toEqual({
    baseUrl: null,
    hasApiKey: false,
    models: { root: "builtin", sub: "builtin" },
    temperature: null,
    prices: { root: 0, sub: 0 },
  });
});

test("what is saved goes before the environment, and both are shown", async () => {
  const api = createApiClient(
    createTestComposition({
      VERBATIM_BASE_URL: "https://api.deepseek.com/v1",
      VERBATIM_MODEL: "deepseek-chat",
    }),
  );
  const response = await api("PUT", "/api/v1/settings", {
    json: { models: { root: "deepseek-reasoner" } },
  });
  const view = await jsonOf<SettingsView>(response);
  expect(view.environment.models).toMatchObject({ root: "deepseek-chat", sub: "deepseek-chat" });
  expect(view.saved.models.root).toBe("deepseek-reasoner");
  expect(view.effective.models).toEqual({ root: "deepseek-reasoner", sub: "deepseek-chat" });
  expect(view.effective.prices.sub).toBeGreaterThan(0);
});

test("an API key goes in and never comes out, not even in the database", async () => {
  const composition = createTestComposition();
  const api = createApiClient(composition);
  const key = "sk-very-secret-key";
  const saved = await api("PUT", "/api/v1/settings", {
    json: { baseUrl: "http://localhost:11434/v1", apiKey: key },
  });
  const answers = [await saved.text(), await (await api("GET", "/api/v1/settings")).text()];
  for (const answer of answers) {
    expect(answer).not.toContain(key);
    expect(answer).toContain('"hasApiKey":true');
  }
  expect(JSON.stringify(await composition.settings.get("models"))).not.toContain(key);
  expect((await modelSources(composition)).saved.apiKey).toBe(key);
  const { mode } = await stat(join(composition.env.dataDir, "secret.key"));
  expect(mode & 0o777).toBe(0o600);
});

test("a machine without the sealing key says what to do", async () => {
  const composition = createTestComposition();
  const api = createApiClient(composition);
  await api("PUT", "/api/v1/settings", {
    json: { baseUrl: "http://localhost:1/v1", apiKey: "sk-1" },
  });
  const elsewhere = { ...createTestComposition(), settings: composition.settings };
  await expect(modelSources(elsewhere)).rejects.toThrow(/secret\.key is missing.*VERBATIM_API_KEY/);
});

test("a machine with a key of its own for the same address does without the sealing key", async () => {
  const composition = createTestComposition();
  const baseUrl = "http://localhost:1/v1";
  await createApiClient(composition)("PUT", "/api/v1/settings", {
    json: { baseUrl, apiKey: "sk-1" },
  });
  const variables = { VERBATIM_BASE_URL: baseUrl, VERBATIM_API_KEY: "sk-2" };
  const elsewhere = { ...createTestComposition(variables), settings: composition.settings };
  expect(resolveModels(await modelSources(elsewhere)).endpoint?.apiKey).toBe("sk-2");
});

test("another address forgets the saved key, so that it reaches no one else", async () => {
  const composition = createTestComposition();
  const api = createApiClient(composition);
  await api("PUT", "/api/v1/settings", {
    json: { baseUrl: "http://localhost:1/v1", apiKey: "sk-1" },
  });
  const response = await api("PUT", "/api/v1/settings", {
    json: { baseUrl: "http://localhost:2/v1" },
  });
  expect((await jsonOf<SettingsView>(response)).saved.hasApiKey).toBe(false);
});

test("a null takes a setting back, what is left out stays", async () => {
  const api = createApiClient(createTestComposition());
  await api("PUT", "/api/v1/settings", {
    json: { baseUrl: "http://localhost:1/v1", temperature: 0.3, model: "a" },
  });
  const response = await api("PUT", "/api/v1/settings", { json: { model: null } });
  expect((await jsonOf<SettingsView>(response)).saved).toMatchObject({
    model: null,
    temperature: 0.3,
    baseUrl: "http://localhost:1/v1",
  });
});

test.each([
  [{ baseUrl: "localhost:11434" }, "/baseUrl"],
  [{ baseUrl: "file:///etc/passwd" }, "/baseUrl"],
  [{ temperature: 3 }, "/temperature"],
  [{ apikey: "sk" }, ""],
])("the setting %o is refused at its field", async (json, pointer) => {
  const api = createApiClient(createTestComposition());
  const response = await api("PUT", "/api/v1/settings", { json });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
});

test("a test asks the configured endpoint with the configured key", async () => {
  const { baseUrl, keys } = await listen();
  const api = createApiClient(createTestComposition());
  await api("PUT", "/api/v1/settings", { json: { baseUrl, apiKey: "sk-1", model: "m" } });
  const result = await jsonOf<EndpointTestResult>(
    await api("POST", "/api/v1/settings/test", { json: {} }),
  );
  expect(result).toMatchObject({ ok: true, model: "m", message: "m answered." });
  expect(keys).toEqual(["Bearer sk-1"]);
});

test("a test of another address does not send the saved key there", async () => {
  const own = await listen();
  const other = await listen();
  const api = createApiClient(createTestComposition());
  await api("PUT", "/api/v1/settings", {
    json: { baseUrl: own.baseUrl, apiKey: "sk-1", model: "m" },
  });
  await api("POST", "/api/v1/settings/test", { json: { baseUrl: other.baseUrl } });
  expect(other.keys).toHaveLength(1);
  expect(other.keys[0] ?? "").not.toContain("sk-1");
});

test("a refusal by the endpoint is the test's result, without the key", async () => {
  const { baseUrl } = await listen(401);
  const api = createApiClient(createTestComposition());
  const json = { baseUrl, apiKey: "sk-wrong", model: "m" };
  const result = await jsonOf<EndpointTestResult>(
    await api("POST", "/api/v1/settings/test", { json }),
  );
  expect(result.ok).toBe(false);
  expect(result.message).not.toContain("sk-wrong");
  expect(result.message).toMatch(/key/i);
});

test("a test without an endpoint says to enter one; the built-in engine needs none", async () => {
  const api = createApiClient(createTestComposition());
  expect((await api("POST", "/api/v1/settings/test", { json: { model: "m" } })).status).toBe(422);
  const builtin = await api("POST", "/api/v1/settings/test", { json: {} });
  expect((await jsonOf<EndpointTestResult>(builtin)).ok).toBe(true);
});
