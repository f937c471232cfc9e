/**
 * Configuration: one schema over the environment, documented in .env.example.
 * The only reader of `process.env`; everything else takes what it needs as an argument.
 */
import "server-only";
import { createHash } from "node:crypto";
import { delimiter, resolve } from "node:path";
import { z } from "zod";

const integer = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** Jurors that can have a model of their own. */
const jurorNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

const schema = z.object({
  PORT: integer(0, 65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  VERBATIM_DATA_DIR: z.string().optional(),
  VERBATIM_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  VERBATIM_API_KEY: z.string().optional(),
  VERBATIM_MODEL: z.string().optional(),
  VERBATIM_MODEL_ROOT: z.string().optional(),
  VERBATIM_MODEL_SUB: z.string().optional(),
  VERBATIM_MODEL_PROSECUTOR: z.string().optional(),
  VERBATIM_MODEL_DEFENSE: z.string().optional(),
  VERBATIM_MODEL_JUROR: z.string().optional(),
  VERBATIM_MODEL_JUDGE: z.string().optional(),
  VERBATIM_MODEL_REVIEW: z.string().optional(),
  VERBATIM_MAX_UPLOAD_MB: integer(1, 2_000).default(200),
  VERBATIM_ALLOWED_HOSTS: z.string().default(""),
  VERBATIM_CHECKOUTS: z.string().default(""),
  VERBATIM_FORGES: z
    .string()
    .regex(/^[\w.:[\]\-,\s]*$/)
    .default(""),
  VERBATIM_WORKER_CONCURRENCY: integer(1, 200).default(24),
  VERBATIM_DATABASE_POOL: integer(2, 100).default(10),
  VERBATIM_COMMIT_AUTHOR: z
    .string()
    .regex(/^[^<>\r\n]+ <[^<>\s]+@[^<>\s]+>$/)
    .default("Verbatim <verbatim@localhost.invalid>"),
  VERBATIM_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  VERBATIM_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  VERBATIM_MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<[^<>\s]+@[^<>\s]+>$|^[^<>\s]+@[^<>\s]+$/)
    .optional(),
  VERBATIM_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .refine((address) => new URL(address).username === "")
    .optional(),
  VERBATIM_OTLP_HEADERS: z
    .string()
    .regex(/^\s*([\w!#$%&'*+.^`|~-]+\s*=[^,\r\n]*)(,\s*[\w!#$%&'*+.^`|~-]+\s*=[^,\r\n]*)*,?\s*$/)
    .optional(),
});

const whatToWrite: Record<keyof z.infer<typeof schema>, string> = {
  PORT: "a port between 0 and 65535, such as 3000",
  HOST: "an address to listen on, such as 127.0.0.1 or 0.0.0.0",
  DATABASE_URL:
    "postgresql://user:password@host:5432/database, or leave it out for the embedded server",
  VERBATIM_DATA_DIR: "a folder that this user may write to",
  VERBATIM_BASE_URL:
    "the address of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1",
  VERBATIM_API_KEY: "the endpoint's key",
  VERBATIM_MODEL: "a model's id at the endpoint, or builtin",
  VERBATIM_MODEL_ROOT: "a model's id at the endpoint, or builtin",
  VERBATIM_MODEL_SUB: "a model's id at the endpoint, or builtin",
  VERBATIM_MODEL_PROSECUTOR: "a model's id at the endpoint, or builtin",
  VERBATIM_MODEL_DEFENSE: "a model's id at the endpoint, or builtin",
  VERBATIM_MODEL_JUROR: "a model's id at the endpoint, or builtin",
  VERBATIM_MODEL_JUDGE: "a model's id at the endpoint, or builtin",
  VERBATIM_MODEL_REVIEW: "a model's id at the endpoint, or builtin",
  VERBATIM_MAX_UPLOAD_MB: "a whole number of megabytes between 1 and 2000",
  VERBATIM_ALLOWED_HOSTS: "host names separated by commas",
  VERBATIM_CHECKOUTS:
    "folders that hold git checkouts, separated by colons (on Windows by semicolons)",
  VERBATIM_FORGES: "host names separated by commas, such as git.example.com",
  VERBATIM_WORKER_CONCURRENCY: "a whole number of runs between 1 and 200",
  VERBATIM_DATABASE_POOL: "a whole number of connections between 2 and 100",
  VERBATIM_COMMIT_AUTHOR: "a name and an e-mail address, such as Docs <docs@example.com>",
  VERBATIM_PUBLIC_URL:
    "the address under which people reach the product, such as https://docs.example.com",
  VERBATIM_SMTP_URL:
    "the address of a mail server, such as smtp://user:password@mail.example.com:587",
  VERBATIM_MAIL_FROM: "an e-mail address, such as Verbatim <verbatim@example.com>",
  VERBATIM_OTLP_ENDPOINT:
    "the address of an OpenTelemetry collector, without /v1/traces and without a password, such as http://127.0.0.1:4318",
  VERBATIM_OTLP_HEADERS:
    "headers for the collector, such as authorization=Bearer%20abc,x-team=docs",
};

export type Env = {
  port: number;
  host: string;
  /** Null means that the embedded PostgreSQL is used. */
  databaseUrl: string | null;
  /** Absolute. Holds the embedded database and this machine's copies of documents. */
  dataDir: string;
  models: {
    baseUrl: string | null;
    apiKey: string | null;
    root: string;
    sub: string;
    /** For the roles of a trial; null takes `all`; without `review` no change is reviewed before its trial. */
    prosecutor: string | null;
    defense: string | null;
    juror: string | null;
    judge: string | null;
    review: string | null;
    /** For single jurors, from the first on; null takes that of all jurors. */
    jurors: (string | null)[];
    /** For every role that has none of its own. */
    all: string | null;
  };
  maxUploadBytes: number;
  /** Host names under which the product may be reached, besides the machine's own. */
  allowedHosts: string[];
  /** Folders whose git checkouts may be read; empty: see checkout-path.ts. */
  checkouts: string[];
  /** Hosts of forges that may be asked besides the public ones: see forge-address.ts. */
  forges: string[];
  /** Runs at once in one worker process. */
  workerConcurrency: number;
  /** Database connections of one process, LISTEN and locks not counted. */
  databasePool: number;
  /** Who accepted edits are committed as. */
  commitAuthor: { name: string; email: string };
  /** Where people reach the product, without a slash at the end; null when nobody said. */
  publicUrl: string | null;
  /** Null when no mail is sent. */
  mail: { smtpUrl: string; from: string } | null;
  /** Where the traces of ended runs are sent; null when they stay here. `headers` are secret. */
  otlp: { endpoint: string; headers: Record<string, string> } | null;
};

export type EnvSource = {
  variables: Record<string, string | undefined>;
  projectDir: string;
  isRoot: boolean;
};

/** Reads the configuration. Throws EnvError, which names each wrong variable and says what to write. */
export function readEnv(source: EnvSource = processSource()): Env {
  const filled = Object.entries(source.variables).filter(
    ([, value]) => value !== undefined && value.trim() !== "",
  );
  const parsed = schema.safeParse(Object.fromEntries(filled));
  if (!parsed.success)
    throw new EnvError(parsed.error.issues.map((issue) => sentence(String(issue.path[0]))));
  const variables = parsed.data;
  return {
    port: variables.PORT,
    host: variables.HOST,
    databaseUrl: variables.DATABASE_URL ?? null,
    dataDir: variables.VERBATIM_DATA_DIR
      ? resolve(source.projectDir, variables.VERBATIM_DATA_DIR)
      : defaultDataDir(source),
    models: {
      baseUrl: variables.VERBATIM_BASE_URL ?? null,
      apiKey: variables.VERBATIM_API_KEY ?? null,
      root: variables.VERBATIM_MODEL_ROOT ?? variables.VERBATIM_MODEL ?? "builtin",
      sub: variables.VERBATIM_MODEL_SUB ?? variables.VERBATIM_MODEL ?? "builtin",
      prosecutor: variables.VERBATIM_MODEL_PROSECUTOR ?? null,
      defense: variables.VERBATIM_MODEL_DEFENSE ?? null,
      juror: variables.VERBATIM_MODEL_JUROR ?? null,
      judge: variables.VERBATIM_MODEL_JUDGE ?? null,
      review: variables.VERBATIM_MODEL_REVIEW ?? null,
      jurors: jurorModels(source.variables),
      all: variables.VERBATIM_MODEL ?? null,
    },
    maxUploadBytes: variables.VERBATIM_MAX_UPLOAD_MB * 1_000_000,
    allowedHosts: hostsIn(variables.VERBATIM_ALLOWED_HOSTS),
    checkouts: variables.VERBATIM_CHECKOUTS.split(delimiter)
      .map((folder) => folder.trim())
      .filter(Boolean)
      .map((folder) => resolve(source.projectDir, folder)),
    forges: hostsIn(variables.VERBATIM_FORGES),
    workerConcurrency: variables.VERBATIM_WORKER_CONCURRENCY,
    databasePool: variables.VERBATIM_DATABASE_POOL,
    commitAuthor: authorOf(variables.VERBATIM_COMMIT_AUTHOR),
    publicUrl: variables.VERBATIM_PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    mail: mailOf(variables),
    otlp: otlpOf(variables),
  };
}

function hostsIn(text: string): string[] {
  return text
    .split(",")
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
}

/** `VERBATIM_MODEL_JUROR_3` and so on; as many as the highest juror that is named. */
function jurorModels(variables: EnvSource["variables"]): (string | null)[] {
  const models = jurorNumbers.map((juror) => {
    const id = variables[`VERBATIM_MODEL_JUROR_${juror}`]?.trim() ?? "";
    return id === "" ? null : id;
  });
  return models.slice(0, models.findLastIndex((model) => model !== null) + 1);
}

function authorOf(text: string): Env["commitAuthor"] {
  const [name = "", email = ""] = text.split(/\s*<|>$/);
  return { name: name.trim(), email };
}

function mailOf(variables: z.infer<typeof schema>): Env["mail"] {
  const { VERBATIM_SMTP_URL: smtpUrl, VERBATIM_MAIL_FROM: from } = variables;
  if (smtpUrl === undefined) return null;
  if (from === undefined) throw new EnvError([sentence("VERBATIM_MAIL_FROM")]);
  return { smtpUrl, from };
}

function otlpOf(variables: z.infer<typeof schema>): Env["otlp"] {
  const { VERBATIM_OTLP_ENDPOINT: endpoint, VERBATIM_OTLP_HEADERS: list = "" } = variables;
  if (endpoint === undefined) return null;
  const headers = list
    .split(",")
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())];
    });
  return { endpoint: endpoint.replace(/\/+$/, ""), headers: Object.fromEntries(headers) };
}

