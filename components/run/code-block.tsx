"use client";

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
};

export function CodeBlock({ code, label, tokens: known, errorLine = null }: Props) {
  const lines = useTokens(shownCode(code), known);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A block that scrolls sideways must be reachable by keys.
    <figure className="code" tabIndex={0} aria-label={label}>
      <pre>
        {lines.map((tokens, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A line of code is its number.
          <span key={index} className={index + 1 === errorLine ? "l err" : "l"}>
            <i>{index + 1}</i>
            <span>
              {tokens.map((token, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: A token is its place in the line.
                <span key={at} style={token.color ? { color: token.color } : undefined}>
                  {token.text}
                </span>
              ))}
            </span>
          </span>
        ))}
      </pre>
    </figure>
  );
}
