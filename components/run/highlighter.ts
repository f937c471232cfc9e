/** Syntax colours for TypeScript, loaded when the first code is drawn: the grammar is most of what shiki weighs. */
export type Token = { text: string; color: string | undefined };

type Highlight = (code: string) => Token[][];

let loading: Promise<Highlight> | null = null;

export function loadHighlighter(): Promise<Highlight> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Highlight> {
  const [
    { createCssVariablesTheme, createHighlighterCore },
    { createJavaScriptRegexEngine },
    grammar,
  ] = await Promise.all([
    import("shiki/core"),
    import("shiki/engine/javascript"),
    import("shiki/langs/typescript.mjs"),
  ]);
  const theme = createCssVariablesTheme({ name: "tokens", variablePrefix: "--shiki-" });
  const highlighter = await createHighlighterCore({
    themes: [theme],
    langs: [grammar.default],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return (code) =>
    highlighter
      .codeToTokens(code, { lang: "typescript", theme: "tokens" })
      .tokens.map((line) => line.map(({ content, color }) => ({ text: content, color })));
}
