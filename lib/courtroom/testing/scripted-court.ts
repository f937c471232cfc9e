/** A renamed option, two pages that teach the old name, and roles that say so: each test changes what it is about. */
import { createTwoFilesPatch } from "diff";
import type { HeldTrial, TrialOptions } from "@/lib/courtroom/testing/court-kit";
import { holdTrial } from "@/lib/courtroom/testing/court-kit";
import type { ModelRequest } from "@/lib/model/model";
import { scriptedModel } from "@/lib/model/scripted-model";

const before =
  "export type RetryOptions = {\n  retryLimit?: number;\n};\n\nexport const defaults = {\n  retryLimit: 5,\n};\n";
const after =
  "export type RetryOptions = {\n  maxAttempts?: number;\n};\n\nexport const defaults = {\n  maxAttempts: 3,\n};\n";

export const renamedOption = {
  title: "Rename retryLimit to maxAttempts",
  body: "It counts the first attempt too.",
  patch: createTwoFilesPatch("a/src/retry.ts", "b/src/retry.ts", before, after),
  pages: [
    {
      path: "docs/retries.md",
      text: "# Retries\n\nPass `retryLimit` to the client.\n\nThe default of `retryLimit` is 5.\n",
    },
    { path: "docs/start.md", text: "# Start\n\nOpen it with `{ retryLimit: 5 }`.\n" },
  ],
};

const exhibit = (doc: string, docQuote: string) => ({
  ...{ doc, docQuote, driftType: "renamed", changeQuote: "retryLimit?: number;" },
  ...{ before: "the option is retryLimit", after: "the option is maxAttempts" },
  harm: "A reader who passes retryLimit sets an option that is ignored.",
});

export const exhibits = [
  exhibit("docs/retries.md", "Pass `retryLimit` to the client."),
  exhibit("docs/retries.md", "The default of `retryLimit` is 5."),
  exhibit("docs/start.md", "Open it with `{ retryLimit: 5 }`."),
];

export type Script = Partial<Record<ModelRequest["role"], (request: ModelRequest) => unknown>>;

/** The ids of the exhibits that a request claims. */
export function claimedIn({ messages }: ModelRequest): string[] {
  const prompt = messages.map(({ content }) => content).join("\n");
  return [...prompt.matchAll(/^Exhibit (E\d+) \(/gm)].map(([, id = ""]) => id);
}

export const finds = (finding: string) => (request: ModelRequest) => ({
  reasons: "The option is gone from the type.",
  exhibits: claimedIn(request).map((id) => ({ id, finding })),
  vote: finding === "wrong" ? "guilty" : finding === "fine" ? "not-guilty" : "abstain",
});

export const contests = (request: ModelRequest) => ({
  mainArgument: "A compiler would tell.",
  challenges: claimedIn(request).map((exhibit) => ({
    ...{ exhibit, stance: "contest", ground: "still-true", quoteFrom: "doc" },
    ...{ quote: "retryLimit", argument: "Retries can still be capped." },
  })),
});

export const concedes = (request: ModelRequest) => ({
  mainArgument: "Nothing speaks for the page.",
  challenges: claimedIn(request).map((exhibit) => ({
    ...{ exhibit, stance: "concede", argument: "It is gone." },
  })),
});

export const rules = (request: ModelRequest) => {
  const upheld = claimedIn(request);
  const isFirst = upheld.includes("E1");
  return {
    ...{ analysis: "Nothing keeps the old name.", verdict: "guilty", upheld },
    ...{ title: "The option has a new name", sentence: "The page still passes retryLimit." },
    edits: [
      {
        exhibits: upheld.slice(0, 1),
        oldText: isFirst ? "Pass `retryLimit`" : "{ retryLimit: 5 }",
        newText: isFirst ? "Pass `maxAttempts`" : "{ maxAttempts: 5 }",
      },
    ],
  };
};

export const honest: Required<Pick<Script, "prosecutor" | "defense" | "juror" | "judge">> = {
  prosecutor: () => ({ decision: "charge", exhibits }),
  defense: contests,
  juror: finds("wrong"),
  judge: rules,
};

/** A reply that is a string is given as it is, an Error is what the call rejects with. */
export function scriptedRoles(script: Script = {}) {
  const roles: Script = { ...honest, ...script };
  return scriptedModel(async (request) => {
    const reply = await roles[request.role]?.(request);
    if (reply instanceof Error) return reply;
    return typeof reply === "string" ? reply : JSON.stringify(reply);
  });
}

export function holdRenamed(
  script: Script = {},
  options: Omit<TrialOptions, "callModel"> = {},
): Promise<HeldTrial> {
  return holdTrial(renamedOption, { ...options, callModel: scriptedRoles(script) });
}
