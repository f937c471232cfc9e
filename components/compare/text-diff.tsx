"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { type SideName, sideLetters } from "./compare-context";
import { pairWords, type WordPiece } from "./word-pair";

export type DiffProps = {
  /** Null where that side has none. */
  a: string | null;
  b: string | null;
  /** What the texts are, for who cannot see them. */
  name: string;
  /** False where the step stands on one side only: there is nothing to mark. */
  isPair: boolean;
};

/** Two texts side by side; in each, what the other lacks is marked. */
export function TextDiff({ a, b, name, isPair }: DiffProps) {
  const pair = useMemo(() => (a === null || b === null ? null : pairWords(a, b)), [a, b]);
  return (
    <div className="cmp-sides">
      <Text side="a" name={name} pieces={pair?.a ?? whole(a)} isShown={isPair || a !== null} />
      <Text side="b" name={name} pieces={pair?.b ?? whole(b)} isShown={isPair || b !== null} />
    </div>
  );
}

/** A text that has no counterpart needs no mark: what stands beside it says so. */
function whole(text: string | null): WordPiece[] | null {
  return text === null ? null : [{ text, isChanged: false }];
}

type TextProps = {
  side: SideName;
  name: string;
  pieces: readonly WordPiece[] | null;
  isShown: boolean;
};

function Text({ side, name, pieces, isShown }: TextProps) {
  const { m } = useMessages();
  const label = fill(m.compare.body.of, { part: name, side: sideLetters[side] });
  const Mark = side === "a" ? "del" : "ins";
  if (!isShown) return <div className="cmp-side" />;
  return (
    <div className="cmp-side">
      {pieces === null ? (
        <p className="muted boxed-none">{m.compare.body.nothing}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: A block that scrolls must be reachable by keys.
        <figure className="plain boxed word-diff" tabIndex={0} aria-label={label}>
          {pieces.map((piece, index) =>
            piece.isChanged ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: A piece of a diff is its place.
              <Mark key={index}>{piece.text}</Mark>
            ) : (
              piece.text
            ),
          )}
        </figure>
      )}
    </div>
  );
}
