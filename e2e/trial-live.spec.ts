import { expect, type Page } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { textReply } from "./support/replies";
import { test } from "./support/test";
import { fileTrial, renaming } from "./support/trials";

/** Long enough to be read while it comes, and short enough to be taken. */
const words = "The page still names what the change took away. ".repeat(5);
const slowly = { pieceDelayMs: 90 };

function charge(name: string): string {
  return JSON.stringify({
    injectionSeen: false,
    decision: "charge",
    declineReason: null,
    exhibits: [
      {
        doc: `docs/${name}.md`,
        driftType: "renamed",
        changeQuote: `${name}?: number;`,
        docQuote: `Set \`${name}\` to keep answers longer.`,
        before: `the option is ${name}`,
        after: "the option has another name",
        harm: words,
      },
    ],
  });
}

const concession = JSON.stringify({
  injectionSeen: false,
  mainArgument: `Nothing speaks for the page. ${words}${words}`,
  challenges: [{ exhibit: "E1", stance: "concede", argument: "It is gone." }],
  harmDispute: "none",
  alternative: "none",
});

/** A reply that comes slowly, to whatever is asked. */
function always(text: string) {
  return { exchanges: [{ ...textReply(text, slowly), times: null }] };
}

function part(page: Page, name: string) {
  return page.getByRole("region", { name });
}

test("prosecutor and defense are read while they speak, and followed until the reader scrolls up", async ({
  page,
  request,
  startEndpoint,
}) => {
  const prosecutor = await startEndpoint(always(charge("chaseSeconds")));
  const defense = await startEndpoint(always(concession));
  const id = await fileTrial(
    request,
    renaming({
      from: "chaseSeconds",
      to: "trailSeconds",
      models: { prosecutor: prosecutor.model, defense: defense.model },
    }),
  );
  await page.goto(`/trials/${id}`);
  const exhibits = part(page, "Exhibits and rebuttals");
  const spoken = exhibits.locator("[aria-busy=true]");
  await expect(spoken).toContainText("changeQuote");
  await expect(spoken).toContainText("The page still names what");
  await expect(spoken).toBeInViewport();
  const follow = page.getByRole("button", { name: "Follow" });
  await expect(follow).toHaveAttribute("aria-pressed", "true");

  const reading = page.locator(".reading");
  await reading.hover({ position: { x: 300, y: 10 } });
  await page.mouse.wheel(0, -40_000);
  await expect(follow).toHaveAttribute("aria-pressed", "false");
  await expect(spoken).toContainText("Nothing speaks for the page.");
  const more = page.getByRole("button", { name: /^\d+ new steps?/ });
  await expect(more).toBeVisible();
  expect(await reading.evaluate((pane) => pane.scrollTop)).toBe(0);
  await page.keyboard.press("f");
  await expect(follow).toHaveAttribute("aria-pressed", "true");
  await expect(more).toHaveCount(0);
  await expect(spoken).toBeInViewport();

  await expect(part(page, "Outcome")).toContainText("Guilty, notice sent");
  await expect.poll(() => reading.evaluate((pane) => pane.scrollTop)).toBe(0);
  await expect(follow).toHaveCount(0);
});

test("the light review is read while it thinks, and its prompt afterwards", async ({
  page,
  request,
  startEndpoint,
}) => {
  const reply = {
    ...{ injectionSeen: false, decision: "decline", exhibits: [] },
    declineReason: `Only the wording moved. ${words}`.slice(0, 380),
  };
  const { model } = await startEndpoint(always(JSON.stringify(reply)));
  const id = await fileTrial(
    request,
    renaming({ from: "glanceSeconds", to: "peekSeconds", models: { review: model } }),
  );
  await page.goto(`/trials/${id}`);
  const review = part(page, "Light review");
  await expect(review.locator("[aria-busy=true]")).toContainText("Only the wording moved.");
  await expect(part(page, "Outcome")).toContainText("A light model looks first");
  await expect(part(page, "Outcome")).toContainText("The light review found no case");
  await expect(review).toContainText("Sees no case.");
  await review.getByText("Prompt and reply").click();
  await review.getByText("To the model").click();
  await expect(review).toContainText("changeQuote: copied from CHANGE");
  await review.getByRole("button", { name: "Comment or score" }).click();
  await review.getByRole("textbox", { name: "Comment" }).fill("Too light.");
  await review.getByRole("button", { name: "Save" }).click();
  await expect(review.getByText("Too light.")).toBeVisible();

  await review.getByText("Prompt and reply").click();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(review.getByText("Too light.")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test("five votes without a court grow side by side", async ({ page, request, startEndpoint }) => {
  const { model } = await startEndpoint(
    always(
      JSON.stringify({
        findings: [
          {
            doc: "docs/pollSeconds.md",
            docQuote: "Set `pollSeconds` to keep answers longer.",
            changeQuote: "pollSeconds?: number;",
            why: words,
            edits: [],
          },
        ],
      }),
    ),
  );
  const order = renaming({
    from: "pollSeconds",
    to: "askSeconds",
    models: { prosecutor: model },
  });
  const id = await fileTrial(request, { ...order, arm: "five-votes" });
  await page.goto(`/trials/${id}`);
  const spoken = part(page, "The other way").locator("[aria-busy=true]");
  await expect(spoken).toHaveCount(5);
  await expect(spoken.last()).toContainText("The page still names what");
  const found = part(page, "Five votes");
  await expect(found).toContainText("found by 5 of 5");
  await found.getByText("Prompt and reply").click();
  await expect(found.getByText("Vote 4", { exact: true })).toBeVisible();
  const tree = page.getByRole("tree", { name: "Steps of this trial" });
  await tree.getByText("Exhibit E1").click();
  await expect(found.locator(".exhibit.sel")).toBeInViewport();
});

test("a trial whose log breaks off says so, and the strip shades what is in sight", async ({
  page,
  request,
  startEndpoint,
}) => {
  const { model } = await startEndpoint(always(concession));
  const id = await fileTrial(
    request,
    renaming({ from: "tornSeconds", to: "rippedSeconds", models: { defense: model } }),
  );
  // The log as it is read ends here, though the trial has not.
  await page.route("**/api/v1/runs/*/events*", (route) =>
    route.fulfill({ contentType: "text/event-stream", body: "event: end\ndata: {}\n\n" }),
  );
  await expect(async () => {
    await page.goto(`/trials/${id}`);
    await expect(part(page, "Exhibits and rebuttals")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("note").filter({ hasText: "This log is damaged" })).toContainText(
    "no end",
  );
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toContainText(
    "Follow the newest step",
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /^Type a command/ }).fill("newest");
  await expect(page.getByRole("option", { name: /^Follow the newest step/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.unroute("**/api/v1/runs/*/events*");
  await page.reload();
  await expect(part(page, "Outcome")).toContainText("Guilty, notice sent");
  await part(page, "Judge").scrollIntoViewIfNeeded();
  const shade = page.locator(".strip-sight");
  const judged = page.locator('[data-span="case-1/judgment"]');
  await expect
    .poll(async () => {
      const [shaded, bar] = [await shade.boundingBox(), await judged.boundingBox()];
      return shaded && bar && shaded.x <= bar.x + 1 && shaded.x + shaded.width >= bar.x;
    })
    .toBe(true);
});
