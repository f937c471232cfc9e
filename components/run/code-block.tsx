"use client";

import { useEffect, useRef } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import type { Token } from "./highlight-typescript";
import { shownCode } from "./shown-code";
import { useTokens } from "./use-tokens";

type Props = {
  code: string;
  label: string;
  /** Colours that the page came with. */
  tokens?: Token[][] | undefined;
  /** The line that an error names, from 1. */
  errorLine?: number | null;
  /** The line where the value of the selected claim was made, from 1: it is brought into view. */
  originLine?: number | null;
  /** The claim's number. */
  originOf?: number | null;
  /** Lines that took part in it. */
  usedLines?: readonly number[];
};

export function CodeBlock(props: Props) {
  const { code, label, tokens: known, errorLine = null, usedLines = [] } = props;
  const { originLine = null, originOf = null } = props;
  const { m } = useMessages();
  const lines = useTokens(shownCode(code), known);
  const origin = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another claim of the same line is another look at it.
  useEffect(() => {
    if (originLine !== null) origin.current?.scrollIntoView({ block: "nearest" });
  }, [originLine, originOf]);
  const signOf = (line: number) => {
    if (line === errorLine) return "l err";
    if (line === originLine) return "l origin";
    return usedLines.includes(line) ? "l used" : "l";
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A block that scrolls sideways must be reachable by keys.
    <figure className="code" tabIndex={0} aria-label={label}>
      <pre>
        {lines.map((tokens, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: A line of code is its number.
            key={index}
            ref={index + 1 === originLine ? origin : undefined}
            className={signOf(index + 1)}
          >
            <i>{index + 1}</i>
            <span>
              {tokens.map((token, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: A token is its place in the line.
                <span key={at} style={token.color ? { color: token.color } : undefined}>
                  {token.text}
                </span>
              ))}
              {index + 1 === originLine && <span className="sr-only"> ({m.run.lineage.here})</span>}
            </span>
          </span>
        ))}
      </pre>
    </figure>
  );
}
