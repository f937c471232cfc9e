/** GitLab's webhook: merge request events, with the secret as a header, or signed as Standard Webhooks are. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { hmac, isSame, type ReadHook } from "@/lib/forge/forge-hook";
import { gitSha } from "@/lib/forge/git-sha";

const payload = z.object({
  object_kind: z.string(),
  project: z.object({
    path_with_namespace: z.string(),
    default_branch: z.string().nullish(),
  }),
  object_attributes: z
    .object({
      iid: z.int(),
      title: z.string(),
      description: z.string().nullish(),
      url: z.string().nullish(),
      action: z.string().nullish(),
      target_branch: z.string(),
      merge_commit_sha: gitSha.nullish(),
      last_commit: z
        .object({ id: gitSha, author: z.object({ name: z.string() }).nullish() })
        .nullish(),
      updated_at: z.string().nullish(),
    })
    .optional(),
});

export const gitLabHook: ReadHook = {
  isGenuine({ body, headers }, secret) {
    const signatures = headers.get("webhook-signature");
    if (signatures !== null) return isSigned(signatures, { body, headers }, secret);
    const token = headers.get("x-gitlab-token");
    return token !== null && isSame(token, secret);
  },

  deliveryId(headers, body) {
    const id =
      headers.get("idempotency-key") ??
      headers.get("webhook-id") ??
      headers.get("x-gitlab-event-uuid") ??
      createHash("sha256").update(body).digest("hex");
    return `gitlab ${id.slice(0, 200)}`;
  },

  read(value) {
    const parsed = payload.safeParse(value);
    if (!parsed.success) return null;
    const { object_kind: kind, object_attributes: request, project } = parsed.data;
    const mergeSha = request?.merge_commit_sha ?? request?.last_commit?.id;
    const isMerge = kind === "merge_request" && request?.action === "merge";
    return {
      fullName: project.path_with_namespace,
      defaultBranch: project.default_branch ?? null,
      merge:
        isMerge && mergeSha
          ? {
              number: request.iid,
              title: request.title,
              body: request.description ?? "",
              author: request.last_commit?.author?.name ?? null,
              url: request.url ?? null,
              baseSha: null,
              mergeSha,
              mergedAt: timeOf(request.updated_at),
              branch: request.target_branch,
            }
          : null,
    };
  },
};

/** `v1,<base64>`, several where the secret changes. Source: standardwebhooks.com, "Signature scheme". */
function isSigned(
  signatures: string,
  { body, headers }: { body: Uint8Array; headers: Headers },
  secret: string,
): boolean {
  const start = `${headers.get("webhook-id") ?? ""}.${headers.get("webhook-timestamp") ?? ""}.`;
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : secret;
  const expected = `v1,${hmac(key, Buffer.concat([Buffer.from(start), body])).toString("base64")}`;
  return signatures.split(" ").some((one) => isSame(one, expected));
}

/** GitLab writes `2026-03-01 12:00:00 UTC` as well as ISO 8601. */
function timeOf(text: string | null | undefined): number | null {
  const at = Date.parse(text ?? "");
  return Number.isFinite(at) ? at : null;
}
