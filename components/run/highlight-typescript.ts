/**
 * Syntax colours for TypeScript, made on the server. Only the tokenizer of shiki is used: its HTML side would weigh as
 * much again.
 */
import { codeToTokensBase, createCssVariablesTheme, createShikiPrimitive } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import typescript from "shiki/langs/typescript.mjs";

export type Token = { text: string; color: string | undefined };

const theme = createCssVariablesTheme({ name: "tokens", variablePrefix: "--shiki-" });

const shiki = createShikiPrimitive({
  themes: [theme],
  langs: typescript,
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

/** The code's lines as coloured tokens. */
export function highlightTypescript(code: string): Token[][] {
  // Without a limit of time: a line cut short on a busy machine would stay wrongly coloured for good.
  const options = { lang: "typescript", theme: "tokens", tokenizeTimeLimit: 0 } as const;
  return codeToTokensBase(shiki, code, options).map((line) =>
    line.map(({ content, color }) => ({ text: content, color })),
  );
}
