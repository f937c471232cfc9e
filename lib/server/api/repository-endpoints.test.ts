import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { runGit } from "@/lib/forge/run-git";
import type { Composition } from "@/lib/server/composition";
import type { Problem } from "@/lib/server/http/problem";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { RepositoryItem, RepositoryView } from "@/lib/trace/repository";

let parts: Composition;
let api: ApiClient;
let folder: string;

beforeEach(async () => {
  parts = createTestComposition();
  api = createApiClient(parts);
  folder = await mkdtemp(join(tmpdir(), "verbatim-repository-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function add(order: object): Promise<RepositoryView> {
  const response = await api("POST", "/api/v1/repositories", { json: order });
  expect(response.status).toBe(201);
  return jsonOf<RepositoryView>(response);
}

const addUpload = () => add({ name: "acme/tools", source: { kind: "upload" } });

function form(files: Record<string, string | Uint8Array<ArrayBuffer>>): FormData {
  const data = new FormData();
  for (const [path, content] of Object.entries(files))
    data.append("file", new Blob([content]), path);
  return data;
}

async function upload(id: string, body: BodyInit, type?: string): Promise<Response> {
  const headers = type === undefined ? {} : { "content-type": type };
  return api("POST", `/api/v1/repositories/${id}/pages`, { body, headers });
}

async function zipOf(
  files: Record<string, string>,
  links: string[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
  for (const path of links) zip.addBuffer(Buffer.from("/etc/passwd"), path, { mode: 0o120_777 });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

async function checkout(files: Record<string, string>, parent = folder): Promise<string> {
  const variables = {
    ...{ GIT_AUTHOR_NAME: "Mei Lin", GIT_AUTHOR_EMAIL: "mei@acme.example" },
    ...{ GIT_COMMITTER_NAME: "CI", GIT_COMMITTER_EMAIL: "ci@acme.example" },
    ...{ GIT_AUTHOR_DATE: "1700000000 +0000", GIT_COMMITTER_DATE: "1700000000 +0000" },
  };
  const path = join(parent, "tools");
  await mkdir(path, { recursive: true });
  await runGit(path, ["init", "-q", "-b", "main"]);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  await runGit(path, ["add", "-A"]);
  await runGit(path, ["commit", "-q", "-m", "files"], { variables });
  return path;
}

const pathsOf = ({ pages }: RepositoryView) => pages.map(({ path }) => path);

test("a folder is uploaded with its paths; its owners and settings come along", async () => {
  const { id } = await addUpload();
  const response = await upload(
    id,
    form({
      "tools/README.md": "# Tools\n",
      "tools/docs/利用.md": "---\nowner: aya@acme.example\n---\n# 利用\n",
      "tools/docs/limits.md": "# Limits\n",
      "tools/docs/old/a.md": "# Old\n",
      "tools/src/index.ts": "export {};\n",
      "tools/.github/CODEOWNERS": "/docs/ @acme/docs\n!/docs/x @acme/x\n",
      "tools/.github/verbatim.yml": "ignore: [docs/old]\nowner: '@acme/all'\ncourt: { edits: 9 }\n",
    }),
  );
  expect(response.status).toBe(201);
  const view = await jsonOf<RepositoryView>(response);
  expect(view.pages.map(({ path, owner, ownerRule }) => [path, owner, ownerRule])).toEqual([
    ["README.md", "@acme/all", "Default owner of the repository"],
    ["docs/limits.md", "@acme/docs", ".github/CODEOWNERS line 1 (`/docs/`)"],
    ["docs/利用.md", "aya@acme.example", "Front matter of the page (`owner`)"],
  ]);
  expect(view.settings).toMatchObject({ file: ".github/verbatim.yml", ignore: ["docs/old"] });
  expect(view.problems).toEqual([
    expect.stringMatching(/^\.github\/verbatim\.yml line 3: `court\.edits` cannot be used/),
    expect.stringMatching(/^\.github\/CODEOWNERS line 2 is skipped/),
  ]);
  const stored = await parts.repositories.pages(id);
  const text = await parts.blobs.get(stored[2]?.textSha256 ?? "");
  expect(Buffer.from(text ?? []).toString()).toContain("# 利用\n");
});

test("a zip is unpacked; a second upload takes the place of the first", async () => {
  const { id } = await addUpload();
  const zip = await zipOf({ "repo-main/docs/a.md": "# A\n", "repo-main/b.rst": "B\n=\n" }, [
    "repo-main/docs/link.md",
  ]);
  const view = await jsonOf<RepositoryView>(await upload(id, zip, "application/zip"));
  expect(pathsOf(view)).toEqual(["b.rst", "docs/a.md"]);
  expect(view.problems).toEqual(["repo-main/docs/link.md is a link and is left out."]);
  const inForm = form({ "pages.zip": await zipOf({ "docs/c.md": "# C\n" }) });
  expect(pathsOf(await jsonOf<RepositoryView>(await upload(id, inForm)))).toEqual(["docs/c.md"]);
});

test("pages come as JSON, and what is no page or cannot be read is told", async () => {
  const { id } = await addUpload();
  const json = {
    pages: [
      { path: "docs/a.md", text: "# A\r\ntext\r\n" },
      { path: "docs/large.md", text: "x".repeat(5_000_000) },
      { path: "docs/empty.md", text: "" },
    ],
  };
  const response = await api("POST", `/api/v1/repositories/${id}/pages`, { json });
  const view = await jsonOf<RepositoryView>(response);
  expect(view.pages).toMatchObject([{ path: "docs/a.md", chars: "# A\ntext\n".length }]);
  expect(view.problems).toEqual([
    "docs/large.md has 5.0 MB and is left out: pages of up to 2 MB are read. Split it, or name it under `ignore` in the settings.",
  ]);
  const none = await api("POST", `/api/v1/repositories/${id}/pages`, {
    json: { pages: [{ path: "src/a.ts", text: "x" }] },
  });
  expect(none.status).toBe(422);
  expect(await parts.repositories.pages(id)).toHaveLength(1);
});

test("pages in other encodings are read as what they are", async () => {
  const { id } = await addUpload();
  const latin = Buffer.concat([
    Buffer.from("# Men"),
    Buffer.of(0xfc),
    Buffer.from(" der Gr"),
    Buffer.of(0xf6, 0xdf),
    Buffer.from("en\nF"),
    Buffer.of(0xfc),
    Buffer.from("r alle.\n"),
  ]);
  await upload(id, form({ "docs/a.md": new Uint8Array(latin) }));
  const [page] = await parts.repositories.pages(id);
  const text = Buffer.from((await parts.blobs.get(page?.textSha256 ?? "")) ?? []).toString();
  expect(text).toBe("# Menü der Größen\nFür alle.\n");
});

test.each([
  ["a path that leads out", { "../a.md": "# A\n" }],
  ["a path inside that leads out", { "docs/../../a.md": "# A\n" }],
  ["a path from the root", { "/etc/a.md": "# A\n" }],
])("%s is refused, and nothing is stored", async (_, files) => {
  const { id } = await addUpload();
  const response = await upload(id, form(files));
  expect(response.status).toBe(422);
  expect((await jsonOf<Problem>(response)).detail).toContain("is no path inside a repository");
  expect(await parts.repositories.pages(id)).toEqual([]);
});

test("a zip that lies about its sizes or names is refused", async () => {
  const { id } = await addUpload();
  const honest = await zipOf({ "docs/a.md": "# A\n".repeat(5_000), "docs/b.md": "# B\n" });
  const lying = Buffer.from(honest);
  const central = lying.indexOf("PK\u0001\u0002", 0, "latin1");
  lying.writeUInt32LE(10, central + 24);
  const response = await upload(id, new Uint8Array(lying), "application/zip");
  expect(response.status).toBe(422);
  const out = Buffer.from(await zipOf({ "docs/aa.md": "# A\n" }));
  const text = out.toString("latin1").replaceAll("docs/aa.md", "../../a.md");
  const escaping = await upload(id, new Uint8Array(Buffer.from(text, "latin1")), "application/zip");
  expect(escaping.status).toBe(422);
  const cut = await upload(id, honest.slice(0, 60), "application/zip");
  expect(cut.status).toBe(422);
  expect(await parts.repositories.pages(id)).toEqual([]);
});

test("a checkout is read as it is committed, and again when it moved on", async () => {
  const path = await checkout({
    "README.md": "# Tools\n",
    "docs/a.md": "# A\n",
    CODEOWNERS: "/docs/ @acme/docs\n",
  });
  await writeFile(join(path, "docs/draft.md"), "# Draft\n");
  const view = await add({ source: { kind: "checkout", path: join(path, "docs") } });
  expect(view).toMatchObject({ name: "tools", source: { kind: "checkout", path } });
  expect(view.revision).toMatch(/^[0-9a-f]{40}$/);
  expect(view.pages.map(({ path, owner }) => [path, owner])).toEqual([
    ["README.md", "mei@acme.example"],
    ["docs/a.md", "@acme/docs"],
  ]);
  expect(view.pages[0]?.ownerRule).toMatch(/^Last commit to the page: Mei Lin, 2023-11-14 \(/);
  const same = await api("POST", "/api/v1/repositories", {
    json: { name: "again", source: { kind: "checkout", path } },
  });
  expect(same.status).toBe(409);
  await checkout({ "docs/draft.md": "# Draft\n" });
  const again = await api("POST", `/api/v1/repositories/${view.id}/refresh`);
  expect(pathsOf(await jsonOf<RepositoryView>(again))).toContain("docs/draft.md");
});

test("checkouts with one name in several folders are told apart by their folders", async () => {
  const names: string[] = [];
  for (const parent of ["acme", "apex"]) {
    const path = await checkout({ "README.md": "# Tools\n" }, join(folder, parent));
    names.push((await add({ source: { kind: "checkout", path } })).name);
  }
  expect(names).toEqual(["tools", "apex/tools"]);
});

test("a checkout that may not be read is not added", async () => {
  const path = await checkout({ "README.md": "# Tools\n" });
  const order = (given: string) => ({ json: { source: { kind: "checkout", path: given } } });
  const reached = { HOST: "0.0.0.0" };
  const listed = { ...reached, VERBATIM_CHECKOUTS: join(folder, "other") };
  await mkdir(join(folder, "other"));
  await symlink(path, join(folder, "other", "link"));
  await mkdir(join(folder, "other", "pointer"));
  await writeFile(join(folder, "other", "pointer", ".git"), `gitdir: ${path}/.git\n`);
  for (const [variables, given, status] of [
    [reached, path, 403],
    [listed, path, 403],
    [listed, join(folder, "other", "link"), 403],
    [listed, join(folder, "other", "pointer"), 403],
    [{ VERBATIM_ALLOWED_HOSTS: "verbatim.example.com" }, path, 403],
    [{}, join(folder, "nothing"), 422],
    [{}, "tools", 400],
    [{}, join(folder, "other"), 422],
    [{ ...reached, VERBATIM_CHECKOUTS: folder }, path, 201],
  ] as const) {
    const composition = createTestComposition(variables);
    const response = await createApiClient(composition)(
      "POST",
      "/api/v1/repositories",
      order(given),
    );
    expect([given, response.status]).toEqual([given, status]);
    expect(await composition.repositories.list()).toHaveLength(status === 201 ? 1 : 0);
  }
});

test("secrets are sealed, and only told to be there", async () => {
  const view = await add({
    name: "acme/tools",
    source: { kind: "upload" },
    hookSecret: "a-hook-secret",
    token: "a-token",
  });
  expect(JSON.stringify(await parts.repositories.get(view.id))).not.toMatch(
    /a-hook-secret|a-token/,
  );
  expect(JSON.stringify(view)).not.toMatch(/a-hook-secret|a-token/);
});

test("a CODEOWNERS or settings file beyond every size is told, and the pages are read", async () => {
  const { id } = await addUpload();
  const zip = await zipOf({
    "docs/a.md": "# A\n",
    CODEOWNERS: "* @acme/all\n".padEnd(4_500_000, "#"),
    ".github/verbatim.yml": "docs: [docs]\n".padEnd(4_500_000, "#"),
  });
  const view = await jsonOf<RepositoryView>(await upload(id, zip, "application/zip"));
  expect(view.pages).toMatchObject([{ path: "docs/a.md", owner: null }]);
  expect(view.problems).toEqual([
    ".github/verbatim.yml is over 4 MB, so nothing of it is used.",
    "CODEOWNERS is over 4 MB, so nothing of it is used.",
  ]);
});

test("settings are changed on the page until a file of the repository has the word", async () => {
  const { id } = await addUpload();
  const change = { settings: { docs: ["handbook"], rules: { edits: 1 } }, name: "acme/handbook" };
  const changed = await api("PUT", `/api/v1/repositories/${id}`, { json: change });
  expect(await jsonOf<RepositoryView>(changed)).toMatchObject({
    name: "acme/handbook",
    settings: { docs: ["handbook"], rules: { edits: 1, pages: 4 } },
  });
  const view = await jsonOf<RepositoryView>(
    await upload(id, form({ "handbook/a.txt": "A\n", "docs/b.md": "# B\n" })),
  );
  expect(pathsOf(view)).toEqual(["handbook/a.txt"]);
  await upload(id, form({ "docs/b.md": "# B\n", ".github/verbatim.yml": "deliver: branch\n" }));
  const refused = await api("PUT", `/api/v1/repositories/${id}`, { json: change });
  expect(refused.status).toBe(409);
  const without = await upload(id, form({ "docs/b.md": "# B\n" }));
  expect((await jsonOf<RepositoryView>(without)).settings).toMatchObject({
    file: null,
    deliver: "patch",
  });
});

test("repositories are listed, and removed with their secrets", async () => {
  const { id } = await addUpload();
  const taken = await api("POST", "/api/v1/repositories", {
    json: { name: "acme/tools", source: { kind: "upload" } },
  });
  expect(taken.status).toBe(409);
  const list = async () =>
    (await jsonOf<{ repositories: RepositoryItem[] }>(await api("GET", "/api/v1/repositories")))
      .repositories;
  expect(await list()).toMatchObject([{ id, name: "acme/tools", pageCount: 0 }]);
  expect((await api("DELETE", `/api/v1/repositories/${id}`)).status).toBe(200);
  expect(await list()).toEqual([]);
  for (const [method, path] of [
    ["GET", ""],
    ["DELETE", ""],
    ["POST", "/refresh"],
  ] as const)
    expect((await api(method, `/api/v1/repositories/${id}${path}`)).status).toBe(404);
});
