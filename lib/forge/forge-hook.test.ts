import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { gitHubHook } from "@/lib/forge/github-hook";
import { gitLabHook } from "@/lib/forge/gitlab-hook";

const encode = (text: string) => new TextEncoder().encode(text);

describe("GitHub's signature", () => {
  /** As published on docs.github.com, "Validating webhook deliveries". */
  const published = {
    secret: "It's a Secret to Everybody",
    body: encode("Hello, World!"),
    signature: "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
  };
  const isGenuine = (signature: string | null, secret = published.secret, body = published.body) =>
    gitHubHook.isGenuine(
      {
        body,
        headers: new Headers(signature === null ? {} : { "x-hub-signature-256": signature }),
      },
      secret,
    );

  test("the published example is genuine", () => {
    expect(isGenuine(published.signature)).toBe(true);
  });

  test.each([
    ["no signature", null],
    ["an empty one", ""],
    ["another one", `sha256=${"0".repeat(64)}`],
    ["a shorter one", published.signature.slice(0, -2)],
    ["one of another kind", published.signature.replace("sha256", "sha1")],
    ["one with more behind it", `${published.signature}00`],
  ])("%s is not", (_, signature) => {
    expect(isGenuine(signature)).toBe(false);
  });

  test("another secret or one changed byte is not", () => {
    expect(isGenuine(published.signature, "It's a secret to everybody")).toBe(false);
    expect(isGenuine(published.signature, published.secret, encode("Hello, World?"))).toBe(false);
  });
});

describe("GitLab's token and signature", () => {
  const body = encode('{"object_kind":"merge_request"}');
  const isGenuine = (headers: Record<string, string>, secret = "a-secret") =>
    gitLabHook.isGenuine({ body, headers: new Headers(headers) }, secret);

  test("the token must be the secret", () => {
    expect(isGenuine({ "x-gitlab-token": "a-secret" })).toBe(true);
    expect(isGenuine({ "x-gitlab-token": "a-secre" })).toBe(false);
    expect(isGenuine({ "x-gitlab-token": "" })).toBe(false);
    expect(isGenuine({})).toBe(false);
  });

  test("a signature as Standard Webhooks makes it counts, and a wrong one beats a right token", () => {
    const key = Buffer.from("0123456789abcdef0123456789abcdef");
    const signed = (id: string) =>
      `v1,${createHmac("sha256", key).update(`${id}.1700000000.`).update(body).digest("base64")}`;
    const headers = (signature: string) => ({
      ...{ "webhook-id": "msg_1", "webhook-timestamp": "1700000000" },
      ...{ "webhook-signature": signature, "x-gitlab-token": "a-secret" },
    });
    const secret = `whsec_${key.toString("base64")}`;
    expect(isGenuine(headers(`v1,AAAA ${signed("msg_1")}`), secret)).toBe(true);
    expect(isGenuine(headers(signed("msg_2")), secret)).toBe(false);
    expect(isGenuine(headers(signed("msg_2")), "a-secret")).toBe(false);
  });
});

test.each(["../../../user", "c".repeat(39), "c".repeat(50), `${"c".repeat(40)}\n`, ""])(
  "%j is no merge's commit",
  (sha) => {
    const user = { project: { path_with_namespace: "acme/tools" }, object_kind: "merge_request" };
    const request = { iid: 1, title: "A", action: "merge", target_branch: "main" };
    const gitLab = (id: string) =>
      gitLabHook.read({ ...user, object_attributes: { ...request, last_commit: { id } } });
    expect(gitLab(sha)).toBeNull();
    expect(gitLab("c".repeat(64))?.merge?.mergeSha).toBe("c".repeat(64));
    const pull = {
      number: 1,
      title: "A",
      merged: true,
      base: { ref: "main", sha: "B".repeat(40) },
    };
    const gitHub = (id: string) =>
      gitHubHook.read({
        ...{ action: "closed", repository: { full_name: "acme/tools" } },
        pull_request: { ...pull, merge_commit_sha: id },
      });
    expect(gitHub(sha)).toBeNull();
    expect(gitHub("c".repeat(40))?.merge?.mergeSha).toBe("c".repeat(40));
  },
);
