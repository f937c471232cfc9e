/** The media types of the texts that are read, by the file name's ending. */

const byEnding: Readonly<Record<string, string>> = {
  txt: "text/plain",
  text: "text/plain",
  log: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
  mdx: "text/markdown",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  html: "text/html",
  htm: "text/html",
  xml: "application/xml",
  json: "application/json",
  jsonl: "application/jsonl",
  ndjson: "application/jsonl",
  yaml: "application/yaml",
  yml: "application/yaml",
};

function textTypeOf(declared: string): string | null {
  const type = declared.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return /^(text\/[\w.+-]+|application\/(json|jsonl|xml|yaml|x-ndjson))$/.test(type) ? type : null;
}

/** The name's ending counts first, for browsers guess: they declare `application/octet-stream` for a log. */
export function mediaTypeOf(name: string, declared: string | undefined): string {
  const ending = /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const known = Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
  return known ?? textTypeOf(declared ?? "") ?? "text/plain";
}
