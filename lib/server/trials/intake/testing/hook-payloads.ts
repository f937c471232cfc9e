/** Deliveries of webhooks for tests: the fields that forges send, signed as they sign them. */
import { createHmac } from "node:crypto";

export const hookSecret = "a-hook-secret";

export type Pull = {
  fullName?: string;
  number?: number;
  title?: string;
  body?: string | null;
  mergeSha?: string;
  baseSha?: string;
  branch?: string;
  action?: string;
  isMerged?: boolean;
};

export function gitHubPayload(pull: Pull = {}): string {
  const { fullName = "acme/tools", number = 12, action = "closed", isMerged = true } = pull;
  return JSON.stringify({
    action,
    number,
    pull_request: {
      number,
      title: pull.title ?? "Rename --out to --output",
      body: pull.body === undefined ? "Why." : pull.body,
      html_url: `https://github.com/${fullName}/pull/${number}`,
      merged: isMerged,
      merged_at: isMerged ? "2026-01-02T03:04:05Z" : null,
      merge_commit_sha: pull.mergeSha ?? "c".repeat(40),
      user: { login: "mei", id: 1 },
      base: { ref: pull.branch ?? "main", sha: pull.baseSha ?? "b".repeat(40) },
    },
    repository: { id: 1, full_name: fullName, default_branch: "main" },
    sender: { login: "jun" },
  });
}

export function gitHubHeaders(
  body: string,
  { secret = hookSecret, delivery = "72d3162e", event = "pull_request" } = {},
): Record<string, string> {
  const digest = createHmac("sha256", secret).update(body).digest("hex");
  return {
    "content-type": "application/json",
    "x-github-event": event,
    "x-github-delivery": delivery,
    "x-hub-signature-256": `sha256=${digest}`,
  };
}

export function gitLabPayload(changes: { action?: string; mergeSha?: string | null } = {}): string {
  return JSON.stringify({
    object_kind: "merge_request",
    user: { username: "jun" },
    project: { path_with_namespace: "acme/group/tools", default_branch: "main" },
    object_attributes: {
      iid: 7,
      title: "Raise the limit",
      description: "To 100.",
      url: "https://gitlab.example/acme/group/tools/-/merge_requests/7",
      action: changes.action ?? "merge",
      state: "merged",
      target_branch: "main",
      merge_commit_sha: changes.mergeSha === undefined ? "d".repeat(40) : changes.mergeSha,
      last_commit: { id: "e".repeat(40), author: { name: "Mei Lin", email: "mei@acme.example" } },
      updated_at: "2026-01-02 03:04:05 UTC",
    },
  });
}
