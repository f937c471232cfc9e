/** The docket and the owners' notices over MCP: an agent files changes and reads what became of them; deciding is left to people. */
import "server-only";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { startedOf, startedTrial } from "@/lib/server/api/trial-endpoints";
import type { Composition } from "@/lib/server/composition";
import { toolResult } from "@/lib/server/mcp/tool-result";
import { examineProposal } from "@/lib/server/proposals/examine-proposal";
import { listProposals, proposalList } from "@/lib/server/proposals/list-proposals";
import { proposalView } from "@/lib/server/proposals/proposal-view";
import { getTrial } from "@/lib/server/trials/read-trial";
import { startTrial, trialOrder } from "@/lib/server/trials/start-trial";
import { type Proposal, proposal, proposalState } from "@/lib/trace/proposal";
import { type Trial, trial } from "@/lib/trace/trial";

export function registerTrialTools(server: McpServer, parts: Composition): void {
  server.registerTool(
    "file_change",
    {
      title: "Hold a merged change against documentation",
      description:
        "Files a change (a patch as `git diff` prints it) with the pages it may have made wrong, or a repository that has them. The funnel answers at once; what passes is tried by a run: read it with get_trial until its state is no longer judging.",
      inputSchema: trialOrder.shape,
      outputSchema: startedTrial.shape,
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: true },
    },
    (order) =>
      toolResult(async () => {
        const data = startedOf(await startTrial(parts, trialOrder.parse(order)));
        const last = data.funnel.steps.at(-1)?.reason ?? "";
        return { text: `Trial ${data.id}: ${data.funnel.state}. ${last}`, data };
      }),
  );
  server.registerTool(
    "get_trial",
    {
      title: "Read a trial",
      description:
        "What became of a filed change: the funnel's steps with their reasons, and for each page the exhibits with both quotes, the votes, the verdict and the edits.",
      inputSchema: {
        trialId: z.string().min(1).max(200).describe("A trial's id, from file_change."),
      },
      outputSchema: trial.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ trialId }) =>
      toolResult(async () => {
        const data = await getTrial(parts, trialId);
        return { text: trialText(data), data };
      }),
  );
  server.registerTool(
    "list_notices",
    {
      title: "List what owners of pages are asked",
      description: "The notices, newest first: which page, what is wrong, how it stands.",
      inputSchema: {
        state: proposalState.optional(),
        owner: z.string().max(200).optional(),
        limit: z.int().min(1).max(100).default(20),
      },
      outputSchema: proposalList.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    (query) =>
      toolResult(async () => {
        const data = await listProposals(parts, query);
        const text = data.proposals.map(
          ({ id, path, state, title }) => `${id} ${state} ${path}: ${title}`,
        );
        return { text: text.join("\n") || "No notice.", data };
      }),
  );
  server.registerTool(
    "get_notice",
    {
      title: "Read a notice",
      description:
        "One notice with its quotes and its edit, held against the page as it is now. A person accepts or declines it, on the screen.",
      inputSchema: { proposalId: z.string().min(1).max(200) },
      outputSchema: proposal.shape,
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ proposalId }) =>
      toolResult(async () => {
        const data = await proposalView(parts, await examineProposal(parts, proposalId));
        return { text: noticeText(data), data };
      }),
  );
}

function trialText({ state, reason, cases }: Trial): string {
  const pages = cases.map(({ path, state: how, reason: why }) => `${path}: ${how}. ${why}`);
  return [`${state}: ${reason}`, ...pages].join("\n");
}

function noticeText({ path, state, title, sentence, quotes, edits }: Proposal): string {
  return [
    `${path} (${state}): ${title}`,
    sentence,
    ...quotes.map(({ changeQuote, docQuote }) => `change: ${changeQuote}\npage: ${docQuote}`),
    ...edits.map(({ oldText, newText }) => `- ${oldText}\n+ ${newText}`),
  ].join("\n");
}
