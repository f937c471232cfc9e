/**
 * Which folders of the server's disk may be read as checkouts. Whoever reaches the product can name one, so:
 * `VERBATIM_CHECKOUTS` lists folders, and a checkout must lie in one of them, links followed. Without it any checkout
 * that the server may read is taken, but only by a server that nobody else reaches: one that listens on this machine
 * alone and answers to no other name.
 */
import "server-only";
import { realpath } from "node:fs/promises";
import { isAbsolute, resolve, sep } from "node:path";
import { GitError, runGit } from "@/lib/forge/run-git";
import type { Env } from "@/lib/server/env";
import { UseCaseError } from "@/lib/server/use-case-error";

/** Resolves with the top folder of the checkout. Rejects with UseCaseError. */
export async function checkoutPath(
  env: Pick<Env, "checkouts" | "host" | "allowedHosts" | "publicUrl">,
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
  const isAllowed = (one: string) =>
    env.checkouts.length === 0 ||
    allowed.some((folder) => folder !== null && isInside(one, folder));
  const outside = refused(
    "forbidden",
    `${path} lies outside the folders of VERBATIM_CHECKOUTS. Move the checkout there, or add its folder and start the server again.`,
  );
  if (!isAllowed(real)) throw outside;
  const { top, objects } = await placesOf(real);
  if (isAllowed(top) && isAllowed(objects)) return top;
  throw outside;
}

/** A folder that is not there allows nothing. */
function absent(reason: unknown): null {
  if (reason instanceof Error && "code" in reason && reason.code === "ENOENT") return null;
  throw reason;
}

/** Where the checkout begins, and where what was committed lies: a `.git` file may name any place. */
async function placesOf(folder: string): Promise<{ top: string; objects: string }> {
  const ask = async (question: string) =>
    (await runGit(folder, ["rev-parse", question])).text.trim();
  try {
    const gitFolder = await ask("--absolute-git-dir");
    const isBare = (await ask("--is-bare-repository")) === "true";
    return {
      top: isBare ? gitFolder : await ask("--show-toplevel"),
      objects: await realpath(resolve(folder, await ask("--git-common-dir"))),
    };
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    throw refused("unprocessable", `${folder} is no git checkout: ${cause.message}`, cause);
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** Nobody but this machine reaches the server: not by its address, nor through a proxy that gives it a name. */
export function isAlone({
  host,
  allowedHosts,
  publicUrl,
}: Pick<Env, "host" | "allowedHosts" | "publicUrl">): boolean {
  const isNamed = publicUrl !== null && !isLoopback(new URL(publicUrl).hostname);
  return isLoopback(host) && allowedHosts.length === 0 && !isNamed;
}

function isLoopback(host: string): boolean {
  return ["localhost", "::1", "[::1]"].includes(host) || /^127(\.\d{1,3}){3}$/.test(host);
}

function refused(
  code: "invalid-input" | "forbidden" | "unprocessable",
  message: string,
  cause?: unknown,
): UseCaseError {
  return new UseCaseError(code, message, { fields: [{ pointer: "/source/path", message }], cause });
}
