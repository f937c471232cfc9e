/** Versions of a document over HTTP. */
import "server-only";
import { z } from "zod";
import { document, documentParams } from "@/lib/server/api/document-shape";
import { addVersion } from "@/lib/server/documents/add-version";
import { compareVersions, versionChanges } from "@/lib/server/documents/compare-versions";
import { listVersions } from "@/lib/server/documents/list-versions";
import { endpoint } from "@/lib/server/http/endpoint";
import { readUpload } from "@/lib/server/http/read-upload";
import { listedRun } from "@/lib/server/runs/run-shape";
import { pastAnswers } from "@/lib/server/verifications/list-verifications";
import { verification, verificationOf } from "@/lib/server/verifications/verification-shape";
import { MOST_PAST_RUNS, verifyPastAnswers } from "@/lib/server/verifications/verify-past-answers";
import type { StoredDocument } from "@/lib/store/document-store";

const tag = "Versions";

export const addVersionEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/documents/{documentId}/versions",
  operationId: "addVersion",
  tag,
  summary: "Uploads a new version of a document",
  description: `A multipart form with one file, or the file as the body with its name in \`?name=\`. The older text stays. Answers found in earlier versions, the newest ${MOST_PAST_RUNS} of each, are checked on the new one, without any model: see past-answers. A file that looks like another document is refused with the problem type \`needs-confirmation\` until it is sent with \`confirm=true\`.`,
  params: documentParams,
  query: z.object({
    name: z.string().max(1_000).optional(),
    confirm: z.stringbool().default(false).meta({
      description: "Takes the file even where it has little in common with the version before.",
    }),
  }),
  rawBody: {
    "multipart/form-data": z.object({ file: z.string().meta({ format: "binary" }) }),
    "application/octet-stream": z.string().meta({ format: "binary" }),
    "text/plain": z.string(),
  },
  result: { status: 201, description: "The new version.", schema: document },
  problems: [
    "invalid-input",
    "not-found",
    "conflict",
    "needs-confirmation",
    "too-large",
    "unsupported-media-type",
    "unprocessable",
    "storage-full",
    "unavailable",
  ],
  async run({ params, request, query }, deps) {
    const added: StoredDocument[] = [];
    const limits = { maxFiles: 1, maxFileBytes: deps.env.maxUploadBytes };
    await readUpload(request, query.name ?? null, limits, async (file) => {
      const version = { file, isConfirmed: query.confirm };
      added.push(await addVersion(deps, params.documentId, version));
    });
    const [version] = added;
    if (!version) throw new Error("An upload that ended well has a file.");
    await verifyPastAnswers(deps, version.id);
    return version;
  },
});

export const listVersionsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}/versions",
  operationId: "listVersions",
  tag,
  summary: "The versions of a document, oldest first",
  params: documentParams,
  result: {
    status: 200,
    description: "The versions.",
    schema: z.object({ versions: z.array(document) }).meta({ id: "VersionList" }),
  },
  problems: ["not-found", "unavailable"],
  run: async ({ params }, deps) => ({ versions: await listVersions(deps, params.documentId) }),
});

export const versionChangesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}/changes",
  operationId: "versionChanges",
  tag,
  summary: "What a version changed, line by line",
  params: documentParams,
  query: z.object({
    from: z.string().min(1).max(200).optional().meta({
      description: "Another document's id; the version before unless given.",
    }),
  }),
  result: { status: 200, description: "The changes, as far as listed.", schema: versionChanges },
  problems: ["not-found", "unavailable"],
  run: ({ params, query }, deps) => compareVersions(deps, params.documentId, query.from),
});

const pastAnswerList = z
  .object({ answers: z.array(z.object({ run: listedRun, verification })) })
  .meta({ id: "PastAnswers" });

export const pastAnswersEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/documents/{documentId}/past-answers",
  operationId: "pastAnswers",
  tag,
  summary: "Whether answers found in earlier versions hold in this one",
  params: documentParams,
  result: {
    status: 200,
    description: "Past answers, each with its newest verification on this version.",
    schema: pastAnswerList,
  },
  problems: ["not-found", "unavailable"],
  run: ({ params }, deps) => listed(deps, params.documentId),
});

export const verifyPastAnswersEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/documents/{documentId}/past-answers",
  operationId: "verifyPastAnswers",
  tag,
  summary: "Checks the answers found in earlier versions on this one again",
  description: "No model is called.",
  params: documentParams,
  result: { status: 202, description: "They are on the queue.", schema: pastAnswerList },
  problems: ["not-found", "unavailable"],
  async run({ params }, deps) {
    await verifyPastAnswers(deps, params.documentId);
    return listed(deps, params.documentId);
  },
});

async function listed(deps: Parameters<typeof pastAnswers>[0], documentId: string) {
  const answers = await pastAnswers(deps, documentId);
  return {
    answers: answers.map(({ run, verification }) => ({
      run,
      verification: verificationOf(verification),
    })),
  };
}
