import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isMailAddress } from "@/lib/mail/mail";
import { createSmtpMail } from "@/lib/mail/smtp-mail";
import { type MailServer, startMailServer } from "@/lib/mail/testing/mail-server";
import type { Composition } from "@/lib/server/composition";
import { createSendDigests, type SendDigests } from "@/lib/server/digest/send-digests";
import { decideProposal } from "@/lib/server/proposals/decide-proposal";
import {
  defaultEdit,
  defaultPair,
  notice,
  renamedPair,
  retriesPage,
  sampleRepository,
  setPages,
} from "@/lib/server/proposals/testing/noticed-case";
import { type ApiClient, createApiClient } from "@/lib/server/testing/api-client";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { DigestCadence } from "@/lib/store/owner-settings-store";

const HOUR = 3_600_000;
/** A Wednesday. */
const start = Date.UTC(2026, 10, 18, 12);
const from = "Verbatim <verbatim@docs.example.com>";

let server: MailServer;
let parts: Composition;
let api: ApiClient;
let now: number;
let send: SendDigests;
beforeEach(async () => {
  now = start;
  server = await startMailServer();
  parts = createTestComposition(
    {
      VERBATIM_SMTP_URL: server.url,
      VERBATIM_MAIL_FROM: from,
      VERBATIM_PUBLIC_URL: "https://docs.example.com",
    },
    { clock: () => now++ },
  );
  api = createApiClient(parts);
  send = createSendDigests(parts, createSmtpMail({ smtpUrl: server.url, from }));
  await parts.repositories.add(sampleRepository());
  await setPages(parts, { "docs/retries.md": retriesPage });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server[Symbol.asyncDispose]();
});

const running = new AbortController().signal;
const other = { pairs: [defaultPair], edits: [defaultEdit] };

async function choose(cadence: DigestCadence, email: string | null = null): Promise<void> {
  const json = { owner: "aya@example.com", email, cadence };
  expect((await api("PUT", "/api/v1/owners", { json })).status).toBe(200);
}

async function sentAfter(hours: number): Promise<number> {
  now = start + hours * HOUR;
  const before = server.mails.length;
  await send(running);
  return server.mails.length - before;
}

test("an owner gets one mail with both quotes and where to decide, once", async () => {
  const { id } = await notice(parts);
  expect(await sentAfter(1)).toBe(1);
  expect(await sentAfter(2)).toBe(0);
  const [mail] = server.mails;
  expect(mail).toMatchObject({ from: "verbatim@docs.example.com", to: ["aya@example.com"] });
  expect(mail?.headers.get("subject")).toBe(
    "A page of yours may need a look: The retries page names an option that is gone",
  );
  expect(mail?.headers.get("list-unsubscribe")).toBe(
    "<https://docs.example.com/proposals/settings?owner=aya%40example.com>",
  );
  expect(mail?.headers.get("message-id")).toMatch(/^<notices-[0-9a-f]{32}@docs\.example\.com>$/);
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.raw).toContain("multipart/alternative");
  const plain = mail?.raw.replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
  expect(plain).toContain("Changed: retryLimit?: number;");
  expect(plain).toContain("Page:    pass `retryLimit` to the client");
  expect(plain).toContain(`https://docs.example.com/proposals/${id}`);
  expect(plain).not.toMatch(/\b(juror|jury|guilty|verdict|court)\b/i);
});

test.each<[DigestCadence, number[], number[]]>([
  // Asked every so many hours after a Wednesday's noon; a mail came at 13:00, a new notice at 14:00.
  ["immediate", [3], [1]],
  ["daily", [3, 18, 20, 44], [0, 0, 1, 0]],
  ["weekly", [3, 20, 100, 116, 130], [0, 0, 0, 1, 0]],
  ["never", [3, 20, 200], [0, 0, 0]],
])("%s mail comes when it is due, and tells what is new", async (cadence, hours, expected) => {
  await notice(parts);
  await choose("immediate");
  expect(await sentAfter(1)).toBe(1);
  await choose(cadence);
  now = start + 2 * HOUR;
  await notice(parts, other);
  const sent: number[] = [];
  for (const each of hours) sent.push(await sentAfter(each));
  expect(sent).toEqual(expected);
  if (cadence !== "never") expect(server.mails.at(-1)?.raw).toContain("One more waits for you.");
});

test("a notice that is decided, waits or lost its ground is not told; one that was given is", async () => {
  const { id } = await notice(parts);
  await decideProposal(parts, id, { action: "give", owner: "ben@example.com" });
  const second = await notice(parts, other);
  await decideProposal(parts, second.id, { action: "decline", reason: "too-small" });
  expect(await sentAfter(1)).toBe(1);
  expect(server.mails[0]?.to).toEqual(["ben@example.com"]);
  await notice(parts, { ...other, path: "docs/gone.md" });
  expect(await sentAfter(30)).toBe(0);
});

