/** A proposal's edit as a patch: that of the page as it was accepted, or as it is now. */
import "server-only";
import { applyEdits } from "@/lib/server/proposals/apply-edits";
import { type ExamineDeps, examineProposal } from "@/lib/server/proposals/examine-proposal";
import { pagePatch } from "@/lib/server/proposals/page-patch";
import { UseCaseError } from "@/lib/server/use-case-error";

export type ProposalPatch = { bytes: Uint8Array; filename: string };

/** Rejects with `not-found`, and with `conflict` when there is no edit that fits. */
export async function proposalPatch(deps: ExamineDeps, id: string): Promise<ProposalPatch> {
  const { proposal, page } = await examineProposal(deps, id);
  const bytes = page?.status === "there" ? page.bytes : await deps.blobs.get(proposal.textSha256);
  const edits = proposal.data.ownEdits ?? proposal.data.edits;
  if (!bytes || edits.length === 0 || proposal.state === "withdrawn")
    throw new UseCaseError(
      "conflict",
      "There is no edit to take away: the notice has none that fits the page, or it withdrew itself.",
    );
  const applied = applyEdits(bytes, edits);
  if (!applied.ok) throw new UseCaseError("conflict", applied.message);
  const name =
    proposal.path
      .split("/")
      .at(-1)
      ?.replaceAll(/[^\w.-]+/g, "-") ?? "page";
  return { bytes: pagePatch(proposal.path, bytes, applied.bytes), filename: `${name}.patch` };
}
