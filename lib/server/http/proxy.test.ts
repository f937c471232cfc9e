import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "@/proxy";

const ask = (headers: Record<string, string>, method = "GET") =>
  proxy(new NextRequest("http://localhost:3000/runs", { method, headers }));

test("a page comes with a policy whose nonce is new every time, and Next is told of it", () => {
  const policies = [ask({ host: "localhost:3000" }), ask({ host: "localhost:3000" })].map(
    (response) => {
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(response.headers.get("x-middleware-request-content-security-policy")).toBe(policy);
      return policy;
    },
  );
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';/);
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toContain("frame-ancestors 'none'");
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test("a page is not shown under a name that is not ours", async () => {
  const response = ask({ host: "rebound.example" });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("VERBATIM_ALLOWED_HOSTS");
});

test("a server action that another site sends is turned away", () => {
  expect(ask({ host: "localhost:3000", origin: "https://attacker.example" }, "POST").status).toBe(
    403,
  );
  expect(ask({ host: "localhost:3000", origin: "http://localhost:3000" }, "POST").status).toBe(200);
});

test("uploads and streams of the API do not pass through here", () => {
  const [pattern] = config.matcher;
  const matches = (path: string) => new RegExp(`^${pattern}$`).test(path);
  expect(["/", "/runs/1", "/apiary"].map(matches)).toEqual([true, true, true]);
  expect(["/api/v1/documents", "/api/mcp", "/_next/static/x.js"].map(matches)).toEqual([
    false,
    false,
    false,
  ]);
});
