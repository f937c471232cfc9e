/** One request to GitHub's REST API, and what its refusals mean. */
import { z } from "zod";
import { boundedBody } from "@/lib/forge/bounded-body";

export type GitHubRepository = {
  /** `https://api.github.com`, or that of a server of one's own. */
  apiUrl: string;
  /** `owner/name`. */
  fullName: string;
  token: string;
};

export type GitHubErrorCode =
  | "not-found"
  | "not-allowed"
  | "rate-limited"
  | "conflict"
  | "refused"
  | "unreachable";

export class GitHubError extends Error {
  readonly code: GitHubErrorCode;

  constructor(code: GitHubErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "GitHubError";
    this.code = code;
  }
}

const API_VERSION = "2022-11-28";
const LONGEST_MS = 20_000;
const MOST_REDIRECTS = 3;
const MOST_BYTES = 60_000_000;

export type GitHubCall = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/repos/<owner>/<name>`. */
  path: string;
  body?: unknown;
};

/** Resolves with the parsed answer. Rejects with GitHubError. */
export async function askGitHub<Schema extends z.ZodType>(
  repository: GitHubRepository,
  call: GitHubCall,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await send(repository, call);
  const text = await textOf(repository, response);
  if (!response.ok) throw refusal(repository, response, text);
  const parsed = schema.safeParse(text === "" ? undefined : jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new GitHubError(
    "refused",
    `${addressOf(repository)} gave an answer that is not GitHub's: ${parsed.error.issues[0]?.message ?? ""}`,
  );
}

/** The same, with null for what is not there. */
export async function findInGitHub<Schema extends z.ZodType>(
  repository: GitHubRepository,
  call: GitHubCall,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  try {
    return await askGitHub(repository, call, schema);
  } catch (reason) {
    if (reason instanceof GitHubError && reason.code === "not-found") return null;
    throw reason;
  }
}

/** A redirect is followed on the same host only, so that the token never goes anywhere else. */
async function send(repository: GitHubRepository, call: GitHubCall): Promise<Response> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  let url = new URL(`${addressOf(repository)}${call.path}`);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await sendOnce(repository, { ...call, url }, signal);
    const target = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || target === null) return response;
    await response.body?.cancel();
    url = followed(url, target);
  }
  throw new GitHubError("refused", `GitHub redirects ${url.pathname} in circles.`);
}

async function sendOnce(
  repository: GitHubRepository,
  { url, method = "GET", body }: Omit<GitHubCall, "path"> & { url: URL },
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${repository.token}`,
        "user-agent": "verbatim",
        "x-github-api-version": API_VERSION,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
      signal,
    });
  } catch (reason) {
    throw unreachable(repository, reason);
  }
}

function followed(from: URL, target: string): URL {
  const to = URL.canParse(target, from.href) ? new URL(target, from) : null;
  if (to?.origin === from.origin) return to;
  throw new GitHubError(
    "refused",
    `GitHub sends ${from.pathname} to another host (${to?.host ?? "with no address"}), which is not followed, since the token would go there too.`,
  );
}

async function textOf(repository: GitHubRepository, response: Response): Promise<string> {
  const bytes = await boundedBody(response, MOST_BYTES).catch((reason: unknown) => {
    throw unreachable(repository, reason);
  });
  if (bytes) return new TextDecoder().decode(bytes);
  throw new GitHubError(
    "refused",
    `What GitHub sends is over ${MOST_BYTES / 1_000_000} MB, which is the limit.`,
  );
}

function unreachable({ apiUrl }: GitHubRepository, reason: unknown): GitHubError {
  return new GitHubError("unreachable", `${apiUrl} does not answer. Try again later.`, reason);
}

function addressOf({ apiUrl, fullName }: GitHubRepository): string {
  const name = fullName.split("/").map(encodeURIComponent).join("/");
  return `${apiUrl.replace(/\/+$/, "")}/repos/${name}`;
}

function refusal({ fullName }: GitHubRepository, response: Response, text: string): GitHubError {
  const { status, headers } = response;
  const said =
    z.object({ message: z.string() }).safeParse(jsonOf(text)).data?.message.slice(0, 300) ?? "";
  const limit = limitOf(headers, said);
  if ((status === 403 || status === 429) && limit !== null)
    return new GitHubError(
      "rate-limited",
      `GitHub takes no more requests ${limit}. Try again then.`,
    );
  if (status === 401 || status === 403)
    return new GitHubError(
      "not-allowed",
      `GitHub does not allow this for ${fullName}: ${said || `status ${status}`}. The token needs to write contents and pull requests.`,
    );
  if (status === 404)
    return new GitHubError(
      "not-found",
      `GitHub has no ${new URL(response.url).pathname}, or the token may not see it.`,
    );
  if (status === 409 || status === 422)
    return new GitHubError("conflict", `GitHub refused: ${said || `status ${status}`}`);
  if (status >= 500)
    return new GitHubError(
      "unreachable",
      `GitHub has trouble (status ${status}). Try again later.`,
    );
  return new GitHubError("refused", `GitHub refused with status ${status}${said && `: ${said}`}`);
}

/** Until when requests are refused, in words; null when the refusal is about something else. */
function limitOf(headers: Headers, said: string): string | null {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(seconds)) return `for ${seconds} seconds`;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  if (headers.get("x-ratelimit-remaining") === "0" && Number.isFinite(reset))
    return `before ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC`;
  return /rate limit/i.test(said) ? "for some minutes" : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}
