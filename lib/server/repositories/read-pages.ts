/**
 * Reads the documentation of a repository: which files are pages, their text, their owners, and the repository's own
 * settings. What cannot be read is left out with a sentence, never silently.
 */
import "server-only";
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type OwnerSources, pageOwner } from "@/lib/corpus/page-owner";
import { decodeDocument } from "@/lib/document/decode-document";
import { DocumentError } from "@/lib/document/document-error";
import { eachOf } from "@/lib/forge/each-of";
import { type FileCommit, ForgeError, type ForgeFile, mostLastCommits } from "@/lib/forge/forge";
import type { Composition } from "@/lib/server/composition";
import { isDocumentation } from "@/lib/server/repositories/is-documentation";
import { createKnownTexts } from "@/lib/server/repositories/known-texts";
import { codeOwnersOf, settingsOf } from "@/lib/server/repositories/own-files";
import type { RepositorySettings, StoredPage } from "@/lib/store/repository-store";

/** Larger pages are left out: nobody reads one in a go, and each trial would carry it. */
export const MOST_PAGE_BYTES = 2_000_000;
const MOST_PAGES = 5_000;
const MOST_PROBLEMS = 100;
const AT_ONCE = 6;

/** Where a repository's files come from: a commit, or an upload. */
export type PageFiles = {
  files: readonly ForgeFile[];
  /** Rejects with ForgeError `too-large` above the limit. */
  read(file: ForgeFile, limit: { mostBytes: number }): Promise<Uint8Array>;
  lastCommits(paths: readonly string[]): Promise<ReadonlyMap<string, FileCommit>>;
};

export type ReadPages = {
  pages: readonly StoredPage[];
  settings: RepositorySettings;
};

export type PageReader = {
  /** With owners and the settings as the files have them. */
  read(files: PageFiles, before: RepositorySettings): Promise<ReadPages>;
  /** Only which pages there are, by settings that are known. */
  list(
    files: PageFiles,
    settings: RepositorySettings,
  ): Promise<readonly { path: string; textSha256: string; sourceSha256?: string }[]>;
};

type Text = { path: string; text: string; textSha256: string; sourceSha256?: string };
type Found = { texts: readonly Text[]; problems: readonly string[] };

/** Equal contents are read, decoded and stored once, as long as they are remembered. */
export function createPageReader({ blobs }: Pick<Composition, "blobs">): PageReader {
  const known = createKnownTexts();

  async function textOf(files: PageFiles, file: ForgeFile): Promise<Text | { problem: string }> {
    const before = file.sha === "" ? null : known.get(file.sha);
    if (before) return { ...before, path: file.path };
    if (file.bytes !== null && file.bytes > MOST_PAGE_BYTES) return tooLarge(file);
    try {
      const bytes = await files.read(file, { mostBytes: MOST_PAGE_BYTES });
      const { text } = await decodeDocument(bytes, file.path);
      const kept = await keepText(blobs, bytes, text);
      if (isNamedBy(bytes, file.sha)) known.set(file.sha, kept);
      return { ...kept, path: file.path };
    } catch (error) {
      if (error instanceof ForgeError && error.code === "too-large") return tooLarge(file);
      if (error instanceof DocumentError) return { problem: `${error.message} It is left out.` };
      throw error;
    }
  }

  async function textsOf(files: PageFiles, settings: RepositorySettings): Promise<Found> {
    const wanted = files.files
      .filter(({ path, bytes }) => bytes !== 0 && isDocumentation(path, settings))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const texts: Text[] = [];
    const problems: string[] = [];
    await eachOf(wanted.slice(0, MOST_PAGES), AT_ONCE, async (file) => {
      const found = await textOf(files, file);
      if ("problem" in found) problems.push(found.problem);
      else texts.push(found);
    });
    if (wanted.length > MOST_PAGES)
      problems.push(
        `There are ${wanted.length} pages; ${MOST_PAGES} are read, the first by their paths. Name the ones that matter with \`docs\` in the settings.`,
      );
    texts.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { texts, problems: problems.sort() };
  }

  return {
    async list(files, settings) {
      const { texts } = await textsOf(files, settings);
      return texts.map(({ text: _, ...page }) => page);
    },
    async read(files, before) {
      const settings = await settingsOf(files, before);
      const codeOwners = await codeOwnersOf(files);
      const { texts, problems } = await textsOf(files, settings);
      const { defaultOwner } = settings;
      const owned = await ownedPages(files, texts, { codeOwners, defaultOwner });
      const all = [
        ...settings.problems,
        ...(codeOwners?.rules.problems ?? []),
        ...owned.problems,
        ...problems,
      ];
      return { settings: { ...settings, problems: shortened(all) }, pages: owned.pages };
    },
  };
}

