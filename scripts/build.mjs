/** `npm run build`: the web application and the programs beside it, when their sources have changed. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compressStatic } from "./compress-static.mjs";
import { node, prepare, projectDir, requireWritable, runNode } from "./prepare.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "prisma/schema.prisma",
  "scripts",
  "package-lock.json",
  "proxy.ts",
];
const configs = ["next.config.ts", "postcss.config.mjs", "tsconfig.json"];
const hashFile = `${projectDir}/.build/source-hash`;

/** Builds when what is there was made from other sources. */
export async function build() {
  const hash = sourceHash();
  if (existsSync(hashFile) && readFileSync(hashFile, "utf8") === hash) return;
  requireWritable();
  console.log("Building (after each change of the sources, about a minute) …");
  runNode(["scripts/bundle-programs.mjs"], "The programs could not be bundled: see above.");
  runNode(
    ["node_modules/next/dist/bin/next", "build"],
    "The web application could not be built: see above.",
  );
  compressStatic(`${projectDir}/.next/static`);
  writeFileSync(hashFile, hash);
}

function sourceHash() {
  const hash = createHash("sha256");
  for (const file of [...sources, ...configs].flatMap(filesOf)) {
    hash.update(`${file}\n`).update(readFileSync(`${projectDir}/${file}`));
  }
  return hash.digest("hex");
}

/** The files that a build may read, in a fixed order; tests change nothing that is built. */
function filesOf(path) {
  const full = `${projectDir}/${path}`;
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory())
    return /\.(test|contract|bench)\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepare();
  await build();
  console.log(`Built with ${node}.`);
}
