/**
 * Enters packages for other platforms that the registry in use does not serve: npm leaves them out of
 * the lock file, and `npm ci` then refuses it everywhere. They are optional and are skipped here anyway.
 * Run it after every change of dependencies: `npm run lock`.
 */
import { readFileSync, writeFileSync } from "node:fs";

const systems = [
  "android",
  "darwin",
  "linux",
  "win32",
  "freebsd",
  "openharmony",
  "aix",
  "openbsd",
  "netbsd",
  "sunos",
];
const processors = [
  "arm64",
  "x64",
  "ia32",
  "arm",
  "ppc64",
  "riscv64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { packages } = lock;
let entered = 0;
for (const [path, parent] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+/.test(version) || isLocked(path, name)) continue;
    packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(parent.dev ? { dev: true } : {}),
      optional: true,
    };
    entered += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Entered ${entered} packages for other platforms.`);

function isLocked(path, name) {
  return `${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages;
}

function platformOf(name) {
  const words = name.split(/[/.-]/);
  const system = systems.find((word) => words.includes(word));
  const processor =
    processors.find((word) => words.some((part) => part === word)) ??
    (/\barm/.test(name) ? "arm" : undefined);
  return { ...(processor ? { cpu: [processor] } : {}), ...(system ? { os: [system] } : {}) };
}
