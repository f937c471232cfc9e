/** The mail to an owner: plain words, the two quotes of each notice, and where to decide. Pure. */
import "server-only";
import { createHash } from "node:crypto";
import type { Mail } from "@/lib/mail/mail";
import type { OwnerSettings } from "@/lib/store/owner-settings-store";
import type { StoredProposal } from "@/lib/store/proposal-store";

/** Told in full; the rest is counted. */
const MOST_TOLD = 20;
const MOST_QUOTES = 3;
const LONGEST_QUOTE = 160;

export type DigestOrder = {
  settings: OwnerSettings;
  to: string;
  fresh: readonly StoredProposal[];
  /** Open notices that an earlier mail told of. */
  older: number;
  /** Null when nobody said under which address people reach the product. */
  publicUrl: string | null;
  /** `Name <address>`: whose domain the mail's id carries. */
  from: string;
};

export function digestMail(order: DigestOrder): Mail {
  const { settings, to, fresh, publicUrl } = order;
  const told = fresh.slice(0, MOST_TOLD);
  const [first] = told;
  const subject =
    fresh.length === 1 && first
      ? `A page of yours may need a look: ${first.data.title}`
      : `${fresh.length} pages of yours may need a look`;
  const owner = encodeURIComponent(settings.owner);
  const unsubscribeUrl = publicUrl && `${publicUrl}/proposals/settings?owner=${owner}`;
  const rest = restOf(fresh.length - told.length, order.older);
  const often = `You get this ${words[settings.cadence]}, as ${settings.owner}.`;
  const items = told.map((each) => itemOf(each, publicUrl));
  const text = [
    ...items.map(textItem),
    ...(rest === null ? [] : [rest]),
    [often, ...(unsubscribeUrl === null ? [] : [`Change how often: ${unsubscribeUrl}`])].join("\n"),
  ].join("\n\n");
  const html = [
    '<!doctype html><html lang="en"><body style="font-family:sans-serif;max-width:40em">',
    ...items.map(htmlItem),
    ...(rest === null ? [] : [`<p>${escaped(rest)}</p>`]),
    `<p style="color:#666">${escaped(often)}${unsubscribeUrl === null ? "" : ` <a href="${escaped(unsubscribeUrl)}">Change how often</a>`}</p>`,
    "</body></html>",
  ].join("\n");
  return { to, subject, text: `${text}\n`, html, messageId: messageIdOf(order), unsubscribeUrl };
}

const words = {
  immediate: "at once",
  daily: "once a day when there is something new",
  weekly: "once a week when there is something new",
  never: "never",
} as const;

function restOf(untold: number, older: number): string | null {
  const count = untold + older;
  if (count === 0) return null;
  return count === 1 ? "One more waits for you." : `${count} more wait for you.`;
}

type Item = {
  title: string;
  sentence: string;
  where: string;
  /** The change is null where it is that of the quote before. */
  quotes: { changed: string | null; page: string }[];
  url: string | null;
};

function itemOf({ id, path, data }: StoredProposal, publicUrl: string | null): Item {
  return {
    title: oneLine(data.title),
    sentence: oneLine(data.sentence),
    where: `${path}${data.quotes[0] ? `, line ${data.quotes[0].docLine}` : ""}`,
    quotes: data.quotes.slice(0, MOST_QUOTES).map(({ changeQuote, docQuote }, index) => ({
      changed:
        data.quotes[index - 1]?.changeQuote === changeQuote ? null : cut(oneLine(changeQuote)),
      page: cut(oneLine(docQuote)),
    })),
    url: publicUrl && `${publicUrl}/proposals/${encodeURIComponent(id)}`,
  };
}

function textItem({ title, sentence, where, quotes, url }: Item): string {
  return [
    title,
    sentence,
    where,
    ...quotes.flatMap(({ changed, page }) => [
      ...(changed === null ? [] : [`  Changed: ${changed}`]),
      `  Page:    ${page}`,
    ]),
    ...(url === null ? [] : [url]),
  ].join("\n");
}

function htmlItem({ title, sentence, where, quotes, url }: Item): string {
  const head = url === null ? escaped(title) : `<a href="${escaped(url)}">${escaped(title)}</a>`;
  const rows = quotes.map(({ changed, page }) => {
    const change = changed === null ? "" : `Changed: <code>${escaped(changed)}</code><br>`;
    return `<p>${change}Page: <code>${escaped(page)}</code></p>`;
  });
  return `<h2 style="font-size:1.1em">${head}</h2>\n<p>${escaped(sentence)}</p>\n<p style="color:#666">${escaped(where)}</p>\n${rows.join("\n")}`;
}

/** The same notices since the same mail have the same id. */
function messageIdOf({ settings, fresh, from }: DigestOrder): string {
  const ids = fresh.map(({ id }) => id).sort();
  const key = JSON.stringify([settings.owner, settings.lastSentAt, ids]);
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 32);
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? "localhost";
  return `<notices-${hash}@${domain}>`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function cut(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).toWellFormed()}…` : text;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