/** Values are percent-encoded, as in OTEL_EXPORTER_OTLP_HEADERS; decoded they must be values of headers. */
function decoded(value: string): string {
  try {
    const plain = decodeURIComponent(value);
    if (/^[\t\x20-\x7e\xa0-\xff]*$/.test(plain)) return plain;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw new EnvError([sentence("VERBATIM_OTLP_HEADERS")]);
}

/** The environment holds a value that cannot be used. Values are not repeated: one may be a key. */
export class EnvError extends Error {
  readonly code = "bad-environment";

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "EnvError";
  }
}

function sentence(name: string): string {
  const wanted = Object.entries(whatToWrite).find(([key]) => key === name)?.[1];
  return `${name} cannot be used: set it to ${wanted ?? "a valid value"}.`;
}

/** PostgreSQL never runs as root, and its user may not enter every checkout: then the data lives below /var/lib. */
function defaultDataDir({ projectDir, isRoot }: EnvSource): string {
  if (!isRoot) return resolve(projectDir, ".data");
  const checkout = createHash("sha256").update(resolve(projectDir)).digest("hex").slice(0, 12);
  return `/var/lib/verbatim/${checkout}`;
}

function processSource(): EnvSource {
  return { variables: process.env, projectDir: process.cwd(), isRoot: process.getuid?.() === 0 };
}
