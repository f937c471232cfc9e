"use client";

import { useMemo, useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { shownCode } from "@/components/run/shown-code";
import { useTokens } from "@/components/run/use-tokens";
import { fill } from "@/lib/format/fill";
import { type CodePair, foldCode, pairCode } from "./code-pair";
import { type SideName, sideLetters } from "./compare-context";
import type { DiffProps } from "./text-diff";
import { UnfoldButton } from "./unfold-button";

/** Code side by side, line by line; equal stretches are folded, and gaps keep the lines at one height. */
export function CodeDiff({ a, b, name, isPair }: DiffProps) {
  const { m } = useMessages();
  const [isUnfolded, setUnfolded] = useState(false);
  const all = useMemo(() => pairCode(a ?? "", b ?? ""), [a, b]);
  const pairs = useMemo(() => (isUnfolded ? all : all && foldCode(all)), [all, isUnfolded]);
  const shared = { name, pairs, isPair, onUnfold: () => setUnfolded(true) };
  const [isA, isB] = [isPair || a !== null, isPair || b !== null];
  return (
    <>
      {pairs === null && <p className="muted">{m.compare.body.tooLong}</p>}
      <div className="cmp-sides">
        {isA ? <Code side="a" {...shared} code={a ?? ""} /> : <div className="cmp-side" />}
        {isB ? <Code side="b" {...shared} code={b ?? ""} /> : <div className="cmp-side" />}
      </div>
    </>
  );
}

type CodeProps = {
  side: SideName;
  name: string;
  code: string;
  pairs: readonly CodePair[] | null;
  isPair: boolean;
  onUnfold: () => void;
};

function Code({ side, name, code, pairs, isPair, onUnfold }: CodeProps) {
  const { m } = useMessages();
  const tokens = useTokens(shownCode(code), undefined);
  const label = fill(m.compare.body.of, { part: name, side: sideLetters[side] });
  const shown = pairs ?? plainLines(code, side);
  const change = side === "a" ? { look: "del", sign: "−" } : { look: "add", sign: "+" };
  const line = (number: number) =>
    (tokens[number - 1] ?? []).map((token, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: A token is its place in the line.
      <span key={at} style={token.color ? { color: token.color } : undefined}>
        {token.text}
      </span>
    ));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A block that scrolls sideways must be reachable by keys.
    <figure className="code cmp-side" tabIndex={0} aria-label={label}>
      <pre>
        {shown.map((pair, index) => {
          if (pair.kind === "fold")
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: A line of a diff is its place.
              <UnfoldButton key={index} lines={pair.count} onUnfold={onUnfold} />
            );
          const own = pair[side];
          if (!own)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: A line of a diff is its place.
              <span key={index} className="l gap">
                <i />
                <span> </span>
              </span>
            );
          const isChanged = isPair && pair.kind === "differs";
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: A line of a diff is its place.
            <span key={index} className={isChanged ? `l ${change.look}` : "l"}>
              <i>{isChanged ? `${change.sign}${own.number}` : own.number}</i>
              <span>{line(own.number)}</span>
            </span>
          );
        })}
      </pre>
    </figure>
  );
}

function plainLines(code: string, side: SideName): CodePair[] {
  return shownCode(code)
    .split("\n")
    .map((text, index) => {
      const own = { number: index + 1, text };
      return { kind: "differs", a: side === "a" ? own : null, b: side === "b" ? own : null };
    });
}
