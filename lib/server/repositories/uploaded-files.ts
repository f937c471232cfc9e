/**
 * The files of an upload: single ones with their paths, or a zip, of which only what is read is unpacked. Paths that
 * lead elsewhere, links and promises of too much are refused by name.
 */
import "server-only";
import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { ForgeError, type ForgeFile } from "@/lib/forge/forge";
import type { PageFiles } from "@/lib/server/repositories/read-pages";
import { UseCaseError } from "@/lib/server/use-case-error";

export const zipLimits = { entries: 100_000, bytes: 1_000_000_000 };

const LONGEST_PATH = 1_000;

export type Uploaded = {
  path: string;
  bytes: number;
  read(mostBytes: number): Promise<Uint8Array>;
};

/** Two files under one path: the later one counts, as when files are copied one after the other. */
export function toPageFiles(uploaded: readonly Uploaded[]): PageFiles {
  const root = sharedRoot(uploaded.map(({ path }) => path));
  const byPath = new Map(uploaded.map((file) => [file.path.slice(root.length), file]));
  const files = [...byPath].map(([path, { bytes }]): ForgeFile => ({ path, sha: "", bytes }));
  return {
    files,
    async read({ path }, { mostBytes }) {
      const file = byPath.get(path);
      if (!file) throw new Error(`${path} is not among the files that were listed.`);
      return file.read(mostBytes);
    },
    lastCommits: async () => new Map(),
  };
}

/** The path inside the repository. Rejects what leads out of it. */
export function uploadedPath(name: string): string {
  const path = name.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
  const parts = path.split("/");
  const isInside =
    path !== "" &&
    path.length <= LONGEST_PATH &&
    !path.includes("\0") &&
    !/^(?:\/|[A-Za-z]:)/.test(path) &&
    parts.every((part) => part !== "" && part !== "." && part !== "..");
  if (isInside) return path;
  throw new UseCaseError(
    "unprocessable",
    `“${name.slice(0, 200)}” is no path inside a repository. Name files as they stand below its root, such as docs/guide.md.`,
  );
}

/** Folders whose name says that they are a part of a repository, not the whole of it. */
const ownFolders = new Set(["doc", "docs", "documentation", "man", ".github", "website", "site"]);

/** The one folder that holds everything, as in a folder that was chosen whole and in archives of forges; empty where there is none. */
function sharedRoot(paths: readonly string[]): string {
  const [first = ""] = paths[0]?.split("/") ?? [];
  const isShared = first !== "" && paths.every((path) => path.startsWith(`${first}/`));
  return isShared && !ownFolders.has(first.toLowerCase()) ? `${first}/` : "";
}

export async function openZip(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true });
  } catch (cause) {
    throw damaged(name, cause);
  }
}

/** The zip must stay open until the files were read. */
export async function filesOfZip(
  zip: ZipFile,
  name: string,
): Promise<{ files: Uploaded[]; problems: string[] }> {
  if (zip.entryCount > zipLimits.entries) throw tooLarge(name, `${zip.entryCount} files`);
  const files: Uploaded[] = [];
  const problems: string[] = [];
  let promised = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      const path = uploadedPath(entry.fileName);
      promised += entry.uncompressedSize;
      if (promised > zipLimits.bytes)
        throw tooLarge(name, `over ${zipLimits.bytes / 1_000_000} MB unpacked`);
      if (isLink(entry)) problems.push(`${path} is a link and is left out.`);
      else if (entry.isEncrypted())
        problems.push(`${path} is protected by a password and is left out.`);
      else
        files.push({
          path,
          bytes: entry.uncompressedSize,
          read: (mostBytes) => unpack(zip, entry, { name, mostBytes }),
        });
    }
  } catch (cause) {
    throw cause instanceof UseCaseError ? cause : damaged(name, cause);
  }
  return { files, problems };
}

/** What a zip promises of a size is held against what comes out, by the reader of zips itself. */
async function unpack(
  zip: ZipFile,
  entry: Entry,
  { name, mostBytes }: { name: string; mostBytes: number },
): Promise<Uint8Array> {
  if (entry.uncompressedSize > mostBytes)
    throw new ForgeError("too-large", `${entry.fileName} is too large.`);
  try {
    return new Uint8Array(await buffer(await zip.openReadStreamPromise(entry)));
  } catch (cause) {
    throw damaged(`${name}: ${entry.fileName}`, cause);
  }
}

/** Links are marked in the part of the attributes that Unix writes. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170_000) === 0o120_000;
}

function damaged(name: string, cause: unknown): UseCaseError {
  return new UseCaseError(
    "unprocessable",
    `“${name}” cannot be unpacked: ${cause instanceof Error ? cause.message : String(cause)}. Make the zip again and send that.`,
    { cause },
  );
}

function tooLarge(name: string, size: string): UseCaseError {
  return new UseCaseError(
    "too-large",
    `“${name}” holds ${size}; up to ${zipLimits.entries} files and ${zipLimits.bytes / 1_000_000} MB are unpacked. Send the folder of the documentation alone.`,
  );
}
