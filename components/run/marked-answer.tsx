"use client";

import { Fragment } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import type { Claim } from "@/lib/trace/event";
import { type AnswerPiece, cutAnswer } from "@/lib/trace/select-answer";
import { claimSign } from "./claim-signs";
import { useRun } from "./run-context";
import { selectionQuery } from "./use-selection";

type Props = { text: string; claims: readonly Claim[]; className?: string };

/** The answer, each claim marked where it stands and numbered in the order of the text. */
export function MarkedAnswer({ text, claims, className = "answer-text" }: Props) {
  return (
    <p className={className}>
      <MarkedPieces pieces={cutAnswer(text, claims)} />
    </p>
  );
}

export function MarkedPieces({ pieces }: { pieces: readonly AnswerPiece[] }) {
  const { m } = useMessages();
  const { selection, select } = useRun();
  return pieces.map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: The pieces of an answer never move.
    if (piece.kind === "text") return <Fragment key={index}>{piece.text}</Fragment>;
    const { sign, kind, line } = claimSign(piece.claim.mark);
    const target = { kind: "claim", number: piece.number } as const;
    const isSelected = selection?.kind === "claim" && selection.number === piece.number;
    return (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: The pieces of an answer never move.
        key={index}
        className={`cl ${kind} ${line}`}
        href={selectionQuery(target)}
        // In one piece: a hidden part of the text would be read with a space before its comma.
        aria-label={`${piece.text}, ${m.run.answer[piece.claim.mark]}, ${piece.number}`}
        aria-current={isSelected ? "true" : undefined}
        title={m.run.answer.explain[piece.claim.mark]}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          select(target);
        }}
      >
        {piece.text}
        <sup data-sign={`${sign}${piece.number}`} />
      </a>
    );
  });
}
