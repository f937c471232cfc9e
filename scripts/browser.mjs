/** The browser of the end-to-end tests: Debian's Chromium where it can be had, Playwright's own elsewhere. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { environment, node, projectDir, stop } from "./prepare.mjs";

const debianPackages = ["chromium", "fonts-liberation", "fonts-ipafont-gothic"];

export function ensureBrowser() {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isDebianRoot) {
    if (!existsSync("/usr/bin/chromium") || !hasJapaneseFont()) installFromDebian();
    return;
  }
  if (existsSync("/usr/bin/chromium")) return;
  const { status } = spawnSync(
    node,
    ["node_modules/@playwright/test/cli.js", "install", "chromium"],
    {
      stdio: "inherit",
      cwd: projectDir,
      env: environment,
    },
  );
  if (status !== 0)
    stop(
      "Chromium could not be installed: install it by hand as /usr/bin/chromium, then run this again.",
    );
}

function installFromDebian() {
  console.log("Installing Chromium and fonts …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) =>
    spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", "ignore", "inherit"], env }).status;
  if (
    apt("update") !== 0 ||
    apt("install", "-y", "--no-install-recommends", ...debianPackages) !== 0
  ) {
    stop(
      `Debian's packages could not be installed: run apt-get install ${debianPackages.join(" ")}, then run this again.`,
    );
  }
}

function hasJapaneseFont() {
  const { stdout } = spawnSync("fc-list", [":lang=ja", "family"], { encoding: "utf8" });
  return (stdout ?? "").trim() !== "";
}
