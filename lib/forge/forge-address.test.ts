import { expect, test } from "vitest";
import { forgeAddressProblem } from "@/lib/forge/forge-address";

const reached = { forges: ["git.example.com", "git.example.com:8443"], isAlone: false };

test.each([
  "https://api.github.com",
  "https://gitlab.com/api/v4",
  "https://git.example.com/api/v3",
  "https://GIT.example.com:8443/api/v3",
])("%s may be asked by a server that others reach", (apiUrl) => {
  expect(forgeAddressProblem(apiUrl, reached)).toBeNull();
});

test.each([
  "http://api.github.com",
  "https://api.github.com:8443",
  "https://api.github.com.evil.example",
  "https://git.example.com:9000",
  "http://169.254.169.254/latest",
  "http://127.0.0.1:5432",
])("%s is asked only by a server that listens for this machine alone", (apiUrl) => {
  expect(forgeAddressProblem(apiUrl, reached)).toMatchObject({
    code: "forbidden",
    message: expect.stringContaining(`Add ${new URL(apiUrl).host} to VERBATIM_FORGES`),
  });
  expect(forgeAddressProblem(apiUrl, { ...reached, isAlone: true })).toBeNull();
});

test.each([
  "https://name:word@api.github.com",
  "https://api.github.com@evil.example",
  "https://api.github.com?x=",
  "https://api.github.com/#",
  "ftp://api.github.com",
  "api.github.com",
])("%s is no address of an API", (apiUrl) => {
  expect(forgeAddressProblem(apiUrl, { ...reached, isAlone: true })?.code).toBe("invalid-input");
});
