/** A real case: a change, the pages as they stood, and which passages of them it made wrong. Read from a folder of cases. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import type { CourtPage } from "@/lib/courtroom/page";

const passage = z.object({
  file: z.string(),
  /** In the page as it stood; counts from 1. */
  line: z.int().optional(),
  old: z.string().default(""),
  required: z.boolean().default(true),
});

const wording = z.object({ file: z.string(), text: z.string(), fact: z.boolean().default(false) });

const meta = z.object({
  id: z.string().optional(),
  label: z.enum(["positive", "negative"]),
  kind: z.string().default(""),
  title: z.string().default(""),
  body: z.string().nullish(),
  expected_passages: z.array(passage).default([]),
  must_disappear: z.array(wording).default([]),
  must_appear: z.array(wording).default([]),
});

export type DriftCase = {
  id: string;
  isPositive: boolean;
  kind: string;
  title: string;
  body: string;
  patch: string;
  pages: readonly CourtPage[];
  /** Passages that the change made wrong; those that only lack an addition are not among them. */
  expected: readonly { path: string; line: number | null; text: string; isRequired: boolean }[];
  mustDisappear: readonly { path: string; text: string }[];
  /** Names and values that a right edit has to say. */
  mustAppear: readonly { path: string; text: string }[];
};

/** `only` keeps the cases whose name holds one of these; empty keeps all. */
export async function readDriftCases(
  folder: string,
  only: readonly string[],
): Promise<DriftCase[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const wanted = ids.filter((id) => only.length === 0 || only.some((part) => id.includes(part)));
  if (wanted.length === 0)
    throw new Error(`${folder} holds no case: a folder with meta.json each.`);
  return Promise.all(wanted.sort().map((id) => readDriftCase(join(folder, id), id)));
}

async function readDriftCase(folder: string, id: string): Promise<DriftCase> {
  const text = (name: string) => readFile(join(folder, name), "utf8");
  const read = meta.parse(JSON.parse(await text("meta.json")));
  const asText = ({ file, text: words }: { file: string; text: string }) => ({
    path: file,
    text: unixBreaks(words),
  });
  return {
    id,
    isPositive: read.label === "positive",
    kind: read.kind,
    title: read.title,
    body: read.body ?? "",
    patch: await text("change.diff"),
    pages: await readPages(join(folder, "docs-before")),
    expected: read.expected_passages
      .filter(({ old }) => old.trim() !== "")
      .map(({ file, line, old, required }) => ({
        path: file,
        line: line ?? null,
        text: unixBreaks(old),
        isRequired: required,
      })),
    mustDisappear: read.must_disappear.map(asText),
    mustAppear: read.must_appear.filter(({ fact }) => fact).map(asText),
  };
}

async function readPages(folder: string): Promise<CourtPage[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const pages = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = relative(folder, file).split(sep).join("/");
      return { path, text: unixBreaks(await readFile(file, "utf8")) };
    }),
  );
  return pages.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function unixBreaks(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "");
}
