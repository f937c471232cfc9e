/** The three documents and the pull request that come with the product, so that there is something to ask and to decide on the first visit. */
import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type AddDocumentDeps, addDocument } from "@/lib/server/documents/add-document";
import { gatewayNight } from "@/lib/server/samples/gateway-night";
import { salesReports } from "@/lib/server/samples/sales-reports";
import { loadSampleTrial } from "@/lib/server/samples/sample-trial";
import type { FileTrialDeps } from "@/lib/server/trials/file-trial";

const SETTING = "samples";
const SAMPLE_TRIAL = "patient-client";
const loadedNames = z.array(z.string());

type Sample = {
  name: string;
  mediaType: string;
  text(projectDir: string): string | Promise<string>;
};

/** The first comes first on the screen, so it is loaded last. */
const samples: readonly Sample[] = [
  { name: "gateway-night.log", mediaType: "text/plain", text: gatewayNight },
  {
    name: "supply-contract.md",
    mediaType: "text/markdown",
    text: (projectDir) => readFile(join(projectDir, "public/samples/supply-contract.md"), "utf8"),
  },
  { name: "sales-reports.txt", mediaType: "text/plain", text: salesReports },
];

/** Adds the samples that were never added. A sample that somebody removed stays removed. */
export async function loadSamples(
  deps: AddDocumentDeps & FileTrialDeps,
  projectDir = process.cwd(),
): Promise<void> {
  const loaded = loadedNames.parse((await deps.settings.get(SETTING)) ?? []);
  for (const { name, mediaType, text } of samples) {
    if (loaded.includes(name)) continue;
    const bytes = Buffer.from(await text(projectDir));
    const content = (async function* () {
      yield bytes;
    })();
    await addDocument(deps, { name, mediaType, content, sample: true });
    loaded.push(name);
    await deps.settings.set(SETTING, loaded);
  }
  if (loaded.includes(SAMPLE_TRIAL)) return;
  await loadSampleTrial(deps, projectDir);
  await deps.settings.set(SETTING, [...loaded, SAMPLE_TRIAL]);
}
