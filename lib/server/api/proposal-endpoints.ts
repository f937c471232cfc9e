/** The owner's desk over HTTP. */
import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/server/http/endpoint";
import { acceptOrder, acceptOutcomes, acceptSeveral } from "@/lib/server/proposals/accept-several";
import { decideProposal } from "@/lib/server/proposals/decide-proposal";
import { examineProposal } from "@/lib/server/proposals/examine-proposal";
import { listProposals, proposalList, proposalQuery } from "@/lib/server/proposals/list-proposals";
import { proposalPatch } from "@/lib/server/proposals/proposal-patch";
import { proposalView } from "@/lib/server/proposals/proposal-view";
import { proposal, proposalDecision } from "@/lib/trace/proposal";

const tag = "Notices";
const params = z.object({ proposalId: z.string().min(1).max(200) });
const deciding = [
  "invalid-input",
  "not-found",
  "conflict",
  "unprocessable",
  "too-many",
  "unavailable",
] as const;

export const listProposalsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/proposals",
  operationId: "listProposals",
  tag,
  summary: "What the owners of pages are asked, newest first",
  query: proposalQuery,
  result: {
    status: 200,
    description: "The notices, and how many are in each state.",
    schema: proposalList,
  },
  problems: ["invalid-input", "unavailable"],
  run: ({ query }, deps) => listProposals(deps, query),
});

export const acceptProposalsEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/proposals/accept",
  operationId: "acceptProposals",
  tag,
  summary: "Accepts several notices, each of which was opened before",
  description:
    "When one was never opened, none is accepted (409). What cannot be accepted is told one by one.",
  body: acceptOrder,
  result: { status: 200, description: "What became of each.", schema: acceptOutcomes },
  problems: deciding,
  run: ({ body }, deps) => acceptSeveral(deps, body),
});

export const getProposalEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/proposals/{proposalId}",
  operationId: "getProposal",
  tag,
  summary: "One notice, held against the page as it is now",
  description:
    "Its quotes are looked for again. Where its ground is gone (the page was put right or removed, the change was taken back) it withdraws itself, and says why.",
  params,
  result: { status: 200, description: "The notice.", schema: proposal },
  problems: ["not-found", "unavailable"],
  run: async ({ params: { proposalId } }, deps) =>
    proposalView(deps, await examineProposal(deps, proposalId)),
});

export const readPatchEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/proposals/{proposalId}/patch",
  operationId: "readProposalPatch",
  tag,
  summary: "The edit as a patch for `git apply`",
  params,
  result: {
    status: 200,
    description: "A patch of one file, with its own line breaks.",
    schema: z.string().meta({ format: "binary" }),
    contentType: "text/x-patch",
  },
  problems: ["not-found", "conflict", "unavailable"],
  async run({ params: { proposalId } }, deps) {
    const { bytes, filename } = await proposalPatch(deps, proposalId);
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": "text/x-patch",
        "content-disposition": `attachment; filename="${filename}"`,
      },
    });
  },
});

export const decideProposalEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/proposals/{proposalId}/decision",
  operationId: "decideProposal",
  tag,
  summary: "Opens, accepts, declines, puts off or gives a notice, or undoes the last of these",
  description:
    "A second decision on what was decided meanwhile gets 409; `errors` then names the state. Give `readAt` to be refused whatever changed since. Accepting delivers the edit as the repository's settings say, or as `deliver` does.",
  params,
  body: proposalDecision,
  result: { status: 200, description: "The notice as it stands now.", schema: proposal },
  problems: deciding,
  run: async ({ params: { proposalId }, body }, deps) =>
    proposalView(deps, await decideProposal(deps, proposalId, body)),
});
