"use client";

import { useCopy } from "@/components/base/use-copy";
import { useKeys } from "@/components/base/use-keys";
import { useMessages } from "@/components/messages/messages-provider";
import type { Step } from "@/lib/trace/select";
import { pageLink } from "./address";
import { nextClaim, nextSpan } from "./next-selection";
import type { RunView } from "./run-context";

type Options = {
  view: RunView;
  isOver: boolean;
  onFollow: () => void;
  /** Opens what is written at a step; null is the run as a whole. */
  onAnnotate: (spanId: string | null) => void;
};

/** The run page by keyboard: steps, iterations, claims, finding, following, forking. */
export function useRunKeys({ view, isOver, onFollow, onAnnotate }: Options): void {
  const { m } = useMessages();
  const copy = useCopy();
  const { selection, select, claims, openFork, index, match, search } = view;
  const isShown = ({ id }: Step) => match === null || match.shown.has(id);
  const selectedId = selection?.kind === "span" ? selection.id : null;
  const toSpan = (among: readonly Step[], by: 1 | -1) => {
    const id = nextSpan(
      among.map((step) => step.id),
      selectedId,
      by,
    );
    if (id !== null) select({ kind: "span", id });
    return true;
  };
  const toClaim = (by: 1 | -1) => {
    const at = selection?.kind === "claim" ? selection.number : null;
    const number = nextClaim(claims.length, at, by);
    if (number !== null) select({ kind: "claim", number });
    return number !== null;
  };
  useKeys((key) => {
    switch (key) {
      case "j":
        return toSpan(index.flat.filter(isShown), 1);
      case "k":
        return toSpan(index.flat.filter(isShown), -1);
      case "]":
        return toSpan(index.top.filter(isShown), 1);
      case "[":
        return toSpan(index.top.filter(isShown), -1);
      case "c":
        return toClaim(1);
      case "C":
        return toClaim(-1);
      case "f":
        onFollow();
        return true;
      case "n":
      case "N":
        if (search.hits.length === 0) return false;
        search.go(key === "n" ? 1 : -1);
        return true;
      case "/":
        document.getElementById("find-step")?.focus();
        return true;
      case "y":
        void copy(pageLink(), m.document.linkCopied);
        return true;
      case "r":
        if (!isOver) return false;
        openFork(selectedId);
        return true;
      case "m":
        onAnnotate(selectedId);
        return true;
      case "Escape":
        if (selection === null) return false;
        select(null);
        return true;
      default:
        return false;
    }
  });
}
