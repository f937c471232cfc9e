/** Why notices were not needed: suggested by a decline, counted once a person confirmed it, and not for ever. */
import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import { isId } from "@/lib/server/is-id";
import { UseCaseError } from "@/lib/server/use-case-error";
import {
  precedentState,
  type StoredPrecedent,
  type StoredProposal,
} from "@/lib/store/proposal-store";
import type { DeclineReason, ProposalDecision } from "@/lib/trace/proposal";

type Deps = Pick<Composition, "precedents" | "clock">;

const LIFETIME_MS = 180 * 24 * 60 * 60 * 1000;
const MOST_OF_ONE = 3;

/** What a reason says about the next case; null for those that say nothing about the passage. */
const lessons: Record<DeclineReason, string | null> = {
  "page-is-right": "The page is right as it is.",
  "too-small": "The difference is too small to matter to a reader.",
  "on-purpose": "The page says so on purpose.",
  other: "",
  "already-fixed": null,
  "not-my-page": null,
};

export async function suggestPrecedents(
  { precedents, clock, newId }: Deps & Pick<Composition, "newId">,
  { id, repositoryId, path, data }: StoredProposal,
  { reason, note }: Extract<ProposalDecision, { action: "decline" }>,
): Promise<void> {
  const lesson = lessons[reason];
  const words = [lesson ?? "", note?.trim() ?? ""].filter(Boolean).join(" ");
  if (repositoryId === null || lesson === null || words === "") return;
  const passages = [...new Set(data.quotes.map(({ docQuote }) => docQuote))].slice(0, MOST_OF_ONE);
  const createdAt = clock();
  for (const passage of passages)
    await precedents.add({
      ...{ id: newId(), repositoryId, proposalId: id, path, passage, driftType: data.driftType },
      ...{ reason: words, state: "suggested", expiresAt: createdAt + LIFETIME_MS, createdAt },
    });
}

/** For a decline that was undone. */
export async function removePrecedents(
  { precedents }: Pick<Composition, "precedents">,
  proposalId: string,
): Promise<void> {
  for (const { id } of await precedents.list({ proposalId }))
    await precedents.setState(id, "removed");
}

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

export const precedentView = z
  .object({
    id: z.string(),
    repositoryId: z.string().nullable(),
    proposalId: z.string(),
    path: z.string(),
    passage: z.string().meta({ description: "The words of the page that it is about." }),
    driftType: z.string().nullable(),
    reason: z.string(),
    state: precedentState.meta({
      description: "Counts for later cases on the passage only when a person confirmed it.",
    }),
    expired: z.boolean(),
    expiresAt: time,
    createdAt: time,
  })
  .meta({ id: "Precedent" });

export const precedentDecision = z
  .strictObject({ action: z.enum(["confirm", "remove"]) })
  .meta({ id: "PrecedentDecision" });

type PrecedentView = z.infer<typeof precedentView>;

/** Without removed ones, newest first. */
export async function listPrecedents(
  { precedents, clock }: Deps,
  filter: { repositoryId?: string | undefined; path?: string | undefined },
): Promise<PrecedentView[]> {
  const { repositoryId, path } = filter;
  const known = await precedents.list({
    ...(repositoryId === undefined ? {} : { repositoryId }),
    ...(path === undefined ? {} : { path }),
  });
  const now = clock();
  return known.filter(({ state }) => state !== "removed").map((each) => viewOf(each, now));
}

/** Rejects with `not-found`, and with `conflict` for one that has expired. */
export async function decidePrecedent(
  { precedents, clock }: Deps,
  id: string,
  action: z.infer<typeof precedentDecision>["action"],
): Promise<PrecedentView> {
  const now = clock();
  const known = isId(id) ? await precedents.get(id) : null;
  if (!known)
    throw new UseCaseError(
      "not-found",
      "There is no such precedent. GET /api/v1/precedents lists them.",
    );
  if (action === "confirm" && (known.state === "removed" || known.expiresAt <= now))
    throw new UseCaseError(
      "conflict",
      "This precedent was removed or has expired, and counts no more. A new decline suggests a new one.",
    );
  const changed = await precedents.setState(id, action === "confirm" ? "confirmed" : "removed");
  return viewOf(changed ?? known, now);
}

function viewOf(precedent: StoredPrecedent, now: number): PrecedentView {
  return { ...precedent, expired: precedent.expiresAt <= now };
}
