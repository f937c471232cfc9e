import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as annotations from "@/lib/server/api/annotation-endpoints";
import * as appeals from "@/lib/server/api/appeal-endpoint";
import * as comparisons from "@/lib/server/api/compare-endpoints";
import * as data from "@/lib/server/api/data-endpoint";
import * as documents from "@/lib/server/api/document-endpoints";
import * as all from "@/lib/server/api/endpoints";
import * as ensembles from "@/lib/server/api/ensemble-endpoints";
import * as events from "@/lib/server/api/event-endpoints";
import * as exchange from "@/lib/server/api/exchange-endpoints";
import * as health from "@/lib/server/api/health-endpoint";
import * as hooks from "@/lib/server/api/hook-endpoints";
import * as insights from "@/lib/server/api/insight-endpoints";
import * as owners from "@/lib/server/api/owner-endpoints";
import * as precedents from "@/lib/server/api/precedent-endpoints";
import * as proposals from "@/lib/server/api/proposal-endpoints";
import * as cases from "@/lib/server/api/regression-case-endpoints";
import * as replays from "@/lib/server/api/replay-endpoints";
import * as repositories from "@/lib/server/api/repository-endpoints";
import * as rulings from "@/lib/server/api/ruling-endpoints";
import * as runs from "@/lib/server/api/run-endpoints";
import * as settings from "@/lib/server/api/settings-endpoints";
import * as tracing from "@/lib/server/api/tracing-endpoints";
import * as trials from "@/lib/server/api/trial-endpoints";
import * as verifications from "@/lib/server/api/verification-endpoints";
import * as versions from "@/lib/server/api/version-endpoints";
import { createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";

const { endpoints } = all;

type OpenApi = {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: object }>>;
};

async function published(): Promise<OpenApi> {
  const api = createApiClient(createTestComposition());
  return jsonOf<OpenApi>(await api("GET", "/api/v1/openapi.json"));
}

test("every route file serves exactly the endpoints of its path, all of them published", async () => {
  const files = await readdir("app/api/v1", { recursive: true });
  const routed = files
    .filter((file) => file.endsWith("route.ts") && !file.startsWith("[...path]"))
    .map(
      (file) =>
        `/api/v1/${file
          .replace(/\/route\.ts$/, "")
          .replaceAll("[", "{")
          .replaceAll("]", "}")}`,
    );
  const { openapi, paths } = await published();
  expect(openapi).toBe("3.1.0");
  expect(Object.keys(paths).sort()).toEqual(routed.sort());
});

test("each route file hands over the endpoints of its own path", async () => {
  const named = new Map<string, unknown>(
    Object.entries({
      ...all,
      ...annotations,
      ...replays,
      ...appeals,
      ...comparisons,
      ...data,
      ...ensembles,
      ...documents,
      ...events,
      ...exchange,
      ...health,
      ...rulings,
      ...runs,
      ...settings,
      ...tracing,
      ...trials,
      ...verifications,
      ...cases,
      ...repositories,
      ...hooks,
      ...insights,
      ...owners,
      ...precedents,
      ...proposals,
      ...versions,
    }),
  );
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const folder = path.replace("/api/v1/", "").replaceAll("{", "[").replaceAll("}", "]");
    const source = await readFile(`app/api/v1/${folder}/route.ts`, "utf8");
    const names = source.split("serve([")[1]?.match(/\w+Endpoint/g) ?? [];
    const expected = endpoints.filter((endpoint) => endpoint.path === path);
    expect(new Set(names.map((name) => named.get(name))), folder).toEqual(new Set(expected));
  }
});

test("operation ids are unique, and each path names its parameters", async () => {
  const ids = endpoints.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, params } of endpoints) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(params?.shape ?? {})).toEqual(named);
  }
});

test("health says how the service is, and 503 while the database is gone", async () => {
  const state = (workers: number) => ({
    queueState: async () => ({ workers, queued: 2, running: 1 }),
  });
  const healthy = createApiClient(createTestComposition({}, state(1)));
  expect(await jsonOf<object>(await healthy("GET", "/api/v1/health"))).toMatchObject({
    status: "ok",
    database: "ok",
    workers: 1,
    queued: 2,
    running: 1,
  });
  const alone = createApiClient(createTestComposition({}, state(0)));
  expect(await jsonOf<object>(await alone("GET", "/api/v1/health"))).toMatchObject({
    status: "degraded",
  });
  const gone = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const broken = createApiClient(
    createTestComposition({}, { queueState: () => Promise.reject(gone) }),
  );
  expect((await broken("GET", "/api/v1/health")).status).toBe(503);
});

test("every answer forbids sniffing, framing and running it as a page", async () => {
  const api = createApiClient(createTestComposition());
  for (const address of ["/api/v1/health", "/api/v1/nowhere", "/api/v1/runs/none"]) {
    const { headers } = await api("GET", address);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("cache-control")).toBe("no-store");
  }
});
