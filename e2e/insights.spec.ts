import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { addDocument, openAnswered } from "./support/ask";
import { ordersCsv } from "./support/orders";
import { cell } from "./support/replies";
import { test } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

/** A repository of its own, so that what other tests file at the same time is not counted here. */
async function addRepository(request: APIRequestContext, name: string): Promise<string> {
  const added = await request.post("/api/v1/repositories", {
    data: { name, source: { kind: "upload" } },
  });
  expect(added.ok(), await added.text()).toBe(true);
  const { id } = await added.json();
  return id;
}

async function decide(request: APIRequestContext, proposalId: string, decision: object) {
  const path = `/api/v1/proposals/${proposalId}/decision`;
  for (const data of [{ action: "open" }, decision]) {
    const decided = await request.post(path, { data });
    expect(decided.ok(), await decided.text()).toBe(true);
  }
}

/** Two changes heard in full, one accepted and one not; one whose jury stopped early; one that touches tests alone. */
async function fileFour(request: APIRequestContext, name: string, prefix: string) {
  const repositoryId = await addRepository(request, name);
  const order = (word: string, rules = {}) =>
    renaming({ from: `${prefix}${word}Old`, to: `${prefix}${word}New`, rules });
  const file = (data: object) => fileTrial(request, { ...data, repositoryId });
  const accepted = await file(order("One"));
  const declined = await file(order("Two"));
  const early = await file(order("Three", { earlyStop: true }));
  const { diff, ...rest } = order("Four");
  await file({ ...rest, diff: diff.replaceAll(/\bsrc\/(\w+)\.ts/g, "tests/$1.test.ts") });
  await decide(request, await noticeOf(request, accepted), { action: "accept" });
  await decide(request, await noticeOf(request, declined), {
    ...{ action: "decline", reason: "on-purpose" },
  });
  await noticeOf(request, early);
  return { repositoryId, accepted, declined, early };
}

type Fault = {
  /** Stages that the person calls right as they stand. */
  sound?: string[];
  stage: string;
};

/** Calls a notice wrong and has the stage at fault looked for; lasts until it is found. */
async function findFault(
  request: APIRequestContext,
  trialId: string,
  { sound = [], stage }: Fault,
): Promise<void> {
  const { cases } = await (await request.get(`/api/v1/trials/${trialId}`)).json();
  const rulings = `/api/v1/trials/${trialId}/rulings`;
  const marked = await request.post(rulings, {
    data: { path: cases[0].path, right: { outcome: "no-notice", sound } },
  });
  expect(marked.ok(), await marked.text()).toBe(true);
  const { id } = await marked.json();
  const begun = await request.post(`${rulings}/${id}/search`);
  expect(begun.ok(), await begun.text()).toBe(true);
  await expect(async () => {
    const { fault } = await (await request.get(`${rulings}/${id}`)).json();
    expect(fault).toMatchObject({ kind: "found", stage });
  }).toPass({ timeout: 120_000 });
}

const widthOf = async (drawn: Locator) => (await drawn.boundingBox())?.width ?? Number.NaN;

