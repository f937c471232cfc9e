/** The sample pull request: a small repository's documentation and one merged change to its code, on the docket from the first visit. */
import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readCodeOwners } from "@/lib/corpus/code-owners";
import { pageOwner } from "@/lib/corpus/page-owner";
import { BUILTIN_MODEL } from "@/lib/model/routed-model";
import { isDocumentation } from "@/lib/server/repositories/is-documentation";
import { type FileTrialDeps, fileTrial } from "@/lib/server/trials/file-trial";
import { NameTakenError, repositorySettings } from "@/lib/store/repository-store";
import { type CourtModels, defaultCourtRules } from "@/lib/trace/court-rules";

const FOLDER = "public/samples/patient-client";
const NAME = "patient-client (sample)";
const CODEOWNERS = ".github/CODEOWNERS";

/** Every juror votes, so that there is a jury to look at. */
const inFull = { ...defaultCourtRules, earlyStop: false };

/** Nobody pays for a sample that they did not ask for. */
const withoutCost: CourtModels = {
  prosecutor: BUILTIN_MODEL,
  defense: BUILTIN_MODEL,
  jurors: [BUILTIN_MODEL],
  judge: BUILTIN_MODEL,
  review: null,
};

export async function loadSampleTrial(deps: FileTrialDeps, projectDir: string): Promise<void> {
  const folder = join(projectDir, FOLDER);
  const repositoryId = deps.newId();
  const settings = repositorySettings.parse({ rules: {} });
  const now = deps.clock();
  try {
    await deps.repositories.add({
      ...{ id: repositoryId, name: NAME, settings, secret: null, revision: null, readAt: now },
      source: { kind: "upload" },
      createdAt: now,
      deletedAt: null,
    });
  } catch (error) {
    // A start that was cut off before has added it: its docket entry comes with the next start.
    if (!(error instanceof NameTakenError)) throw error;
  }
  const repository = await deps.repositories.byName(NAME);
  if (!repository) return;
  await deps.repositories.replacePages(repository.id, await pagesOf(deps, folder));
  const patch = await readFile(join(folder, "change.diff"));
  const { trial } = await deps.trials.add({
    id: deps.newId(),
    repositoryId: repository.id,
    changeKey: "sample/patient-client@1",
    source: "api",
    title: "Rename retryLimit to maxRetries",
    body: "The first attempt is no retry: the new name says what is counted.",
    author: "Noor Haddad",
    ...{ url: null, baseSha: null, mergeSha: null, mergedAt: now },
    patchSha256: await deps.blobs.put(new Uint8Array(patch)),
    ...{ state: "received", steps: [], runId: null, result: null, createdAt: now, endedAt: null },
    order: { pages: null, rules: inFull, models: withoutCost, arm: "court" },
  });
  await fileTrial(deps, trial.id);
}

async function pagesOf({ blobs }: FileTrialDeps, folder: string) {
  const file = await readFile(join(folder, "CODEOWNERS"), "utf8");
  const sources = {
    codeOwners: { file: CODEOWNERS, rules: readCodeOwners(file, CODEOWNERS) },
    lastCommit: () => null,
    defaultOwner: null,
  };
  const paths = await readdir(folder, { recursive: true });
  return Promise.all(
    paths
      .filter((path) => isDocumentation(path, null))
      .map(async (path) => {
        const text = await readFile(join(folder, path), "utf8");
        return {
          path,
          textSha256: await blobs.put(new TextEncoder().encode(text)),
          chars: text.length,
          ...pageOwner({ path, text }, sources),
        };
      }),
  );
}
