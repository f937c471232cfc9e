"use client";

import { useMemo, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { type SideName, sideLetters } from "./compare-context";
import { asPart, foldPieces } from "./fold-pieces";
import { UnfoldButton } from "./unfold-button";
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

/** Two texts side by side; in each, what the other lacks is marked, and long equal stretches are folded. */
export function TextDiff({ a, b, name, isPair }: DiffProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const pair = useMemo(() => (a === null || b === null ? null : pairWords(a, b)), [a, b]);
  const hasChange = pair?.a.some(isMarked) || pair?.b.some(isMarked);
  const shared = {
    ...{ name, isFolded: hasChange === true && !isUnfolded, onUnfold: () => setUnfolded(true) },
  };
  return (
    <div className="cmp-sides">
      <Text side="a" pieces={pair?.a ?? whole(a)} isShown={isPair || a !== null} {...shared} />
      <Text side="b" pieces={pair?.b ?? whole(b)} isShown={isPair || b !== null} {...shared} />
    </div>
  );
}

function isMarked({ isChanged }: WordPiece): boolean {
  return isChanged;
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
  isFolded: boolean;
  onUnfold: () => void;
};

function Text({ side, name, pieces, isShown, isFolded, onUnfold }: TextProps) {
  const { m } = useMessages();
  const label = fill(m.compare.body.of, { part: name, side: sideLetters[side] });
  if (!isShown) return <div className="cmp-side" />;
  if (pieces === null)
    return (
      <div className="cmp-side">
        <p className="muted">{m.compare.body.nothing}</p>
      </div>
    );
  const shown = isFolded ? foldPieces(pieces) : pieces.map(asPart);
  const Mark = side === "a" ? "del" : "ins";
  return (
    <div className="cmp-side">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: A block that scrolls must be reachable by keys. */}
      <figure className="plain boxed word-diff" tabIndex={0} aria-label={label}>
        {shown.map((part, index) => {
          if (part.kind === "fold")
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: A piece of a diff is its place.
              <UnfoldButton key={index} lines={part.lines} onUnfold={onUnfold} />
            );
          // biome-ignore lint/suspicious/noArrayIndexKey: A piece of a diff is its place.
          return part.isChanged ? <Mark key={index}>{part.text}</Mark> : part.text;
        })}
      </figure>
    </div>
  );
}
