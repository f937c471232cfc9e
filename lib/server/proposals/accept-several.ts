/** Accepts several proposals at once, each of which was opened before. */
import "server-only";
import { z } from "zod";
import { findProposal } from "@/lib/server/proposals/change-proposal";
import { decideProposal } from "@/lib/server/proposals/decide-proposal";
import type { DecideDeps } from "@/lib/server/proposals/decision-conflict";
import { UseCaseError } from "@/lib/server/use-case-error";
import { proposalState } from "@/lib/trace/proposal";

const MOST = 100;

export const acceptOrder = z
  .strictObject({ ids: z.array(z.string().min(1).max(200)).min(1).max(MOST) })
  .meta({ id: "AcceptOrder" });

export const acceptOutcomes = z
  .object({
    outcomes: z.array(
      z.object({
        id: z.string(),
        accepted: z.boolean(),
        state: proposalState.nullable(),
        message: z.string().nullable().meta({ description: "Why it was not accepted." }),
      }),
    ),
  })
  .meta({ id: "AcceptOutcomes" });

/** Nothing is accepted when one of them was never opened: rejects with `conflict`, naming each. What fails alone is told alone. */
export async function acceptSeveral(
  deps: DecideDeps,
  { ids }: z.output<typeof acceptOrder>,
): Promise<z.input<typeof acceptOutcomes>> {
  const wanted = [...new Set(ids)];
  const known = await Promise.all(wanted.map((id) => findProposal(deps, id)));
  const unopened = wanted.flatMap((id, index) =>
    known[index]?.openedAt === null
      ? [{ pointer: `/ids/${ids.indexOf(id)}`, message: "It was not opened yet." }]
      : [],
  );
  if (unopened.length > 0)
    throw new UseCaseError(
      "conflict",
      `${unopened.length} of these were not opened yet. Look at each before you accept them together.`,
      { fields: unopened },
    );
  const outcomes: z.input<typeof acceptOutcomes>["outcomes"] = [];
  for (const id of wanted) outcomes.push(await acceptOne(deps, id));
  return { outcomes };
}

async function acceptOne(deps: DecideDeps, id: string) {
  try {
    const { proposal } = await decideProposal(deps, id, { action: "accept" });
    return { id, accepted: true, state: proposal.state, message: null };
  } catch (reason) {
    if (!(reason instanceof UseCaseError)) throw reason;
    const state = (await findProposal(deps, id))?.state ?? null;
    return { id, accepted: false, state, message: reason.message };
  }
}
