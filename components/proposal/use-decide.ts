"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { acceptProposals, decideProposal } from "@/components/api/proposals-api";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Proposal, ProposalDecision } from "@/lib/trace/proposal";
import { dayOf } from "./day-of";
import { afterOpening } from "./opening";

type Decided = { id: string; decision: ProposalDecision };

/** Decides, says what happened, and offers the way back. */
export function useDecide(onDecided: (decision: ProposalDecision) => void) {
  const speech = useMessages();
  const { m, count } = speech;
  const toast = useToast();
  const client = useQueryClient();
  const last = useRef<string | null>(null);
  const fail = (error: unknown) => toast({ text: errorText(error), kind: "error" });
  const refresh = () => void client.invalidateQueries({ queryKey: ["proposals"] });
  const one = useMutation({
    mutationFn: async ({ id, decision }: Decided) => {
      await afterOpening(id);
      return await decideProposal(id, decision);
    },
    onSuccess: (proposal, { id, decision }) => {
      client.setQueryData(["proposal", id], proposal);
      last.current = decision.action === "undo" ? null : id;
      onDecided(decision);
      toast({
        text: doneText(proposal, decision, speech),
        key: "decision",
        ...(decision.action === "undo" || decision.action === "give"
          ? {}
          : { action: { label: m.common.undo, run: () => undo(id) } }),
      });
    },
    onError: (error, { id }) => {
      fail(error);
      void client.invalidateQueries({ queryKey: ["proposal", id] });
    },
    onSettled: refresh,
  });
  const many = useMutation({
    mutationFn: (ids: readonly string[]) => acceptProposals(ids),
    onSuccess: (outcomes) => {
      const accepted = outcomes.filter((one) => one.accepted);
      for (const { id } of accepted) void client.invalidateQueries({ queryKey: ["proposal", id] });
      if (accepted.length > 0)
        toast({ text: count(m.proposal.done.acceptedMany, accepted.length), key: "decision" });
      for (const { message } of outcomes)
        if (message !== null) toast({ text: message, kind: "error" });
    },
    onError: fail,
    onSettled: refresh,
  });
  const undo = (id: string) => one.mutate({ id, decision: { action: "undo" } });
  return {
    decide: (id: string, decision: ProposalDecision) => one.mutate({ id, decision }),
    acceptAll: (ids: readonly string[]) => many.mutate(ids),
    /** Of what was decided last, or of the notice on screen. */
    undoLast: (shown: Proposal | null) => {
      const isUndoable = shown !== null && shown.state !== "open" && shown.state !== "withdrawn";
      const id = isUndoable ? shown.id : last.current;
      if (id !== null) undo(id);
    },
    isBusy: one.isPending || many.isPending,
  };
}

function doneText(proposal: Proposal, decision: ProposalDecision, { m, locale }: Speech): string {
  const words = m.proposal.done;
  switch (decision.action) {
    case "accept":
      return words.accepted;
    case "decline":
      return words.declined;
    case "snooze":
      return fill(words.snoozed, { date: dayOf(decision.until, locale) });
    case "give":
      return fill(words.given, { owner: proposal.owner ?? decision.owner });
    case "undo":
    case "open":
      return m.proposal.actions.undone;
  }
}
