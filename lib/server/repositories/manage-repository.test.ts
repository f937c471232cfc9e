import { afterEach, expect, test } from "vitest";
import { startWireServer, type WireServer } from "@/lib/forge/testing/wire-server";
import { forgeOf } from "@/lib/server/repositories/forge-of";
import { addRepository, readRepositoryAgain } from "@/lib/server/repositories/manage-repository";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { repositorySettings } from "@/lib/store/repository-store";
import { repositorySourceView } from "@/lib/trace/repository";

const { signal } = new AbortController();
let server: WireServer | null = null;
afterEach(async () => {
  await server?.[Symbol.asyncDispose]();
  server = null;
});

async function source() {
  server = await startWireServer(() => null);
  const place = { fullName: "acme/tools", apiUrl: server.url, branch: null };
  return { kind: "github", ...place } as const;
}

test.each([
  { HOST: "0.0.0.0" },
  { HOST: "127.example.com" },
  { VERBATIM_ALLOWED_HOSTS: "docs.example.com" },
  { VERBATIM_PUBLIC_URL: "https://docs.example.com" },
])("a server with %j asks no address that nobody allowed", async (variables) => {
  const parts = createTestComposition(variables);
  const inside = await source();
  await expect(addRepository(parts, { source: inside }, signal)).rejects.toMatchObject({
    code: "forbidden",
    fields: [{ pointer: "/source/apiUrl" }],
  });
  const id = parts.newId();
  await parts.repositories.add({
    ...{ id, name: "kept", source: inside, revision: null, readAt: 1, deletedAt: null },
    ...{ settings: repositorySettings.parse({ rules: {} }), secret: null, createdAt: 1 },
  });
  await expect(readRepositoryAgain(parts, id, signal)).rejects.toMatchObject({ code: "forbidden" });
  await expect(forgeOf(parts, { source: inside, secret: null })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(server?.requests).toEqual([]);
});

test.each(["../admin", "acme/..", "acme/./docs", ".", "acme"])(
  "%s names no repository",
  (fullName) => {
    const given = { kind: "github", fullName };
    expect(repositorySourceView.safeParse(given).error?.issues[0]?.message).toBe(
      "Give it as owner/name.",
    );
  },
);

test("names may begin with dots", () => {
  const given = { kind: "gitlab", fullName: "acme/.github/...docs" };
  expect(repositorySourceView.safeParse(given).success).toBe(true);
});

test.each<[string, (host: string) => Record<string, string>]>([
  ["listens for this machine alone", () => ({ VERBATIM_PUBLIC_URL: "http://[::1]:3000" })],
  ["has the host in VERBATIM_FORGES", (host) => ({ HOST: "0.0.0.0", VERBATIM_FORGES: host })],
])("a server that %s asks it", async (_, variables) => {
  const own = await source();
  const parts = createTestComposition(variables(new URL(own.apiUrl).host));
  await expect(addRepository(parts, { source: own }, signal)).rejects.toMatchObject({
    code: "unprocessable",
  });
  expect(server?.requests).not.toEqual([]);
});
