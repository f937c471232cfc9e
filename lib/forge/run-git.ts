/** Runs one git command in a checkout that others wrote: no hooks, no prompts, nothing of its configuration that starts a program. */
import { spawn } from "node:child_process";

export class GitError extends Error {
  readonly code = "git-failed";

  constructor(checkout: string, command: string, output: string, cause?: unknown) {
    super(
      `git ${command} failed in ${checkout}: ${output.trim().slice(0, 500) || "no reason given"}`,
      { cause },
    );
    this.name = "GitError";
  }
}

export type GitResult = { bytes: Uint8Array; text: string };

/** The command has more to say than was asked for. */
export class GitOutputError extends Error {
  readonly code = "git-output";

  constructor(command: string, mostBytes: number) {
    super(
      `git ${command} gives more than ${Math.round(mostBytes / 1_000_000)} MB, which is the limit.`,
    );
    this.name = "GitOutputError";
  }
}

export type GitOptions = {
  input?: string | Uint8Array;
  variables?: Record<string, string>;
  longestMs?: number;
  /** Rejects with GitOutputError above it. */
  mostBytes?: number;
  signal?: AbortSignal;
};

const LONGEST_MS = 60_000;
const MOST_BYTES = 400_000_000;

/** Whose the files are does not matter: the checkout was named by whoever runs the product. */
const settings = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "gc.auto=0",
  "log.showSignature=false",
  "protocol.allow=never",
  "safe.directory=*",
].flatMap((setting) => ["-c", setting]);

/** Nothing of this process's own: neither its secrets nor a `GIT_DIR` of whoever started it. */
const environment = {
  NODE_ENV: "production" as const,
  PATH: "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  // Counts before whatever `protocol.<name>.allow` the checkout sets, also for a git that fetches lazily.
  GIT_ALLOW_PROTOCOL: "none",
};

export function runGit(
  checkout: string,
  command: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const name = command.find((word) => !word.startsWith("-")) ?? "";
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...settings, ...command], {
      cwd: checkout,
      env: { ...environment, ...options.variables },
      timeout: options.longestMs ?? LONGEST_MS,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const mostBytes = options.mostBytes ?? MOST_BYTES;
    let bytesSaid = 0;
    const out: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => {
      bytesSaid += piece.length;
      if (bytesSaid > mostBytes) {
        child.kill();
        reject(new GitOutputError(name, mostBytes));
      } else out.push(piece);
    });
    child.stderr.on("data", (piece: Buffer) => complaints.push(piece));
    const fail = (reason: Error) => reject(new GitError(checkout, name, reason.message, reason));
    child.on("error", fail);
    child.stdin.on("error", (reason: NodeJS.ErrnoException) => {
      // A command that does not read its input ends by itself, and its exit says how.
      if (reason.code !== "EPIPE") fail(reason);
    });
    child.on("close", (code, signal) => {
      if (code === 0) {
        const bytes = Buffer.concat(out);
        resolve({ bytes, text: bytes.toString("utf8") });
      } else {
        const said = Buffer.concat(complaints).toString("utf8");
        reject(new GitError(checkout, name, signal ? `stopped by ${signal}. ${said}` : said));
      }
    });
    child.stdin.end(options.input ?? "");
  });
}
