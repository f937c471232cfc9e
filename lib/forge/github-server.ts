/** GitHub, or a GitHub Enterprise server, as it is asked. */
import type { ForgeServer } from "@/lib/forge/forge-request";

export type GitHubAccess = {
  /** `https://api.github.com`, or that of a server of one's own. */
  apiUrl: string;
  /** `owner/name`. */
  fullName: string;
  token: string | null;
};

export const GITHUB_JSON = "application/vnd.github+json";

export function gitHubServer(
  { apiUrl, token }: GitHubAccess,
  asked: Pick<ForgeServer, "needs" | "longestMs" | "later">,
): ForgeServer {
  return {
    name: "GitHub",
    apiUrl: apiUrl.replace(/\/+$/, ""),
    headers: {
      "x-github-api-version": "2022-11-28",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    isKnown: token !== null,
    ...asked,
  };
}

/** Where the API keeps what belongs to a repository. */
export function gitHubRoot({ fullName }: Pick<GitHubAccess, "fullName">): string {
  return `/repos/${segments(fullName)}`;
}

/** A path in an address: what stands between its slashes is encoded. */
export function segments(name: string): string {
  return name.split("/").map(encodeURIComponent).join("/");
}
