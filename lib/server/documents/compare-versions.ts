/** What a version of a document changed, line by line. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { getDocument } from "@/lib/server/documents/get-document";
import { listVersions } from "@/lib/server/documents/list-versions";
import { textPath } from "@/lib/server/documents/text-path";
import { UseCaseError } from "@/lib/server/use-case-error";

export const versionChanges = z
  .object({
    from: z.object({ id: z.string(), version: z.int().positive() }).meta({
      description: "The version that it is compared with.",
    }),
    addedLines: z.int().nonnegative(),
    removedLines: z.int().nonnegative(),
    changes: z.array(
      z.object({
        oldLine: z.int().positive(),
        newLine: z.int().positive(),
        removed: z.array(z.string()),
        added: z.array(z.string()),
        unlisted: z.int().nonnegative().meta({ description: "Further lines of this change." }),
      }),
    ),
    isWhole: z.boolean().meta({
      description: "False when there are more changes, or too many to be told one by one.",
    }),
  })
  .meta({ id: "VersionChanges" });

export type VersionChanges = z.infer<typeof versionChanges>;

type CompareDeps = Pick<Composition, "documents" | "blobs" | "reader">;

/** Compared with the version before unless `fromId` names another one. Rejects with `not-found` when there is none. */
export async function compareVersions(
  deps: CompareDeps,
  documentId: string,
  fromId?: string,
): Promise<VersionChanges> {
  const versions = await listVersions(deps, documentId);
  const at = versions.findIndex(({ id }) => id === documentId);
  const from = fromId === undefined ? versions[at - 1] : await getDocument(deps, fromId);
  if (!from)
    throw new UseCaseError(
      "not-found",
      "This is the first version: there is none before it to compare it with.",
    );
  const paths = await Promise.all([textPath(deps, documentId), textPath(deps, from.id)]);
  const comparison = await deps.reader.compare(...paths);
  return { from: { id: from.id, version: from.version }, ...comparison };
}
