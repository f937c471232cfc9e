/**
 * Requests to a forge: bounded in time and size. A redirect is followed on the same host only, so that a token
 * never goes anywhere else, and every refusal becomes a sentence that says what to do.
 */
import { z } from "zod";
import { boundedBody } from "@/lib/forge/bounded-body";
import { ForgeError } from "@/lib/forge/forge";

export type ForgeServer = {
  /** What the messages call it: `GitHub`. */
  name: string;
  /** Without a slash at the end. */
  apiUrl: string;
  headers: Readonly<Record<string, string>>;
  /** It is asked with a token; without one it answers few requests. */
  isKnown: boolean;
  /** What the token needs, for the message when it has not got it. */
  needs: string;
  /** How long a request may take. */
  longestMs: number;
  /** What happens next where asking again may help. */
  later: string;
};

export type ForgeCall = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  accept: string;
  /** Sent as JSON. */
  body?: unknown;
};

export type ForgeAnswer = { bytes: Uint8Array; headers: Headers; url: string };

const MOST_REDIRECTS = 3;
const MOST_JSON_BYTES = 60_000_000;

export async function getBytes(
  server: ForgeServer,
  request: ForgeCall & { mostBytes: number },
  signal: AbortSignal,
): Promise<ForgeAnswer> {
  let url = urlOf(server, request.path);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await send(server, { ...request, url }, signal);
    const target = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && target !== null) {
      await response.body?.cancel();
      url = followed(server, url, target);
      continue;
    }
    if (!response.ok) throw await refusal(server, response);
    const bytes = await bodyOf(server, response, request.mostBytes);
    return { bytes, headers: response.headers, url: response.url };
  }
  throw new ForgeError("refused", `${server.name} redirects ${url.pathname} in circles.`);
}

/** An answer without a body is `undefined` to the schema. */
export async function getJson<Schema extends z.ZodType>(
  server: ForgeServer,
  request: ForgeCall,
  schema: Schema,
  signal: AbortSignal,
): Promise<{ value: z.output<Schema>; headers: Headers }> {
  const answer = await getBytes(server, { ...request, mostBytes: MOST_JSON_BYTES }, signal);
  const parsed = schema.safeParse(jsonOf(new TextDecoder().decode(answer.bytes)));
  if (parsed.success) return { value: parsed.data, headers: answer.headers };
  throw new ForgeError(
    "refused",
    `${server.apiUrl} gave an answer to ${request.path} that is not ${server.name}'s: ${parsed.error.issues[0]?.message ?? ""}. Check the API's address in the repository's settings.`,
  );
}

/** The pages of a list, one after the other, as far as the reader goes on. */
export async function* listPages<Schema extends z.ZodType>(
  server: ForgeServer,
  request: { path: string; accept: string; mostPages: number },
  schema: Schema,
  signal: AbortSignal,
): AsyncGenerator<z.output<Schema>> {
  let path: string | null = request.path;
  for (let page = 0; path !== null; page += 1) {
    if (page === request.mostPages)
      throw new ForgeError(
        "too-large",
        `${server.name} lists more than ${request.mostPages} pages at ${request.path.split("?")[0]}.`,
      );
    const answer: Awaited<ReturnType<typeof getJson<Schema>>> = await getJson(
      server,
      { path, accept: request.accept },
      schema,
      signal,
    );
    yield answer.value;
    path = nextPage(server, answer.headers);
  }
}

/** The path of the next page, by the header `Link`; null on the last one. */
function nextPage({ apiUrl }: ForgeServer, headers: Headers): string | null {
  const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "")?.[1];
  if (next === undefined) return null;
  const url = new URL(next, `${apiUrl}/`);
  const base = new URL(apiUrl);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return null;
  return `${url.pathname.slice(base.pathname.replace(/\/$/, "").length)}${url.search}`;
}

function urlOf({ apiUrl }: ForgeServer, path: string): URL {
  return new URL(`${apiUrl.replace(/\/+$/, "")}${path}`);
}

