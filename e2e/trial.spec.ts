import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { courtWords } from "@/components/proposal/testing/court-words";
import { held, textReply } from "./support/replies";
import { test } from "./support/test";
import { ballot, fileTrial, renaming } from "./support/trials";

test("the sample pull request is followed from the docket to its owner, who accepts", async ({
  page,
}) => {
  await page.goto("/trials");
  await page.getByRole("searchbox", { name: "Find in titles" }).fill("retryLimit");
  const row = page.getByRole("row").filter({ hasText: "Rename retryLimit to maxRetries" });
  await expect(row).toContainText("Tried");
  await row.getByRole("link", { name: "Rename retryLimit to maxRetries" }).click();

  const outcome = page.getByRole("region", { name: "Outcome" });
  await expect(outcome).toContainText("Guilty, notice sent");
  const change = page.getByRole("region", { name: "The change" });
  await expect(change.locator("mark").filter({ hasText: "retryLimit?: number;" })).toBeVisible();
  const document = page.getByRole("region", { name: "The page", exact: true });
  await expect(document.locator("mark").first()).toContainText("retryLimit");
  const jury = page.getByRole("region", { name: "Jury" });
  await expect(jury.getByRole("listitem").filter({ hasText: /^Juror \d/ })).toHaveCount(5);
  await expect(jury).toContainText("5 guilty");
  const judge = page.getByRole("region", { name: "Judge" });
  await expect(judge.locator("ins").first()).toHaveText("maxRetries");

  await judge.getByRole("link", { name: "See the owner’s notice" }).click();
  await page.waitForURL(/\/proposals\//);
  const notice = page.getByRole("article");
  await expect(notice).toContainText("All quotes were found again, word for word");
  // biome-ignore lint/performance/useDomNodeTextContent: Only what is seen counts; the page brings other texts along.
  expect((await page.locator("body").innerText()).match(courtWords.en)).toBeNull();
  await notice.getByRole("button", { name: "Accept" }).click();
  const download = page.waitForEvent("download");
  await notice.getByRole("link", { name: "Download the patch" }).click();
  const patch = await readFile(await (await download).path(), "utf8");
  expect(patch).toMatch(/^\+.*maxRetries/m);
  expect(patch).toMatch(/^-.*retryLimit/m);
});

test("exhibits and jurors are walked through by keys, and the address keeps the place", async ({
  page,
  request,
}) => {
  const id = await fileTrial(request, renaming({ from: "keepSeconds", to: "holdSeconds" }));
  await page.goto(`/trials/${id}`);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty");
  const tree = page.getByRole("tree", { name: "Steps of this trial" });
  const selected = tree.getByRole("treeitem", { selected: true });
  await page.keyboard.press("e");
  await expect(selected).toContainText("Exhibit E1");
  await expect(page.locator("mark.here").first()).toBeVisible();
  await expect(page).toHaveURL(/span=exhibit/);
  await page.keyboard.press("3");
  await expect(selected).toContainText("Juror 3");
  await page.keyboard.press("k");
  await expect(selected).toContainText("Juror 2");
  await page.reload();
  await expect(selected).toContainText("Juror 2");
  await page.keyboard.press("Escape");
  await expect(selected).toHaveCount(0);
});

test("jurors fill while they think, and their votes are counted", async ({
  page,
  request,
  startEndpoint,
}) => {
  const reply = ballot("guilty", "The page names what the change took away. ".repeat(20));
  const endpoint = await startEndpoint({
    exchanges: [
      {
        ...held(textReply(reply), 30),
        when: "one of several reviewers",
        times: null,
      },
    ],
  });
  const { model } = endpoint;
  const jurors = [model, model, model, model, model];
  const id = await fileTrial(
    request,
    renaming({ from: "waitSeconds", to: "pauseSeconds", models: { jurors } }),
  );
  await page.goto(`/trials/${id}`);
  const lane = page.getByRole("region", { name: "Jury" }).getByRole("listitem").first();
  await expect(lane.locator("[aria-busy=true]")).toContainText("The page names what");
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("The jury votes");
  for (const _juror of jurors) endpoint.release();
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent", {
    timeout: 120_000,
  });
  await expect(lane).toContainText("Guilty");
});

test("a change that no page speaks of says why there is no notice, and what it would take", async ({
  page,
  request,
}) => {
  const order = renaming({ from: "quietSeconds", to: "calmSeconds" });
  const id = await fileTrial(request, {
    ...order,
    documents: [{ path: "docs/colours.md", text: "# Colours\n\nThe sea is blue.\n" }],
  });
  await page.goto(`/trials/${id}`);
  const why = page.getByRole("region", { name: "Why is there no notice?" });
  await expect(why).toContainText("stopped here");
  await expect(why).toContainText("It would take a page that names something");
  await page.getByRole("button", { name: "Show the change" }).click();
  await expect(page.getByRole("region", { name: "The change" })).toContainText("calmSeconds");
});

test("a pasted change goes on the docket and is tried", async ({ page }) => {
  const order = renaming({ from: "openSeconds", to: "shutSeconds" });
  await page.goto("/trials/new");
  await page.getByLabel("Patch").fill(order.diff);
  await page.getByRole("button", { name: "File", exact: true }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Give the change a title." }),
  ).toBeVisible();
  await page.getByLabel("Title").fill(order.title);
  const [document] = order.documents;
  await page.getByLabel("Add pages").setInputFiles({
    name: "openSeconds.md",
    mimeType: "text/markdown",
    buffer: Buffer.from(document?.text ?? ""),
  });
  await expect(page.getByText("openSeconds.md")).toBeVisible();
  await page.getByText("Rules of court").click();
  for (const role of ["Prosecutor", "Defense", "Jurors", "Judge"])
    await page.getByRole("textbox", { name: role, exact: true }).fill("builtin");
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.waitForURL(/\/trials\/[0-9a-f-]{30,}/);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");
});

test("an appeal needs a quote that the case did not have, and is heard again with it", async ({
  page,
  request,
}) => {
  const id = await fileTrial(request, renaming({ from: "awaySeconds", to: "goneSeconds" }));
  await page.goto(`/trials/${id}`);
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");
  await page.getByRole("button", { name: "Appeal" }).click();
  const dialog = page.getByRole("dialog", { name: "Appeal" });
  await dialog.getByLabel("Quote").fill("These words stand nowhere.");
  await dialog.getByLabel("What it shows").fill("The page goes on without it.");
  await dialog.getByRole("button", { name: "Re-open the case" }).click();
  await expect(dialog.getByRole("alert")).toContainText("does not stand in the page");
  await dialog.getByLabel("Quote").fill("The rest stays as it is.");
  await dialog.getByRole("button", { name: "Re-open the case" }).click();
  await page.waitForURL(/run=.*appeal-1/);
  await expect(page.getByRole("note").filter({ hasText: "Added on appeal" })).toContainText(
    "The rest stays as it is.",
  );
  await expect(page.getByRole("region", { name: "Outcome" })).toContainText("Guilty, notice sent");
});