const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a person sees where changes stopped, tries another rule by keys, and takes it on and back", async ({
  page,
  request,
}) => {
  const name = "insights of a harbour";
  const { repositoryId, early } = await fileFour(request, name, "harbour");
  await page.goto("/");
  await page.getByRole("link", { name: "Insights" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Insights" })).toBeVisible();
  await expect(async () => {
    await page.getByLabel("Repository").selectOption(name);
    await expect(page).toHaveURL(new RegExp(`repositoryId=${repositoryId}`), { timeout: 2_000 });
  }).toPass();

  const funnel = panel(page, "Funnel").getByRole("listitem");
  await expect(funnel.filter({ hasText: "Merged changes" })).toContainText("4");
  await expect(funnel.filter({ hasText: "Past the path rules" })).toContainText(
    "stopped 1: tests 1",
  );
  await expect(funnel.filter({ hasText: "With a notice" })).toContainText("3");
  await expect(funnel.filter({ hasText: "Accepted" })).toContainText("not needed 1, undecided 1");
  const accepted = panel(page, "Accepted, of those decided");
  await expect(accepted).toContainText("50.0%");
  await expect(accepted).toContainText("1 of 2 decided, 1 open");
  const jury = panel(page, "Jury X-ray");
  await expect(jury.getByRole("row", { name: /Juror 3/ }).first()).toBeVisible();
  await expect(jury).toContainText("From 10 cases heard at once, only those count; there are 2.");

  const whatIf = panel(page, "What if the rule were different?");
  const slider = whatIf.getByRole("slider", { name: "Votes needed" });
  await expect(slider).toHaveAttribute("aria-valuenow", "3");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", /^4 of 5: \d of 3 notices/);
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", "5 of 5: 2 of 3 notices, 50% accepted");
  await expect(page).toHaveURL(/needed=5/);
  await expect(whatIf).toContainText("hang on votes that nobody gave");
  await whatIf.getByRole("button", { name: "See the 1 case" }).click();
  const list = page.getByRole("dialog", { name: "Cases that would end otherwise" });
  await expect(list).toContainText("Notice uncertain");
  await expect(list.getByRole("link")).toHaveAttribute("href", `/trials/${early}`);
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();

  const ruleOf = async () => {
    const answer = await request.get(`/api/v1/repositories/${repositoryId}`);
    const { settings } = await answer.json();
    return settings.rules.vote;
  };
  await whatIf.getByRole("button", { name: "Use 5 of 5 from now on" }).click();
  const note = page.getByRole("listitem").filter({ hasText: "now needs 5 of 5 votes" });
  await expect(note).toBeVisible();
  expect(await ruleOf()).toEqual({ needed: 5 });
  await note.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("has its earlier rule again")).toBeVisible();
  expect(await ruleOf()).toBe("three-of-five");

  await page.reload();
  await expect(slider).toHaveAttribute("aria-valuenow", "5");
});

test("the panels say what the trials came to: verdicts, cost, time of each stage, and where rulings went wrong", async ({
  page,
  request,
}) => {
  const { repositoryId, accepted, declined, early } = await fileFour(
    request,
    "insights of a quarry",
    "quarry",
  );
  await Promise.all([
    findFault(request, declined, { stage: "exhibits" }),
    findFault(request, accepted, { stage: "exhibits" }),
    findFault(request, early, { sound: ["exhibits"], stage: "jury" }),
  ]);
  await page.goto(`/insights?repositoryId=${repositoryId}`);
  const verdicts = panel(page, "Verdicts over time");
  await expect(verdicts).toContainText("Guilty, notice sent 3");
  await verdicts.getByText("As a table").click();
  const month = new Date().toISOString().slice(0, 4);
  await expect(verdicts.getByRole("row", { name: new RegExp(month) })).toContainText("3");
  const cost = panel(page, "Cost");
  await expect(cost).toContainText("an accepted edit");
  await expect(cost).toContainText("$0 for 3 trials");

  const times = panel(page, "Time of each step");
  const stages = times.getByRole("table", { name: "Stages of trials" });
  // Three trials of five jurors each, but for the one that stops early: the defense gave in, and its first juror agreed.
  for (const [stage, count] of [
    ["Prosecutor", 3],
    ["Jury", 3],
    ["One juror", 5 + 5 + 1],
  ] as const)
    await expect(
      stages.getByRole("row", { name: new RegExp(`^${stage} .* ${count}$`) }),
    ).toHaveText(/\d (ms|s)/);
  await expect(stages.getByRole("row", { name: /^Prosecutor/ })).toContainText("95% interval");
  await expect(times).toContainText("Inquiries belong to no repository.");

  const faults = panel(page, "Where rulings went wrong");
  await expect(faults).toContainText("3 searches");
  const found = faults.getByRole("row", { name: /^Prosecutor/ });
  const bars = [
    [found, "Prosecutor: 2 of 3, 95 % interval 21 % to 94 %", 2 / 3],
    [faults.getByRole("row", { name: /^Jury/ }), "Jury: 1 of 3, 95 % interval 6 % to 79 %", 1 / 3],
  ] as const;
  for (const [row, name, share] of bars) {
    const bar = row.getByRole("img", { name });
    expect(await widthOf(bar.locator(".share"))).toBeCloseTo(
      (await widthOf(bar.locator(".whole"))) * share,
      0,
    );
  }
  await found.getByText("2 cases").click();
  await expect(found.getByRole("link", { name: /quarryTwoOld/ })).toHaveAttribute(
    "href",
    new RegExp(`^/trials/${declined}`),
  );
});