async function send(
  server: ForgeServer,
  { url, accept, method = "GET", body }: Omit<ForgeCall, "path"> & { url: URL },
  signal: AbortSignal,
): Promise<Response> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(server.longestMs)]);
  const sent = body === undefined ? {} : { "content-type": "application/json" };
  const headers = { accept, "user-agent": "verbatim", ...sent, ...server.headers };
  try {
    return await fetch(url, {
      ...{ method, headers, redirect: "manual", signal: until },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new ForgeError("unreachable", `${server.apiUrl} does not answer. ${server.later}`, cause);
  }
}

function followed(server: ForgeServer, from: URL, target: string): URL {
  const to = URL.canParse(target, from.href) ? new URL(target, from) : null;
  if (to?.origin === from.origin) return to;
  throw new ForgeError(
    "refused",
    `${server.name} sends ${from.pathname} to another host (${to?.host ?? "with no address"}), which is not followed, since the token would go there too.`,
  );
}

async function bodyOf(
  server: ForgeServer,
  response: Response,
  mostBytes: number,
): Promise<Uint8Array> {
  const bytes = await boundedBody(response, mostBytes).catch((cause: unknown) => {
    throw new ForgeError(
      "unreachable",
      `${server.apiUrl} broke off its answer. ${server.later}`,
      cause,
    );
  });
  if (bytes) return bytes;
  throw new ForgeError(
    "too-large",
    `What ${server.name} sends is over ${Math.round(mostBytes / 1_000_000)} MB, which is the limit.`,
  );
}

async function refusal(server: ForgeServer, response: Response): Promise<ForgeError> {
  const { status, headers } = response;
  const { pathname } = new URL(response.url);
  const said = saidIn(new TextDecoder().decode(await bodyOf(server, response, 1_000_000)));
  const until = limitOf(headers, said);
  if (status === 429 || (status === 403 && until !== null))
    return new ForgeError(
      "rate-limited",
      `${server.name} takes no more requests ${until ?? "for some minutes"}. ${server.later}${server.isKnown ? "" : ` ${server.needs}`}`,
    );
  if (status === 401 || status === 403)
    return new ForgeError(
      "not-allowed",
      `${server.name} does not allow this: ${said || `status ${status}`}. ${server.needs}`,
    );
  if (status === 404)
    return new ForgeError(
      "not-found",
      `${server.name} has no ${pathname}, or the token may not see it. ${server.needs}`,
    );
  if (status === 409 || status === 422)
    return new ForgeError("conflict", `${server.name} refused: ${said || `status ${status}`}`);
  if (status === 406 || status === 413)
    return new ForgeError(
      "too-large",
      `${server.name} does not give this out: ${said || `status ${status}`}`,
    );
  if (status >= 500)
    return new ForgeError(
      "unreachable",
      `${server.name} has trouble (status ${status}). ${server.later}`,
    );
  return new ForgeError(
    "refused",
    `${server.name} refused ${pathname} with status ${status}${said && `: ${said}`}`,
  );
}

/** Until when requests are refused, in words; null when the refusal is about something else. */
function limitOf(headers: Headers, said: string): string | null {
  const seconds = headers.get("retry-after");
  if (seconds !== null && /^\d+$/.test(seconds)) return `for ${seconds} seconds`;
  const isUsedUp =
    headers.get("x-ratelimit-remaining") === "0" || headers.get("ratelimit-remaining") === "0";
  const reset = Number(headers.get("x-ratelimit-reset") ?? headers.get("ratelimit-reset") ?? "x");
  if (isUsedUp && Number.isFinite(reset))
    return `before ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC`;
  return /rate limit/i.test(said) ? "for some minutes" : null;
}

const message = z.object({ message: z.union([z.string(), z.unknown().transform(String)]) });

/** What is no JSON is no forge's word and is not passed on. */
function saidIn(text: string): string {
  return (message.safeParse(jsonOf(text)).data?.message ?? "").slice(0, 300).trim();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}
