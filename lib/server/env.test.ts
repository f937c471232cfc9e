import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { modelSettings, resolveCourtModels } from "@/lib/model/model-settings";
import { readEnv } from "@/lib/server/env";
import { environmentSettings } from "@/lib/server/settings/environment-settings";
import { defaultCourtRules } from "@/lib/trace/court-rules";

const read = (variables: Record<string, string | undefined>, isRoot = false) =>
  readEnv({ variables, projectDir: "/home/ann/verbatim", isRoot });

test("needs nothing: an empty environment gives the defaults", () => {
  expect(read({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    databaseUrl: null,
    dataDir: "/home/ann/verbatim/.data",
    models: {
      baseUrl: null,
      apiKey: null,
      root: "builtin",
      sub: "builtin",
      prosecutor: null,
      defense: null,
      juror: null,
      judge: null,
      review: null,
      jurors: [],
      all: null,
    },
    maxUploadBytes: 200_000_000,
    allowedHosts: [],
    checkouts: [],
    forges: [],
    workerConcurrency: 24,
    databasePool: 10,
    commitAuthor: { name: "Verbatim", email: "verbatim@localhost.invalid" },
    publicUrl: null,
    mail: null,
    otlp: null,
  });
});

test("traces go to a collector with its headers, whose values are percent-encoded", () => {
  const { otlp } = read({
    VERBATIM_OTLP_ENDPOINT: "https://otel.example.com/",
    VERBATIM_OTLP_HEADERS: "authorization=Bearer%20abc%3D, x-team = docs,",
  });
  expect(otlp).toEqual({
    endpoint: "https://otel.example.com",
    headers: { authorization: "Bearer abc=", "x-team": "docs" },
  });
});

test.each([
  ["VERBATIM_OTLP_ENDPOINT", "https://ann:secret@otel.example.com"],
  ["VERBATIM_OTLP_ENDPOINT", "otel.example.com:4318"],
  ["VERBATIM_OTLP_HEADERS", "secret"],
  ["VERBATIM_OTLP_HEADERS", "authorization=secret%0d%0aother: header"],
  ["VERBATIM_OTLP_HEADERS", "authorization=secret%zz"],
])("%s=%s is refused without being repeated", (name, value) => {
  const wrong = { VERBATIM_OTLP_ENDPOINT: "http://127.0.0.1:4318", [name]: value };
  expect(() => read(wrong)).toThrow(new RegExp(`^${name} cannot be used: set it to (?!.*secret)`));
});

test("as root the data lies where the database's user may enter, one folder a checkout", () => {
  expect(read({}, true).dataDir).toMatch(/^\/var\/lib\/verbatim\/[0-9a-f]{12}$/);
  expect(read({ VERBATIM_DATA_DIR: "here" }, true).dataDir).toBe("/home/ann/verbatim/here");
});

test("one model serves all roles unless a role has its own", () => {
  const models = { VERBATIM_MODEL: "big", VERBATIM_MODEL_SUB: "small" };
  expect(read(models).models).toMatchObject({ root: "big", sub: "small" });
});

test("the court's roles have models of their own, and single jurors too", () => {
  const { models } = read({
    VERBATIM_MODEL: "big",
    VERBATIM_MODEL_JUDGE: "wise",
    VERBATIM_MODEL_JUROR_1: "odd",
    VERBATIM_MODEL_JUROR_3: "other",
    VERBATIM_MODEL_JUROR_4: " ",
  });
  expect(models).toMatchObject({ all: "big", judge: "wise", juror: null });
  expect(models.jurors).toEqual(["odd", null, "other"]);
  const environment = environmentSettings({ models });
  const saved = modelSettings.parse({});
  expect(resolveCourtModels({ environment, saved }, defaultCourtRules)).toEqual({
    prosecutor: "big",
    defense: "big",
    jurors: ["odd", "big", "other", "big", "big"],
    judge: "wise",
    review: null,
  });
});

test("forges are named by their hosts", () => {
  expect(read({ VERBATIM_FORGES: "Git.example.com, lab.example.com:8443," }).forges).toEqual([
    "git.example.com",
    "lab.example.com:8443",
  ]);
});

test("an empty variable counts as unset", () => {
  expect(read({ PORT: "", DATABASE_URL: " " })).toMatchObject({ port: 3000, databaseUrl: null });
});

test("a wrong value is named with what to write instead, and is not repeated", () => {
  const variables = {
    PORT: "many",
    DATABASE_URL: "mysql://secret@x/y",
    VERBATIM_MAX_UPLOAD_MB: "0",
  };
  const message = messageOf(() => read(variables));
  expect(message.split("\n")).toEqual([
    "PORT cannot be used: set it to a port between 0 and 65535, such as 3000.",
    "DATABASE_URL cannot be used: set it to postgresql://user:password@host:5432/database, or leave it out for the embedded server.",
    "VERBATIM_MAX_UPLOAD_MB cannot be used: set it to a whole number of megabytes between 1 and 2000.",
  ]);
  expect(message).not.toContain("secret");
});

test("every variable stands in .env.example, and each example can be read", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const named = new Set(lines.flatMap((line) => line.match(/^#? ?([A-Z][A-Z_]+)=/)?.[1] ?? []));
  expect(lines).toContainEqual(expect.stringMatching(/^# VERBATIM_MODEL_JUROR_\d+=/));
  const source = readFileSync("lib/server/env.ts", "utf8");
  const known = new Set(source.match(/^ {2}[A-Z][A-Z_]+(?=: )/gm)?.map((name) => name.trim()));
  expect(named).toEqual(known);
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("No error was thrown.");
}

test("who commits, where people come, and how mail is sent", () => {
  const { commitAuthor, publicUrl, mail } = read({
    VERBATIM_COMMIT_AUTHOR: "Docs Team <docs@example.com>",
    VERBATIM_PUBLIC_URL: "https://docs.example.com/",
    VERBATIM_SMTP_URL: "smtps://user:p%40ss@mail.example.com",
    VERBATIM_MAIL_FROM: "Verbatim <verbatim@example.com>",
  });
  expect(commitAuthor).toEqual({ name: "Docs Team", email: "docs@example.com" });
  expect(publicUrl).toBe("https://docs.example.com");
  expect(mail).toEqual({
    smtpUrl: "smtps://user:p%40ss@mail.example.com",
    from: "Verbatim <verbatim@example.com>",
  });
});

test.each([
  ["VERBATIM_SMTP_URL", { VERBATIM_SMTP_URL: "mail.example.com" }],
  ["VERBATIM_MAIL_FROM", { VERBATIM_SMTP_URL: "smtp://mail.example.com" }],
  ["VERBATIM_MAIL_FROM", { VERBATIM_MAIL_FROM: "a@example.com\r\nBcc: b@example.com" }],
  ["VERBATIM_FORGES", { VERBATIM_FORGES: "https://git.example.com" }],
  ["VERBATIM_COMMIT_AUTHOR", { VERBATIM_COMMIT_AUTHOR: "nobody" }],
])("%s that cannot be used is named", (name, variables) => {
  expect(() => read(variables)).toThrow(new RegExp(`^${name} cannot be used`));
});
