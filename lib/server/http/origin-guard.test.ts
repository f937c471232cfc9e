import { expect, test } from "vitest";
import { findForeignRequest } from "@/lib/server/http/origin-guard";

const known = { host: "127.0.0.1", allowedHosts: ["verbatim.example"] };

function guard(headers: Record<string, string>, method = "GET"): string | null {
  const request = { method, url: "http://localhost:3000/", headers: new Headers(headers) };
  return findForeignRequest(request, known)?.message ?? null;
}

test.each([
  "localhost:3000",
  "127.0.0.1:3000",
  "[::1]:3000",
  "192.168.1.7",
  "verbatim.example",
  "app.localhost:3000",
  "LOCALHOST:3000",
])("the host %s is answered", (host) => expect(guard({ host })).toBeNull());

test.each([
  "attacker.example",
  "attacker.example:3000",
  "localhost.attacker.example",
  "127.0.0.1.attacker.example",
  "verbatim.example.attacker.example",
  "localhost:3000@attacker.example",
  "0x7f.attacker",
  " ",
])("the host %s, which may be a rebound name, is not answered", (host) =>
  expect(guard({ host })).toContain("VERBATIM_ALLOWED_HOSTS"),
);

test("our own pages and programs may change things", () => {
  const host = "localhost:3000";
  expect(guard({ host }, "POST")).toBeNull();
  expect(guard({ host, origin: "http://localhost:3000" }, "POST")).toBeNull();
  expect(guard({ host, "sec-fetch-site": "same-origin" }, "DELETE")).toBeNull();
  expect(guard({ host: "verbatim.example", origin: "https://verbatim.example" }, "PUT")).toBeNull();
});

test.each([
  ["another site", { origin: "https://attacker.example" }],
  ["another port of this machine", { origin: "http://localhost:8080" }],
  ["a sandboxed frame", { origin: "null" }],
  ["a site that hides its origin", { "sec-fetch-site": "cross-site" }],
])("%s may change nothing", (_who, headers) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    expect(guard({ host: "localhost:3000", ...headers }, method)).toContain("Another web site");
});

test("a link on another site may lead here", () => {
  const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  expect(guard({ host: "localhost:3000", ...link, "sec-fetch-dest": "document" })).toBeNull();
});

test.each([
  ["fetches what it cannot read", { "sec-fetch-mode": "no-cors", "sec-fetch-dest": "empty" }],
  ["takes it for an image", { "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }],
  ["opens a stream", { "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }],
  ["puts it into a frame", { "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" }],
])(
  "another site that %s is turned away: how long a search takes says what it found",
  (_what, how) => {
    for (const site of ["cross-site", "same-site"])
      expect(guard({ host: "localhost:3000", "sec-fetch-site": site, ...how })).toContain(
        "Another web site",
      );
    expect(guard({ host: "localhost:3000", "sec-fetch-site": "same-origin", ...how })).toBeNull();
  },
);
