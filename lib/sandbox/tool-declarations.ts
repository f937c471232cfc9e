/**
 * The tools of the sandbox, one definition each, as the model is told of them.
 * Wording: tried on real documents; the names avoid those that every model gives to its own variables.
 * What may cross to the host is in ./host-requests.ts.
 */
type Parameter = { name: string; type: string; optional?: true };
type Signature = { parameters: readonly Parameter[]; returns: string };

type Tool = {
  name: string;
  doc: string;
  signatures: readonly Signature[];
  /** False for what depends on the run: it is declared only where it works. */
  always: boolean;
};

const withinLimitDoc = "{ within?: Span; limit?: number; doc?: number }";

const tools: readonly Tool[] = [
  {
    name: "text_stats",
    doc: "Size, most frequent kinds of line with an example each, and the end of the text.",
    signatures: [
      {
        parameters: [{ name: "doc", type: "number", optional: true }],
        returns:
          "{ chars: number; lines: number; longestLine: number; commonLines: string[]; end: string }",
      },
    ],
    always: true,
  },
  {
    name: "grep",
    doc: 'All regex hits, in the whole text or within one Span. In a string pattern (flags "im" unless given) a space matches any white space, line breaks too; a RegExp is taken as it is.',
    signatures: [
      {
        parameters: [
          { name: "pattern", type: "RegExp | string" },
          {
            name: "options",
            type: "{ within?: Span; flags?: string; limit?: number; doc?: number }",
            optional: true,
          },
        ],
        returns: "Span[]",
      },
    ],
    always: true,
  },
  {
    name: "locate",
    doc: "Where this exact wording stands (white space, width and quote marks may differ). Empty if nowhere.",
    signatures: [
      {
        parameters: [
          { name: "wording", type: "string" },
          { name: "options", type: withinLimitDoc, optional: true },
        ],
        returns: "Span[]",
      },
    ],
    always: true,
  },
  {
    name: "fuzzy_search",
    doc: "Best places for words that may be misspelt or inflected; score 1 is exact.",
    signatures: [
      {
        parameters: [
          { name: "words", type: "string" },
          { name: "options", type: "{ within?: Span; limit?: number }", optional: true },
        ],
        returns: "Promise<Span[]>",
      },
    ],
    always: true,
  },
  {
    name: "split_sections",
    doc: "The text cut into parts, each from one hit of the heading pattern to the next; title is the hit, body what follows it.",
    signatures: [
      {
        parameters: [
          { name: "heading", type: "RegExp | string" },
          { name: "doc", type: "number", optional: true },
        ],
        returns: "(Span & { title: string; body: string })[]",
      },
    ],
    always: true,
  },
  {
    name: "read_lines",
    doc: "Lines from..to as one string.",
    signatures: [
      {
        parameters: [
          { name: "from", type: "number" },
          { name: "to", type: "number" },
          { name: "doc", type: "number", optional: true },
        ],
        returns: "string",
      },
    ],
    always: true,
  },
  {
    name: "llm_query",
    doc: "A smaller model reads only prompt and context. For meaning, not for counting. At most 400,000 characters.",
    signatures: [
      {
        parameters: [
          { name: "prompt", type: "string" },
          { name: "context", type: "string", optional: true },
        ],
        returns: "Promise<string>",
      },
    ],
    always: true,
  },
  {
    name: "llm_query_batched",
    doc: 'The same, in parallel; a failed one comes back as "[sub-call failed: …]".',
    signatures: [
      {
        parameters: [{ name: "items", type: "{ prompt: string; context: string }[]" }],
        returns: "Promise<string[]>",
      },
    ],
    always: true,
  },
  {
    name: "rlm_query",
    doc: "A nested inquiry over a part too long for llm_query: its own cells, its own answer. Costs far more.",
    signatures: [
      {
        parameters: [
          { name: "question", type: "string" },
          { name: "context", type: "string" },
        ],
        returns: "Promise<string>",
      },
    ],
    always: false,
  },
  {
    name: "cite",
    doc: "The Span of a quote, or of start..end. Throws when the quote does not stand in the text.",
    signatures: [
      {
        parameters: [
          { name: "quote", type: "string" },
          { name: "options", type: "{ within?: Span }", optional: true },
        ],
        returns: "Span",
      },
      {
        parameters: [
          { name: "start", type: "number" },
          { name: "end", type: "number" },
          { name: "doc", type: "number", optional: true },
        ],
        returns: "Span",
      },
    ],
    always: true,
  },
  {
    name: "FINAL",
    doc: "Ends the inquiry. evidence: the Spans or exact quotes that the answer rests on.",
    signatures: [
      {
        parameters: [
          { name: "answer", type: "string" },
          { name: "evidence", type: "(Span | string)[]" },
        ],
        returns: "void",
      },
    ],
    always: true,
  },
  {
    name: "ABSTAIN",
    doc: "Ends the inquiry without an answer, when the text does not settle the question; say what was looked for.",
    signatures: [{ parameters: [{ name: "reason", type: "string" }], returns: "void" }],
    always: true,
  },
];

const preamble = `/** The text, as one read-only string. All string and regex methods of JavaScript work on it and are fast. */
declare const context: string;
/** Every document; documents[0].text === context. */
declare const documents: readonly { name: string; text: string; lineCount: number }[];

/** A place in a text. It prints as its line; text is exactly what stands there. Lines count from 1; end is exclusive. */
interface Span { doc: number; start: number; end: number; line: number; text: string; lineText: string; groups?: string[]; score?: number }
`;

/** What the system prompt shows: the globals of the sandbox as TypeScript declarations. */
export function toolDeclarations({ mayNest }: { mayNest: boolean }): string {
  const declared = tools.filter((tool) => tool.always || mayNest);
  return `${preamble}\n${declared.map(declaration).join("\n")}`;
}

function declaration(tool: Tool): string {
  const lines = tool.signatures.map(({ parameters, returns }) => {
    const list = parameters.map((each) => `${each.name}${each.optional ? "?" : ""}: ${each.type}`);
    return `declare function ${tool.name}(${list.join(", ")}): ${returns};`;
  });
  return [`/** ${tool.doc} */`, ...lines].join("\n");
}

/** Names that guest code may use and may not declare. */
export const reservedNames: ReadonlySet<string> = new Set([
  "context",
  "documents",
  "print",
  "console",
  ...tools.map((tool) => tool.name),
]);

export const asyncToolNames: ReadonlySet<string> = new Set(
  tools
    .filter((tool) => tool.signatures.some(({ returns }) => returns.startsWith("Promise<")))
    .map((tool) => tool.name),
);
