/** One request to GitHub's REST API, and what its refusals mean. */
import { z } from "zod";

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
  const text = await response.text();
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

async function send(repository: GitHubRepository, call: GitHubCall): Promise<Response> {
  try {
    return await fetch(`${addressOf(repository)}${call.path}`, {
      method: call.method ?? "GET",
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${repository.token}`,
        "user-agent": "verbatim",
        "x-github-api-version": API_VERSION,
        ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      signal: AbortSignal.timeout(LONGEST_MS),
    });
  } catch (reason) {
    throw new GitHubError(
      "unreachable",
      `${repository.apiUrl} does not answer. Try again later.`,
      reason,
    );
  }
}

function addressOf({ apiUrl, fullName }: GitHubRepository): string {
  const name = fullName.split("/").map(encodeURIComponent).join("/");
  return `${apiUrl.replace(/\/+$/, "")}/repos/${name}`;
}

function refusal({ fullName }: GitHubRepository, response: Response, text: string): GitHubError {
  const { status, headers } = response;
  const said = z.object({ message: z.string() }).safeParse(jsonOf(text)).data?.message ?? "";
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
    return new GitHubError("conflict", `GitHub refused: ${said || text.slice(0, 200)}`);
  if (status >= 500)
    return new GitHubError(
      "unreachable",
      `GitHub has trouble (status ${status}). Try again later.`,
    );
  return new GitHubError(
    "refused",
    `GitHub refused with status ${status}: ${said || text.slice(0, 200)}`,
  );
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
