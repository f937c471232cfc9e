import { decideProposal } from "@/components/api/proposals-api";
import type { Proposal } from "@/lib/trace/proposal";

const underWay = new Map<string, Promise<Proposal>>();

/** Keeps that a notice was opened. */
export function openProposal(id: string): Promise<Proposal> {
  const opening = decideProposal(id, { action: "open" }).finally(() => underWay.delete(id));
  underWay.set(id, opening);
  return opening;
}

/** Resolves when nothing is on its way that would make a decision look as if another had been first. */
export async function afterOpening(id: string): Promise<void> {
  await underWay.get(id)?.catch(() => undefined);
}
