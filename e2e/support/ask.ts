/** What most tests begin with: a document, and a question asked of it in the browser. */
import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";

export type AddedDocument = { id: string; name: string };

export async function addDocument(
  request: APIRequestContext,
  name: string,
  content: string | Buffer,
): Promise<AddedDocument> {
  const response = await request.post(`/api/v1/documents?name=${encodeURIComponent(name)}`, {
    headers: { "content-type": "application/octet-stream" },
    data: content,
  });
  expect(response.ok(), await response.text()).toBe(true);
  const { id } = await response.json();
  return { id, name };
}

type Question = {
  documentId: string;
  question: string;
  /** A model at the endpoint, for root and sub-calls; left out, the settings decide. */
  model?: string;
};

/** What else an order over the API says: the mode, a budget, the form of the answer. */
type Order = Question & { order?: object };

/** Asks by the ask box and waits until the run page is there. */
export async function ask(page: Page, { documentId, question, model }: Question): Promise<void> {
  await page.goto(`/?document=${documentId}`);
  const form = page.getByRole("form", { name: "Ask" });
  await form.getByLabel("Question").fill(question);
  if (model !== undefined) await chooseModel(form, model);
  await form.getByRole("button", { name: /^Ask/ }).click();
  await page.waitForURL(/\/runs\//);
}

export async function chooseModel(form: Locator, model: string): Promise<void> {
  await form.getByRole("button", { name: "Models for this question" }).click();
  const picker = form.getByRole("dialog", { name: "Models for this question" });
  await picker.getByLabel("Root model").fill(model);
  await picker.getByLabel("Sub-call model").fill(model);
  await picker.press("Escape");
}

/** Starts a run without the ask box, for tests of what comes after; resolves with its id. */
export async function startRun(request: APIRequestContext, asked: Order): Promise<string> {
  const { documentId, question, model, order } = asked;
  const response = await request.post("/api/v1/inquiries", {
    data: {
      documentIds: [documentId],
      question,
      ...(model === undefined ? {} : { models: { root: model, sub: model } }),
      ...order,
    },
  });
  expect(response.ok(), await response.text()).toBe(true);
  const { runId } = await response.json();
  return runId;
}

/** Shows the page of a run that was started so, and waits until it has answered; resolves with the run's id. */
export async function openAnswered(page: Page, asked: Order): Promise<string> {
  const runId = await startRun(page.request, asked);
  await page.goto(`/runs/${runId}`);
  await expect(runStatus(page)).toHaveText("Answered");
  return runId;
}

/** The word for how the run stands, at the top of its page. */
export function runStatus(page: Page): Locator {
  return page.getByRole("main").getByRole("status").first();
}

/** The answer on top of the run page, with its evidence. */
export function answerOf(page: Page): Locator {
  return page.getByRole("region", { name: "Answer" });
}
