/** Takes a file in as a new version of a document. The older text stays: runs that were asked of it keep it. */
import "server-only";
import {
  type AddDocumentDeps,
  addDocument,
  type NewDocument,
} from "@/lib/server/documents/add-document";
import { getDocument } from "@/lib/server/documents/get-document";
import { textPath } from "@/lib/server/documents/text-path";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredDocument } from "@/lib/store/document-store";

/** Below this share of common lines a file is taken for another document. */
const LEAST_SHARED = 0.05;

export type NewVersion = {
  file: NewDocument;
  /** True takes it even where it has little in common with the version before. */
  isConfirmed: boolean;
};

/** Rejects with `needs-confirmation` when it looks like another document, and with `conflict` when it is nothing new. */
export async function addVersion(
  deps: AddDocumentDeps,
  documentId: string,
  { file, isConfirmed }: NewVersion,
): Promise<StoredDocument> {
  const { familyId } = await getDocument(deps, documentId);
  const family = await deps.documents.versions(familyId);
  const newest = family.findLast(({ deletedAt }) => deletedAt === null) ?? family.at(-1);
  if (!newest) throw new Error(`The family ${familyId} has no document.`);
  return addDocument(deps, {
    ...file,
    check: async (path) => {
      if (!isConfirmed) await checkLikeness(deps, path, newest, file.name);
    },
    keep: (document) => keepVersion(deps, document, newest),
  });
}

async function checkLikeness(
  deps: AddDocumentDeps,
  path: string,
  newest: StoredDocument,
  name: string | null,
): Promise<void> {
  const shared = await deps.reader.likeness(path, await textPath(deps, newest.id));
  if (shared >= LEAST_SHARED) return;
  throw new UseCaseError(
    "needs-confirmation",
    `“${name ?? "This file"}” has ${Math.round(shared * 100)} % of its lines in common with “${newest.name}”: it looks like another document. Nothing was stored. Send it again with confirm=true to make it version ${newest.version + 1} all the same, or upload it as a document of its own.`,
  );
}

async function keepVersion(
  { documents }: AddDocumentDeps,
  document: StoredDocument,
  newest: StoredDocument,
): Promise<StoredDocument> {
  const { familyId } = newest;
  if (document.textSha256 === newest.textSha256)
    throw new UseCaseError(
      "conflict",
      `This file has the same text as version ${newest.version} of “${newest.name}”: there is nothing new in it.`,
    );
  const added = await documents.addVersion({ ...document, familyId });
  if (added.id === document.id) return added;
  if (added.familyId === familyId)
    throw new UseCaseError(
      "conflict",
      `This file is version ${added.version} of “${added.name}” already. Give it another name to make it the newest again.`,
    );
  const others = await documents.versions(added.familyId);
  if (others.length > 1)
    throw new UseCaseError(
      "conflict",
      `This file is version ${added.version} of another document already. Give it another name to make it a version of “${newest.name}” too.`,
    );
  return documents.adopt(added.id, familyId);
}
