/** Puts uploaded pages in the place of those that a repository has. */
import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Composition } from "@/lib/server/composition";
import { type ReceivedFile, receiveFile } from "@/lib/server/documents/receive-file";
import { readUpload, type UploadedFile } from "@/lib/server/http/read-upload";
import { pageReaderOf } from "@/lib/server/repositories/read-pages";
import {
  filesOfZip,
  openZip,
  toPageFiles,
  type Uploaded,
  uploadedPath,
} from "@/lib/server/repositories/uploaded-files";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRepository } from "@/lib/store/repository-store";

export type UploadDeps = Pick<Composition, "repositories" | "blobs" | "env" | "clock">;

const MOST_FILES = 20_000;

/** The request is a form of files named by their paths, a form with one zip, or a zip as the body. */
export async function uploadPages(
  deps: UploadDeps,
  repository: StoredRepository,
  request: Request,
): Promise<StoredRepository> {
  refuseUnlessUpload(repository);
  const received: (ReceivedFile & { name: string })[] = [];
  const limits = { maxFiles: MOST_FILES, maxFileBytes: deps.env.maxUploadBytes, keepPaths: true };
  let left = deps.env.maxUploadBytes;
  const take = async (file: UploadedFile) => {
    const name = file.name ?? "pages.zip";
    const one = await receiveFile({
      ...{ content: file.content, name, maxBytes: left },
      uploads: join(deps.env.dataDir, "uploads"),
    });
    left -= one.bytes;
    received.push({ ...one, name });
  };
  try {
    await readUpload(request, null, limits, take);
    return await store(deps, repository, received);
  } finally {
    await Promise.all(received.map((one) => one[Symbol.asyncDispose]()));
  }
}

/** Pages that came as JSON. */
export async function setPages(
  deps: UploadDeps,
  repository: StoredRepository,
  pages: readonly { path: string; text: string }[],
): Promise<StoredRepository> {
  refuseUnlessUpload(repository);
  const encoder = new TextEncoder();
  const uploaded = pages.map(({ path, text }): Uploaded => {
    const bytes = encoder.encode(text);
    return { path: uploadedPath(path), bytes: bytes.length, read: async () => bytes };
  });
  return keep(deps, repository, { files: uploaded, problems: [] });
}

async function store(
  deps: UploadDeps,
  repository: StoredRepository,
  received: readonly (ReceivedFile & { name: string })[],
): Promise<StoredRepository> {
  const [only] = received;
  if (only && received.length === 1 && (await isZip(only.path))) {
    const zip = await openZip(only.path, only.name);
    try {
      return await keep(deps, repository, await filesOfZip(zip, only.name));
    } finally {
      zip.close();
    }
  }
  const files = received.map(({ name, path, bytes }): Uploaded => {
    return {
      path: uploadedPath(name),
      bytes,
      read: async () => new Uint8Array(await readFile(path)),
    };
  });
  return keep(deps, repository, { files, problems: [] });
}

async function keep(
  deps: UploadDeps,
  repository: StoredRepository,
  { files, problems }: { files: readonly Uploaded[]; problems: readonly string[] },
): Promise<StoredRepository> {
  const read = await pageReaderOf(deps).read(toPageFiles(files), repository.settings);
  if (read.pages.length === 0)
    throw new UseCaseError(
      "unprocessable",
      `None of the ${files.length} files is a page of documentation that can be read. ${[...read.settings.problems, ...problems][0] ?? "Send Markdown, reStructuredText, AsciiDoc or README files, or name others with `docs` in the settings."}`,
    );
  await deps.repositories.replacePages(repository.id, read.pages);
  const settings = { ...read.settings, problems: [...read.settings.problems, ...problems] };
  const change = { settings, readAt: deps.clock() };
  return (await deps.repositories.update(repository.id, change)) ?? repository;
}

function refuseUnlessUpload({ source, name }: StoredRepository): void {
  if (source.kind === "upload") return;
  throw new UseCaseError(
    "conflict",
    `The pages of ${name} are read from where it lives. Read it again instead, or add a repository of its own for uploads.`,
  );
}

async function isZip(path: string): Promise<boolean> {
  const head = (await readFile(path)).subarray(0, 4).toString("latin1");
  return head === "PK\u0003\u0004" || head === "PK\u0005\u0006";
}
