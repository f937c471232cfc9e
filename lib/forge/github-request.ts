/** Requests of a person's decision to GitHub: they write, and are waited for. */
import type { z } from "zod";
import { ForgeError } from "@/lib/forge/forge";
import { type ForgeCall, getJson } from "@/lib/forge/forge-request";
import {
  GITHUB_JSON,
  type GitHubAccess,
  gitHubRoot,
  gitHubServer,
} from "@/lib/forge/github-server";

export type GitHubRepository = GitHubAccess & { token: string };

const LONGEST_MS = 20_000;

/** `path` is that below the repository's own. */
export type GitHubCall = Omit<ForgeCall, "accept">;

/** Resolves with the parsed answer. Rejects with ForgeError. */
export async function askGitHub<Schema extends z.ZodType>(
  repository: GitHubRepository,
  call: GitHubCall,
  schema: Schema,
): Promise<z.output<Schema>> {
  const server = gitHubServer(repository, {
    needs: `The token of ${repository.fullName} needs to write contents and pull requests.`,
    longestMs: LONGEST_MS,
    later: "Try again later.",
  });
  const request = { ...call, path: `${gitHubRoot(repository)}${call.path}`, accept: GITHUB_JSON };
  return (await getJson(server, request, schema, new AbortController().signal)).value;
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
    if (reason instanceof ForgeError && reason.code === "not-found") return null;
    throw reason;
  }
}