test("a mail that the server did not take is sent later, under the same id", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  await notice(parts);
  const ids: string[] = [];
  const failing = createSendDigests(parts, async ({ messageId }) => {
    ids.push(messageId);
    await createSmtpMail({ smtpUrl: server.url, from })({
      ...{
        to: "aya@example.com",
        subject: "",
        text: "",
        html: "",
        messageId,
        unsubscribeUrl: null,
      },
    });
    throw new Error("stopped before it was noted");
  });
  await expect(failing(running)).rejects.toThrow("stopped");
  server.refusal = "Mailbox busy";
  expect(await sentAfter(1)).toBe(0);
  expect(logged).toHaveBeenCalledWith(expect.stringContaining("Mailbox busy"));
  server.refusal = null;
  expect(await sentAfter(1.1)).toBe(0);
  expect(await sentAfter(2)).toBe(1);
  const sent = server.mails.map(({ headers }) => headers.get("message-id"));
  expect(sent).toEqual([ids[0], ids[0]]);
});

test("who was found by a last commit is not written to before they want it", async () => {
  await setPages(parts, { "docs/retries.md": retriesPage }, "mei@example.com");
  const [page] = await parts.repositories.pages("repository-1");
  if (!page) throw new Error("The page was set.");
  const ownerRule = "Last commit to the page: Mei, 2026-03-01 (abcdef1)";
  await parts.repositories.replacePages("repository-1", [{ ...page, ownerRule }]);
  await notice(parts);
  expect(await sentAfter(1)).toBe(0);
  expect(await (await api("GET", "/api/v1/owners")).json()).toMatchObject({
    owners: [{ owner: "mei@example.com", cadence: "never" }],
  });
  const json = { owner: "mei@example.com", email: null, cadence: "immediate" };
  await api("PUT", "/api/v1/owners", { json });
  expect(await sentAfter(2)).toBe(1);
});

test("a change is told once for all its quotes", async () => {
  const second = { changeQuote: "retryLimit?: number;", docQuote: "retried 5 times" };
  await notice(parts, { pairs: [renamedPair, second] });
  await sentAfter(1);
  const plain = server.mails[0]?.raw.replaceAll("=\r\n", "").split("text/html")[0] ?? "";
  expect(plain.match(/Changed:/g)).toHaveLength(1);
  expect(plain.match(/Page: {4}/g)).toHaveLength(2);
});

test("nothing that others wrote becomes a header, another address or markup", async () => {
  const trial = await notice(parts);
  await parts.proposals.update(trial.id, trial.updatedAt, {
    data: { ...trial.data, title: "A\r\nBcc: eve@example.com\r\n\r\n<script>x</script>" },
    updatedAt: now,
  });
  expect(await sentAfter(1)).toBe(1);
  const [mail] = server.mails;
  expect(mail?.to).toEqual(["aya@example.com"]);
  expect(mail?.headers.has("bcc")).toBe(false);
  expect(mail?.headers.get("subject")).toContain("A Bcc: eve@example.com <script>");
  expect(mail?.raw).toContain("&lt;script&gt;");
});

test.each([
  "a@b.example,eve@example.com",
  "a@b.example\r\nBcc: e@f.example",
  "A <a@b.example>",
  "a@b",
  "@team",
  "",
])("%j is no address", async (email) => {
  expect(isMailAddress(email)).toBe(false);
  const json = { owner: "@team", email, cadence: "daily" };
  expect((await api("PUT", "/api/v1/owners", { json })).status).toBe(400);
});

test("the settings tell the owners, where their mail goes, and whether any is sent", async () => {
  await choose("weekly", "docs@example.com");
  const list = await api("GET", "/api/v1/owners");
  expect(await list.json()).toMatchObject({
    mail: { configured: true, from },
    owners: [{ owner: "aya@example.com", address: "docs@example.com", cadence: "weekly" }],
  });
  const without = createApiClient(createTestComposition());
  expect(await (await without("GET", "/api/v1/owners")).json()).toMatchObject({
    mail: { configured: false, message: expect.stringContaining("VERBATIM_SMTP_URL") },
    owners: [],
  });
});

test("a wrong password is told without the password", async () => {
  const smtpUrl = server.url.replace("p%40ss", "secret");
  const sent = createSmtpMail({ smtpUrl, from })({
    ...{ to: "aya@example.com", subject: "", text: "", html: "", unsubscribeUrl: null },
    messageId: "<a@b.example>",
  });
  await expect(sent).rejects.toMatchObject({ code: "mail-failed" });
  await sent.catch((reason: Error) => expect(reason.message).not.toContain("secret"));
});