/** Who changed a page last is asked only where nothing else names its owner. */
async function ownedPages(
  files: PageFiles,
  texts: readonly Text[],
  sources: Omit<OwnerSources, "lastCommit">,
): Promise<{ pages: StoredPage[]; problems: string[] }> {
  const unasked = { ...sources, lastCommit: () => null };
  const decided = await inTurns(texts, (page) => ({
    path: page.path,
    isNobodys: pageOwner(page, { ...unasked, defaultOwner: null }).owner === null,
  }));
  const undecided = decided.filter(({ isNobodys }) => isNobodys).map(({ path }) => path);
  const commits = await files.lastCommits(undecided);
  const asked = { ...sources, lastCommit: (path: string) => commits.get(path) ?? null };
  const pages = await inTurns(texts, ({ text, ...page }) => ({
    ...{ ...page, chars: text.length },
    ...pageOwner({ ...page, text }, asked),
  }));
  const isCut = undecided.length > mostLastCommits && commits.size <= mostLastCommits;
  return { pages, problems: isCut ? [tooManyOwnerless(undecided.length)] : [] };
}

const TURN_MS = 20;

/** Lets others have their turn: many pages under many rules take their time. */
async function inTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  let began = performance.now();
  for (const item of items) {
    made.push(make(item));
    if (performance.now() - began < TURN_MS) continue;
    await setImmediate();
    began = performance.now();
  }
  return made;
}

/** With the file's own bytes where they are not the text's: an edit goes back into the file as it is. */
async function keepText(
  blobs: Composition["blobs"],
  bytes: Uint8Array,
  text: string,
): Promise<Omit<Text, "path">> {
  const plain = new TextEncoder().encode(text);
  const textSha256 = await blobs.put(plain);
  if (Buffer.compare(plain, bytes) === 0) return { text, textSha256 };
  return { text, textSha256, sourceSha256: await blobs.put(bytes) };
}

/** Git's own name of the bytes: a forge that tells another one must not stand for a page elsewhere. */
function isNamedBy(bytes: Uint8Array, sha: string): boolean {
  const hash = createHash(sha.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === sha;
}

const readersOf = new WeakMap<object, PageReader>();

/** The one reader of a process, so that what it remembers serves all. */
export function pageReaderOf(deps: Pick<Composition, "blobs">): PageReader {
  const reader = readersOf.get(deps.blobs) ?? createPageReader(deps);
  readersOf.set(deps.blobs, reader);
  return reader;
}

function tooManyOwnerless(pages: number): string {
  return `${pages} pages have no owner by their front matter or CODEOWNERS; who changed them last was asked for ${mostLastCommits} of them only. Give the others owners in CODEOWNERS.`;
}

function tooLarge({ path, bytes }: ForgeFile): { problem: string } {
  const size = bytes === null ? "over 2 MB" : `${(bytes / 1_000_000).toFixed(1)} MB`;
  return {
    problem: `${path} has ${size} and is left out: pages of up to 2 MB are read. Split it, or name it under \`ignore\` in the settings.`,
  };
}

function shortened(problems: readonly string[]): string[] {
  const more = problems.length - MOST_PROBLEMS;
  return more > 0
    ? [...problems.slice(0, MOST_PROBLEMS), `… and ${more} more of this kind.`]
    : [...problems];
}
