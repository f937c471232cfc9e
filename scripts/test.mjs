/** `npm test`: every check there is, from a fresh clone; ends with a line that counts them all. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { environment, node, prepare, projectDir } from "./prepare.mjs";

const reports = `${projectDir}/test-results`;
const minute = 60_000;

/** Each stage is a program that succeeds or fails; those with a report count their tests, the others are one check. */
const stages = [
  { name: "lint and layers", args: ["node_modules/@biomejs/biome/bin/biome", "ci", "."] },
  // Writes the declarations that the types need.
  { name: "build", args: ["scripts/build.mjs"] },
  { name: "types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { name: "unused code", args: ["node_modules/knip/bin/knip.js"] },
  {
    name: "unit, contract and attack tests",
    args: [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reports}/unit.json`,
    ],
    count: () => countUnit(readReport("unit.json")),
    failures: () => failedUnits(readReport("unit.json")),
  },
  {
    name: "end-to-end tests",
    args: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    count: () => countEndToEnd(readReport("end-to-end.json")),
    failures: () => failedEndToEnd(readReport("end-to-end.json")?.suites ?? []),
  },
];

await prepare();
ensureBrowser();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const dataParent = process.getuid?.() === 0 ? "/var/lib" : tmpdir();
const dataDir = mkdtempSync(join(dataParent, "verbatim-e2e-"));

const total = { passed: 0, failed: 0 };
const lines = [];
/** Names of the tests that failed, with what they said first: the end of the output is what a reader sees. */
const failures = [];
for (const stage of stages) {
  console.log(`\n── ${stage.name} ${"─".repeat(Math.max(2, 70 - stage.name.length))}`);
  const startedAt = Date.now();
  const { passed, failed } = runStage(stage);
  total.passed += passed;
  total.failed += failed;
  failures.push(...(stage.failures?.() ?? []));
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  lines.push(
    `${failed === 0 ? "ok    " : "FAILED"}  ${stage.name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
}
rmSync(dataDir, { recursive: true, force: true });

if (failures.length > 0) console.log(`\nFailed:\n${failures.join("\n")}`);
console.log(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function runStage({ args, count }) {
  const { status } = spawnSync(node, args, {
    stdio: "inherit",
    cwd: projectDir,
    timeout: 15 * minute,
    env: {
      ...environment,
      NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
      PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/end-to-end.json`,
      VERBATIM_E2E_DATA_DIR: dataDir,
    },
  });
  const isGreen = status === 0;
  const counted = count?.() ?? { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1 };
  // A stage that failed beside its tests, or ran none, has failed all the same.
  if ((isGreen && counted.passed > 0) || counted.failed > 0) return counted;
  return { ...counted, failed: 1 };
}

function readReport(name) {
  const file = `${reports}/${name}`;
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** A test that was skipped counts as failed: it checks nothing. */
function countUnit(report) {
  if (report === null) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const notRun = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length + notRun };
}

function countEndToEnd(report) {
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + skipped + (unexpected === 0 ? report.errors.length : 0),
  };
}

function failedUnits(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = name.slice(projectDir.length + 1);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [`  ${file}: ${firstLine(message)}`];
    return failed.map(
      (test) => `  ${file}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`,
    );
  });
}

function failedEndToEnd(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) => {
        const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
        return `  ${file}: ${title}: ${firstLine(errors[0]?.message)}`;
      }),
    ...failedEndToEnd(inner),
  ]);
}

function firstLine(message = "") {
  return message.trim().split("\n")[0] ?? "";
}