test("the panels say how code and claims of a model held, and how long the steps of its inquiries took", async ({
  page,
  request,
  startEndpoint,
}) => {
  const { model } = await startEndpoint({
    exchanges: [
      cell("throw new Error('not yet');"),
      cell("print(documents[0].lineCount);"),
      cell("const n = documents[0].lineCount;\nFINAL(`${n} lines.`);"),
      ...Array.from({ length: 6 }, () => cell("FINAL()")),
    ],
  });
  const { id: documentId } = await addDocument(request, "orders-insights.csv", ordersCsv);
  const question = "How many lines are there?";
  const runId = await openAnswered(page, { documentId, question, model });
  const { claims } = await (await request.get(`/api/v1/runs/${runId}`)).json();
  const unsupported = claims.filter(({ mark }: { mark: string }) => mark === "unsupported");
  const { events } = await (await request.get(`/api/v1/runs/${runId}/events`)).json();
  const cells = events.filter(({ type }: { type: string }) => type === "sandbox-run-end").length;
  expect(cells).toBeGreaterThan(2);
  expect(claims.length).toBeGreaterThan(0);

  await page.goto("/insights");
  const code = panel(page, "Code that ran at once").getByRole("row", { name: model });
  await expect(code).toContainText(`${cells - 1} of ${cells}`);
  await expect(code).toContainText("repaired 0, with an error 1");
  const told = panel(page, "Unsupported claims").getByRole("row", { name: model });
  await expect(told).toContainText(`${unsupported.length} of ${claims.length}`);
  const steps = panel(page, "Time of each step").getByRole("table", { name: "Steps of inquiries" });
  for (const step of ["Model asked", "Code, with its calls", "Answer gate"])
    await expect(steps.getByRole("row", { name: new RegExp(`^${step} `) })).toHaveText(/\d (ms|s)/);
});

test("without a juror, with weights, and as a table", async ({ page, request }) => {
  const { repositoryId } = await fileFour(request, "insights of a mill", "mill");
  await page.goto(`/insights?repositoryId=${repositoryId}`);
  const whatIf = panel(page, "What if the rule were different?");
  await whatIf.getByText("Without a juror").click();
  await whatIf.getByRole("radio", { name: /Juror 2/ }).check();
  await expect(page).toHaveURL(/without=2/);
  await expect(whatIf.getByRole("heading", { name: /^Without juror 2/ })).toBeVisible();
  await whatIf.getByText("Weights", { exact: true }).click();
  await whatIf.getByRole("slider", { name: "Weight of juror 4" }).fill("3");
  await expect(page).toHaveURL(/weights=1%2C1%2C1%2C3%2C1/);
  await whatIf.getByText("As a table").click();
  const table = whatIf.getByRole("table", { name: "What each rule would have sent" });
  await expect(table.getByRole("row", { name: /^3 of 5 now/ })).toContainText("50%");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toContain("changes at stage,merged,4,,,4,4");
  expect(text).toContain("accepted of decided,all,0.5,");
});

test("says what will stand here before anything was judged, and nobody is shut out", async ({
  page,
  request,
}) => {
  const empty = await addRepository(request, "insights of nothing");
  await page.goto(`/insights?repositoryId=${empty}&days=30`);
  await expect(page.getByRole("heading", { name: "Nothing has been judged" })).toBeVisible();
  await page.getByRole("button", { name: "Look at the last 90 days" }).click();
  await expect(page.getByLabel("Time span")).toHaveValue("90");
  expect(await faultsOf(page)).toEqual([]);
  const { repositoryId } = await fileFour(request, "insights of a tower", "tower");
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`/insights?repositoryId=${repositoryId}&needed=4`);
      const jury = panel(page, "Jury X-ray");
      await expect(jury).toContainText("Leniency");
      await jury
        .getByRole("button", { name: /^jurors 2 and 4: / })
        .first()
        .click();
      await expect(jury.getByText("jurors 2 and 4: no figure yet, 2 cases")).toBeVisible();
      expect.soft(await faultsOf(page), `${colorScheme} ${width}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide, `${colorScheme} ${width}`).toBeLessThanOrEqual(width);
    }
});
