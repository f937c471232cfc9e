/** Puts a change on the docket and files it at once: the answer says what the funnel found, and which run goes on with it. */
import "server-only";
import { z } from "zod";
import { resolveCourtModels } from "@/lib/model/model-settings";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { keylessModelSources } from "@/lib/server/settings/model-sources";
import { checkCourtModels } from "@/lib/server/trials/check-court-models";
import { type FileTrialDeps, fileTrial } from "@/lib/server/trials/file-trial";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredTrial } from "@/lib/store/trial-store";
import { arm } from "@/lib/trace/court";
import { courtModels, courtRules, courtRulesChange } from "@/lib/trace/court-rules";
import type { TrialSource } from "@/lib/trace/trial";

const MOST_PAGES = 2_000;
const LONGEST_PATCH = 60_000_000;

const pagePath = z
  .string()
  .trim()
  .min(1, "Give each page its path, such as docs/guide.md.")
  .max(1_000);

export const trialOrder = z
  .strictObject({
    title: z.string().trim().max(1_000).default(""),
    body: z.string().max(200_000).default(""),
    diff: z
      .string({ error: "Give the change as a patch, as `git diff` prints it." })
      .max(LONGEST_PATCH, "The patch is longer than 60 million characters."),
    documents: z
      .array(z.strictObject({ path: pagePath, text: z.string().max(50_000_000) }))
      .max(MOST_PAGES)
      .optional()
      .meta({
        description: "The pages to hold the change against; left out, those of the repository.",
      }),
    repositoryId: z.string().max(200).optional(),
    author: z.string().max(300).optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    mergedAt: z.int().nonnegative().optional(),
    rules: courtRulesChange.optional(),
    models: courtModels.partial().strict().optional().meta({
      description:
        "Model ids by role; the settings fill in the rest. `builtin` is the rule-based engine.",
    }),
    arm: arm.default("court"),
  })
  .meta({ id: "TrialOrder" });

export type TrialOrder = z.infer<typeof trialOrder>;

export type StartTrialDeps = FileTrialDeps;

/** Rejects with UseCaseError when a page, a rule or a model cannot be used. */
export async function startTrial(
  deps: StartTrialDeps,
  order: TrialOrder,
  source: TrialSource = "api",
): Promise<StoredTrial> {
  const repository = await repositoryOf(deps, order);
  if (!order.documents?.length && !repository)
    throw new UseCaseError(
      "unprocessable",
      "Give the pages to hold the change against, or name a repository that has them.",
      { fields: [{ pointer: "/documents", message: "No page is given." }] },
    );
  const rules = courtRules.parse({ ...(repository?.settings.rules ?? {}), ...order.rules });
  const sources = await keylessModelSources(deps);
  checkCourtModels(sources, resolveCourtModels(sources, rules, order.models));
  const { trial } = await deps.trials.add({
    id: deps.newId(),
    repositoryId: repository?.id ?? null,
    changeKey: null,
    source,
    title: order.title,
    body: order.body,
    author: order.author ?? null,
    url: order.url ?? null,
    baseSha: null,
    mergeSha: null,
    mergedAt: order.mergedAt ?? null,
    patchSha256: await deps.blobs.put(new TextEncoder().encode(order.diff)),
    state: "received",
    steps: [],
    order: {
      pages: order.documents ? await keptPages(deps, order.documents) : null,
      rules,
      models: order.models ?? {},
      arm: order.arm,
    },
    runId: null,
    result: null,
    createdAt: deps.clock(),
    endedAt: null,
  });
  return (await fileTrial(deps, trial.id)) ?? trial;
}

async function repositoryOf({ repositories }: StartTrialDeps, { repositoryId }: TrialOrder) {
  if (repositoryId === undefined) return null;
  const found = isId(repositoryId) ? await repositories.get(repositoryId) : null;
  if (found && found.deletedAt === null) return found;
  const message = `There is no repository "${repositoryId}". Add it first, then use its id.`;
  throw new UseCaseError("unprocessable", message, {
    fields: [{ pointer: "/repositoryId", message }],
  });
}

async function keptPages(
  { blobs }: Pick<Composition, "blobs">,
  documents: readonly { path: string; text: string }[],
) {
  const paths = documents.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) {
    const message = `Two pages have the path "${twice}".`;
    throw new UseCaseError("unprocessable", message, {
      fields: [{ pointer: "/documents", message }],
    });
  }
  return Promise.all(
    documents.map(async ({ path, text }) => {
      const plain = text.replaceAll("\r\n", "\n").replace(/^\ufeff/, "");
      const textSha256 = await blobs.put(new TextEncoder().encode(plain));
      if (plain === text) return { path, textSha256 };
      return { path, textSha256, sourceSha256: await blobs.put(new TextEncoder().encode(text)) };
    }),
  );
}
