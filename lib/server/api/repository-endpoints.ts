/** Repositories whose documentation is watched, over HTTP. */
import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/server/http/endpoint";
import { readJson } from "@/lib/server/http/read-json";
import { parseInput } from "@/lib/server/parse-input";
import {
  addRepository,
  changeRepository,
  findRepository,
  readRepositoryAgain,
  removeRepository,
} from "@/lib/server/repositories/manage-repository";
import { repositoryItems, repositoryViewOf } from "@/lib/server/repositories/repository-view";
import { setPages, uploadPages } from "@/lib/server/repositories/upload-pages";
import {
  repositoryChange,
  repositoryItem,
  repositoryOrder,
  repositoryView,
} from "@/lib/trace/repository";

const tag = "Repositories";
const LONGEST_PAGES_BYTES = 80_000_000;

const params = z.object({ repositoryId: z.string().min(1).max(200) });

const uploadedPages = z
  .strictObject({
    pages: z
      .array(z.strictObject({ path: z.string().min(1).max(1_000), text: z.string() }))
      .min(1)
      .max(20_000),
  })
  .meta({ id: "UploadedPages" });

export const listRepositoriesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/repositories",
  operationId: "listRepositories",
  tag,
  summary: "The repositories whose documentation is watched",
  result: {
    status: 200,
    description: "By name.",
    schema: z.object({ repositories: z.array(repositoryItem) }).meta({ id: "RepositoryList" }),
  },
  problems: ["unavailable"],
  run: async (_, deps) => ({ repositories: await repositoryItems(deps) }),
});

export const addRepositoryEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/repositories",
  operationId: "addRepository",
  tag,
  summary: "Has the documentation of a repository watched",
  description:
    "Pages come from a git checkout on the server's disk, from GitHub or GitLab, or are uploaded afterwards. Owners come from each page's front matter, CODEOWNERS, the last commit, or the default; rules of court from `.github/verbatim.yml`.",
  body: repositoryOrder,
  result: { status: 201, description: "It was read.", schema: repositoryView },
  problems: ["invalid-input", "forbidden", "conflict", "unprocessable", "unavailable"],
  run: async ({ body, request }, deps) =>
    repositoryViewOf(deps, await addRepository(deps, body, request.signal)),
});

export const getRepositoryEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/repositories/{repositoryId}",
  operationId: "getRepository",
  tag,
  summary: "A repository with its pages, their owners and the rules that named them",
  params,
  result: { status: 200, description: "The repository.", schema: repositoryView },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) =>
    repositoryViewOf(deps, await findRepository(deps, params.repositoryId)),
});

export const changeRepositoryEndpoint = endpoint({
  method: "PUT",
  path: "/api/v1/repositories/{repositoryId}",
  operationId: "changeRepository",
  tag,
  summary: "Changes a repository's name, secrets or settings",
  description:
    "What is left out stays. Settings that stand in the repository's own file are changed there.",
  params,
  body: repositoryChange,
  result: { status: 200, description: "As it is now.", schema: repositoryView },
  problems: ["invalid-input", "not-found", "conflict", "unavailable"],
  run: async ({ params, body }, deps) =>
    repositoryViewOf(deps, await changeRepository(deps, params.repositoryId, body)),
});

export const removeRepositoryEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/repositories/{repositoryId}",
  operationId: "removeRepository",
  tag,
  summary: "Has a repository watched no more",
  description: "What was tried stays on the docket.",
  params,
  result: {
    status: 200,
    description: "It is removed.",
    schema: z.object({ id: z.string() }).meta({ id: "RemovedRepository" }),
  },
  problems: ["not-found", "unavailable"],
  async run({ params }, deps) {
    await removeRepository(deps, params.repositoryId);
    return { id: params.repositoryId };
  },
});

export const readRepositoryEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/repositories/{repositoryId}/refresh",
  operationId: "readRepository",
  tag,
  summary: "Reads a repository's pages again from where it lives",
  params,
  result: { status: 200, description: "As it is now.", schema: repositoryView },
  problems: ["not-found", "forbidden", "conflict", "unprocessable", "unavailable"],
  run: async ({ params, request }, deps) =>
    repositoryViewOf(deps, await readRepositoryAgain(deps, params.repositoryId, request.signal)),
});

export const uploadPagesEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/repositories/{repositoryId}/pages",
  operationId: "uploadPages",
  tag,
  summary: "Uploads the pages of a repository, in the place of those it has",
  description:
    "A multipart form whose files are named by their paths in the repository (a folder chosen in a browser sends them so), a form with one zip, a zip as the body, or JSON. CODEOWNERS and `.github/verbatim.yml` count when they come along.",
  params,
  rawBody: {
    "multipart/form-data": z.object({ file: z.string().meta({ format: "binary" }) }),
    "application/zip": z.string().meta({ format: "binary" }),
    "application/json": uploadedPages,
  },
  result: { status: 201, description: "The repository with its pages.", schema: repositoryView },
  problems: [
    "invalid-input",
    "not-found",
    "conflict",
    "too-large",
    "unsupported-media-type",
    "unprocessable",
    "storage-full",
    "unavailable",
  ],
  async run({ params, request }, deps) {
    const repository = await findRepository(deps, params.repositoryId);
    const isJson = /^application\/json/i.test(request.headers.get("content-type") ?? "");
    const stored = isJson
      ? await setPages(
          deps,
          repository,
          parseInput(uploadedPages, await readJson(request, LONGEST_PAGES_BYTES)).pages,
        )
      : await uploadPages(deps, repository, request);
    return repositoryViewOf(deps, stored);
  },
});
