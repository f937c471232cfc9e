/** GitHub's webhook: `pull_request` events, signed with HMAC over the raw body. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { hmac, isSame, type ReadHook } from "@/lib/forge/forge-hook";
import { gitSha } from "@/lib/forge/git-sha";

const payload = z.object({
  action: z.string().optional(),
  pull_request: z
    .object({
      number: z.int(),
      title: z.string(),
      body: z.string().nullish(),
      html_url: z.string().nullish(),
      merged: z.boolean().nullish(),
      merged_at: z.string().nullish(),
      merge_commit_sha: gitSha.nullish(),
      user: z.object({ login: z.string() }).nullish(),
      base: z.object({ ref: z.string(), sha: gitSha }),
    })
    .optional(),
  repository: z.object({ full_name: z.string(), default_branch: z.string().nullish() }),
});

export const gitHubHook: ReadHook = {
  isGenuine({ body, headers }, secret) {
    const given = /^sha256=([0-9a-f]{64})$/i.exec(headers.get("x-hub-signature-256") ?? "")?.[1];
    return given !== undefined && isSame(Buffer.from(given, "hex"), hmac(secret, body));
  },

  deliveryId(headers, body) {
    const id = headers.get("x-github-delivery") ?? createHash("sha256").update(body).digest("hex");
    return `github ${id.slice(0, 200)}`;
  },

  read(value) {
    const parsed = payload.safeParse(value);
    if (!parsed.success) return null;
    const { action, pull_request: pull, repository } = parsed.data;
    const isMerge = action === "closed" && pull?.merged === true && Boolean(pull.merge_commit_sha);
    const at = Date.parse(pull?.merged_at ?? "");
    return {
      fullName: repository.full_name,
      defaultBranch: repository.default_branch ?? null,
      merge:
        isMerge && pull
          ? {
              number: pull.number,
              title: pull.title,
              body: pull.body ?? "",
              author: pull.user?.login ?? null,
              url: pull.html_url ?? null,
              baseSha: pull.base.sha,
              mergeSha: pull.merge_commit_sha ?? "",
              mergedAt: Number.isFinite(at) ? at : null,
              branch: pull.base.ref,
            }
          : null,
    };
  },
};
