import { expect } from "@playwright/test";
import { faultsOf } from "./support/accessibility";
import { test } from "./support/test";
import { fileTrial, noticeOf, renaming } from "./support/trials";

test("a notice is edited in place, accepted, taken back and declined by keys alone", async ({
  page,
  request,
}) => {
  const trial = await fileTrial(request, renaming({ from: "staySeconds", to: "restSeconds" }));
  await page.goto(`/proposals/${await noticeOf(request, trial)}`);
  const notice = page.getByRole("article");
  const wording = notice.getByRole("textbox");
  await page.keyboard.press("e");
  await expect(wording).toBeFocused();
  await wording.fill("Set `restSeconds` to rest longer.");
  await page.keyboard.press("Control+Enter");
  await expect(notice).toContainText("Accepted. The edit is ready.");
  const patch = notice.getByRole("link", { name: "Download the patch" });
  const response = await request.get((await patch.getAttribute("href")) ?? "");
  expect(await response.text()).toContain("+Set `restSeconds` to rest longer.");

  await page.keyboard.press("u");
  await expect(notice.getByRole("button", { name: "Accept" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog", { name: "Why not?" })).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByText("Noted. It will not come again")).toBeVisible();
  await page.goto(`/proposals?tab=decided`);
  const decided = page.getByRole("navigation", { name: "Notices" });
  await decided.getByRole("link", { name: /staySeconds/ }).click();
  await expect(notice).toContainText("Reason: Too small to matter");
});

test("only what was opened can be accepted with others", async ({ page, request }) => {
  const names = ["firstSeconds", "otherSeconds"] as const;
  const ids: string[] = [];
  for (const from of names) {
    const order = renaming({ from, to: `${from}Now` });
    ids.push(await noticeOf(request, await fileTrial(request, order)));
  }
  await page.goto(`/proposals/${ids[0]}`);
  const list = page.getByRole("navigation", { name: "Notices" });
  const chooser = (name: string) =>
    list.getByRole("listitem").filter({ hasText: name }).getByRole("checkbox");
  await expect(chooser("firstSeconds")).toBeEnabled();
  await expect(chooser("otherSeconds")).toBeDisabled();
  await list.getByRole("link", { name: /otherSeconds/ }).click();
  await expect(chooser("otherSeconds")).toBeEnabled();
  await chooser("firstSeconds").check();
  await chooser("otherSeconds").check();
  await list.getByRole("button", { name: "Accept 2" }).click();
  await expect(page.getByText("2 accepted.")).toBeVisible();
  for (const id of ids) {
    const { state } = await (await request.get(`/api/v1/proposals/${id}`)).json();
    expect(state).toBe("accepted");
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the first three actions are at the thumb, and nothing moves sideways", async ({
    page,
    request,
  }) => {
    const trial = await fileTrial(request, {
      ...renaming({ from: "thumbSeconds", to: "handSeconds" }),
      title: "Rename thumbSeconds to handSeconds, as the second draft of the options asks for",
    });
    await page.goto(`/proposals/${await noticeOf(request, trial)}`);
    const actions = page.getByRole("group", { name: "Decide" });
    for (const name of ["Accept", "Edit", "Not needed"]) {
      const box = await actions.getByRole("button", { name }).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(48);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(780);
    }
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(sideways).toBeLessThanOrEqual(0);
    await actions.getByRole("button", { name: /^More/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Snooze" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "In a week" }).click();
    await expect(page.getByText(/^Snoozed until/)).toBeVisible();
  });
});

const looks = [
  { look: "on a desk", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { look: "in the dark", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { look: "on a phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
] as const;

for (const { look, colorScheme, viewport } of looks)
  test(`no page of trials and notices has an accessibility fault ${look}`, async ({
    page,
    request,
  }) => {
    const name = `${colorScheme}${viewport.width}Seconds`;
    const order = renaming({ from: name, to: `${name}Now` });
    const trial = await fileTrial(request, order);
    const notice = await noticeOf(request, trial);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const pages = [
      { path: "/trials", ready: page.getByRole("heading", { name: "Trials" }) },
      { path: "/trials/new", ready: page.getByRole("heading", { name: "New trial" }) },
      { path: "/trials/arms", ready: page.getByRole("heading", { level: 1 }) },
      { path: `/trials/${trial}`, ready: page.getByRole("heading", { name: "Judge" }) },
      { path: `/proposals/${notice}`, ready: page.getByRole("article") },
      { path: "/proposals/pages", ready: page.getByRole("heading", { name: "My documents" }) },
      { path: "/proposals/settings", ready: page.getByRole("heading", { level: 1 }) },
      { path: "/repositories", ready: page.getByRole("heading", { name: "Repositories" }) },
      { path: "/repositories/new", ready: page.getByRole("heading", { level: 1 }) },
    ];
    for (const { path, ready } of pages)
      await test.step(path, async () => {
        await page.goto(path);
        await expect(ready).toBeVisible();
        expect.soft(await faultsOf(page), path).toEqual([]);
      });
  });
