/**
 * Which folders of the server's disk may be read as checkouts. Whoever reaches the product can name one, so:
 * `VERBATIM_CHECKOUTS` lists folders, and a checkout must lie in one of them, links followed. Without it any checkout
 * that the server may read is taken, but only by a server that nobody else reaches: one that listens on this machine
 * alone and answers to no other name.
 */
import "server-only";
import { realpath } from "node:fs/promises";
import { isAbsolute, sep } from "node:path";
import { GitError, runGit } from "@/lib/forge/run-git";
import type { Env } from "@/lib/server/env";
import { UseCaseError } from "@/lib/server/use-case-error";

/** Resolves with the top folder of the checkout. Rejects with UseCaseError. */
export async function checkoutPath(
  env: Pick<Env, "checkouts" | "host" | "allowedHosts">,
  path: string,
): Promise<string> {
  if (!isAbsolute(path))
    throw refused(
      "invalid-input",
      `Give the checkout's whole path, from the root on, not "${path}".`,
    );
  if (env.checkouts.length === 0 && !isAlone(env))
    throw refused(
      "forbidden",
      "This server may be reached by others, so it reads no checkout until VERBATIM_CHECKOUTS names the folders that hold them.",
    );
  const real = await realpath(path).catch((cause: unknown) => {
    throw refused("unprocessable", `There is no folder ${path} that this server may read.`, cause);
  });
  const allowed = await Promise.all(env.checkouts.map((folder) => realpath(folder).catch(absent)));
  const top = await topOf(real);
  const isAllowed = (one: string) =>
    env.checkouts.length === 0 ||
    allowed.some((folder) => folder !== null && isInside(one, folder));
  if (isAllowed(real) && isAllowed(top)) return top;
  throw refused(
    "forbidden",
    `${path} lies outside the folders of VERBATIM_CHECKOUTS. Move the checkout there, or add its folder and start the server again.`,
  );
}

/** A folder that is not there allows nothing. */
function absent(reason: unknown): null {
  if (reason instanceof Error && "code" in reason && reason.code === "ENOENT") return null;
  throw reason;
}

/** A bare repository is its own top. */
async function topOf(folder: string): Promise<string> {
  try {
    const bare = await runGit(folder, ["rev-parse", "--is-bare-repository"]);
    if (bare.text.trim() === "true")
      return (await runGit(folder, ["rev-parse", "--absolute-git-dir"])).text.trim();
    return (await runGit(folder, ["rev-parse", "--show-toplevel"])).text.trim();
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    throw refused("unprocessable", `${folder} is no git checkout: ${cause.message}`, cause);
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function isAlone({ host, allowedHosts }: Pick<Env, "host" | "allowedHosts">): boolean {
  const isLoopback = host === "localhost" || host === "::1" || /^127\./.test(host);
  return isLoopback && allowedHosts.length === 0;
}

function refused(
  code: "invalid-input" | "forbidden" | "unprocessable",
  message: string,
  cause?: unknown,
): UseCaseError {
  return new UseCaseError(code, message, { fields: [{ pointer: "/source/path", message }], cause });
}
