import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
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
  return { repositoryId, early };
}

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
      await expect(panel(page, "Jury X-ray")).toContainText("Leniency");
      expect.soft(await faultsOf(page), `${colorScheme} ${width}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide, `${colorScheme} ${width}`).toBeLessThanOrEqual(width);
    }
});
