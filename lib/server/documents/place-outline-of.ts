/** The outline of a document's places, read once and kept while it is in use. */
import "server-only";
import { readFile } from "node:fs/promises";
import { type PlaceOutline, placeOutline } from "@/lib/document/place-outline";

/** Outlines are named by their hash and never change; a long one takes some megabytes. */
const mostKept = 20;
const kept = new Map<string, Promise<PlaceOutline>>();

type OutlineDeps = { path(sha256: string): Promise<string | null> };

/** Null when the document has none, or when it is no longer stored. */
export async function placeOutlineOf(
  { path }: OutlineDeps,
  placesSha256: string | null | undefined,
): Promise<PlaceOutline | null> {
  if (placesSha256 === null || placesSha256 === undefined) return null;
  const known = kept.get(placesSha256);
  if (known !== undefined) return known;
  const file = await path(placesSha256);
  if (file === null) return null;
  const outline = readFile(file, "utf8").then((json) => placeOutline.parse(JSON.parse(json)));
  kept.set(placesSha256, outline);
  outline.catch(() => kept.delete(placesSha256));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return outline;
}
