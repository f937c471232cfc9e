import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { choosePort } from "@/scripts/choose-port";

/** Starts one of the product's programs, which must end by itself, and gives back what it says. */
function say(program: "serve" | "worker", variables: Record<string, string>) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [`.build/${program}.js`], {
    encoding: "utf8",
    timeout: 15_000,
    env: {
      NODE_ENV: "production",
      NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
      PATH: process.env.PATH,
      DATABASE_URL: "",
      ...variables,
    },
  });
  return { status, stdout, said: stderr.trim() };
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-serve-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a port that is taken: one sentence that says what to do, and nothing was started", async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const address = other.address();
      resolve(address !== null && typeof address === "object" ? address.port : 0);
    });
  });
  expect(say("serve", { PORT: String(port), VERBATIM_DATA_DIR: emptyFolder() })).toEqual({
    status: 1,
    stdout: "",
    said: `Port ${port} is taken: stop what listens there, or choose another, such as PORT=${port + 1} npm start.`,
  });
});

test("a data folder that cannot be had: one sentence that says what to set", () => {
  const folder = emptyFolder();
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  chmodSync(file, 0o400);
  const { status, said } = say("serve", { PORT: "0", VERBATIM_DATA_DIR: join(file, "data") });
  expect({ status, said }).toEqual({
    status: 1,
    said: `The data folder ${join(file, "data")} cannot be written: set VERBATIM_DATA_DIR to a folder that this user may write to.`,
  });
});

test("a wrong setting is named before anything is started", () => {
  const { status, said } = say("serve", { PORT: "many" });
  expect({ status, said }).toEqual({
    status: 1,
    said: "PORT cannot be used: set it to a port between 0 and 65535, such as 3000.",
  });
});

test("a database that is out of reach is named", () => {
  const { status, said } = say("serve", {
    PORT: "0",
    VERBATIM_DATA_DIR: emptyFolder(),
    DATABASE_URL: "postgresql://ann:secret@127.0.0.1:1/verbatim",
  });
  expect(status).toBe(1);
  expect(said).toMatch(/^The database of DATABASE_URL \(127\.0\.0\.1:1\) cannot be used: .+\.$/);
  expect(said).not.toContain("secret");
});

test("a worker without a database says where one comes from", () => {
  const { status, said } = say("worker", { VERBATIM_DATA_DIR: emptyFolder() });
  expect({ status, said }).toEqual({
    status: 1,
    said: "No database: start the product on this machine first (npm start), or set DATABASE_URL to its PostgreSQL server.",
  });
});

test("an address that this machine does not have is named", async () => {
  await expect(choosePort("203.0.113.7", 0)).rejects.toThrow(/no address 203\.0\.113\.7: set HOST/);
  expect(await choosePort("127.0.0.1", 0)).toBeGreaterThan(1023);
});
