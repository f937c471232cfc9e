/** Changes to hold against pages, for tests of what comes after. */
import { type APIRequestContext, expect } from "@playwright/test";
import { createTwoFilesPatch } from "diff";

/** Every role by rules, so that a test needs no endpoint. */
const byRules = {
  prosecutor: "builtin",
  defense: "builtin",
  jurors: ["builtin", "builtin", "builtin", "builtin", "builtin"],
  judge: "builtin",
};

/** Five jurors by rules, but for the one at this seat. */
export function jurorsWith(seat: number, model: string): string[] {
  return byRules.jurors.with(seat - 1, model);
}

/** A juror's reply on the first exhibit. */
export function ballot(vote: "guilty" | "not-guilty", reasons: string): string {
  const finding = vote === "guilty" ? "wrong" : "fine";
  return JSON.stringify({ injectionSeen: false, reasons, exhibits: [{ id: "E1", finding }], vote });
}

type Renaming = {
  /** The old name and the new one; each test takes its own, so that no two meet. */
  from: string;
  to: string;
  models?: Partial<typeof byRules> & { review?: string };
  rules?: object;
};

/** A change that renames an option which one page names: the order for a trial of it. */
export function renaming({ from, to, models = {}, rules = {} }: Renaming) {
  const declared = (name: string) => `export type Options = {\n  ${name}?: number;\n};\n`;
  return {
    title: `Rename ${from} to ${to}`,
    diff: createTwoFilesPatch(`a/src/${from}.ts`, `b/src/${from}.ts`, declared(from), declared(to)),
    documents: [
      {
        path: `docs/${from}.md`,
        text: `# Options\n\nSet \`${from}\` to keep answers longer.\n\nThe rest stays as it is.\n`,
      },
    ],
    models: { ...byRules, ...models },
    rules: { earlyStop: false, ...rules },
  };
}

export async function fileTrial(request: APIRequestContext, order: object): Promise<string> {
  const response = await request.post("/api/v1/trials", { data: order });
  expect(response.ok(), await response.text()).toBe(true);
  const { id } = await response.json();
  return id;
}

/** Waits until the trial has ended in a notice; resolves with the notice's id. */
export async function noticeOf(request: APIRequestContext, trialId: string): Promise<string> {
  let proposalId = "";
  await expect(async () => {
    const { cases } = await (await request.get(`/api/v1/trials/${trialId}`)).json();
    proposalId = cases[0]?.proposalId ?? "";
    expect(proposalId).not.toBe("");
  }).toPass({ timeout: 60_000 });
  return proposalId;
}
