/** The page of a proposal as it is now: in the checkout, in the corpus, or as it came with the change. */
import "server-only";
import { decodeDocument } from "@/lib/document/decode-document";
import { DocumentError } from "@/lib/document/document-error";
import { BranchError, readFileAt } from "@/lib/forge/checkout-branch";
import { GitError } from "@/lib/forge/run-git";
import type { Composition } from "@/lib/server/composition";
import { pageText } from "@/lib/server/proposals/apply-edits";
import { checkoutPath } from "@/lib/server/repositories/checkout-path";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredProposal } from "@/lib/store/proposal-store";

export type PageNow =
  | { status: "there"; bytes: Uint8Array; text: string }
  /** `reason` says what became of it. */
  | { status: "gone"; reason: string }
  /** It could not be read: nothing follows from that. `message` says why. */
  | { status: "unread"; message: string };

const noPage = "The page is no longer there.";

export type PageDeps = Pick<Composition, "repositories" | "trials" | "blobs" | "env">;

export async function pageNow(
  { repositories, trials, blobs, env }: PageDeps,
  proposal: Pick<StoredProposal, "repositoryId" | "path" | "textSha256" | "trialId">,
): Promise<PageNow> {
  const { repositoryId, path, textSha256, trialId } = proposal;
  const repository = repositoryId === null ? null : await repositories.get(repositoryId);
  const trial = await trials.get(trialId);
  // Pages that came with a posted change are nowhere else.
  const isPosted = trial?.source === "pasted" || trial?.source === "api";
  const given = isPosted ? trial.order.pages?.find((each) => each.path === path) : undefined;
  if (!repository) return stored(blobs, given ?? { textSha256 });
  if (repository.deletedAt !== null)
    return { status: "gone", reason: "Its repository is no longer watched here." };
  const { source } = repository;
  if (source.kind === "checkout") return fromCheckout(env, source, path);
  const pages = await repositories.pages(repository.id);
  const page = pages.find((each) => each.path === path);
  const known = page ?? given;
  if (known) return stored(blobs, known);
  return pages.length > 0
    ? { status: "gone", reason: noPage }
    : { status: "unread", message: `${repository.name} has no pages yet. Read it again.` };
}

async function stored(
  blobs: PageDeps["blobs"],
  { textSha256, sourceSha256 }: { textSha256: string; sourceSha256?: string | undefined },
): Promise<PageNow> {
  const text = await blobs.get(textSha256);
  const bytes = sourceSha256 === undefined ? text : await blobs.get(sourceSha256);
  if (!text || !bytes) return { status: "unread", message: "The page's text is no longer stored." };
  return { status: "there", bytes, text: pageText(text) };
}

async function fromCheckout(
  env: PageDeps["env"],
  source: { path: string; branch: string | null },
  path: string,
): Promise<PageNow> {
  try {
    const checkout = await checkoutPath(env, source.path);
    const bytes = await readFileAt(checkout, source.branch ?? "HEAD", path);
    if (bytes === null || bytes.length === 0) return { status: "gone", reason: noPage };
    return { status: "there", bytes, text: (await decodeDocument(bytes, path)).text };
  } catch (reason) {
    if (reason instanceof BranchError) return { status: "gone", reason: noPage };
    const isTold =
      reason instanceof GitError ||
      reason instanceof UseCaseError ||
      reason instanceof DocumentError;
    if (isTold) return { status: "unread", message: reason.message };
    throw reason;
  }
}
