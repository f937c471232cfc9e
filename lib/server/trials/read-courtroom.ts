import "server-only";
import { parsePatch } from "@/lib/change/parse-patch";
import { type Courtroom, openCourtroom } from "@/lib/courtroom/task";
import type { Composition } from "@/lib/server/composition";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { InquiryConfig, TrialSettings } from "@/lib/trace/config";

/** What a trial looked at, for a check by code outside its run. Rejects with `conflict` when its texts are gone. */
export async function readCourtroom(
  deps: Pick<Composition, "blobs">,
  config: Pick<InquiryConfig, "documents"> & { trial: TrialSettings },
): Promise<Courtroom> {
  const [patch = "", ...texts] = await Promise.all(
    config.documents.map(({ textSha256 }) => textOf(deps, textSha256)),
  );
  return openCourtroom({
    settings: config.trial,
    patch,
    change: parsePatch(patch),
    pages: config.trial.pages.map((page, index) => ({ path: page.path, text: texts[index] ?? "" })),
    runSpanId: "run",
    hash: () => "",
  });
}

async function textOf({ blobs }: Pick<Composition, "blobs">, sha256: string): Promise<string> {
  const bytes = await blobs.get(sha256);
  if (!bytes)
    throw new UseCaseError(
      "conflict",
      "The texts of this trial are no longer stored. Start a new trial.",
    );
  return new TextDecoder().decode(bytes);
}
