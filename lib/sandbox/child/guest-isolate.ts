/** The isolate in which guest code lives: the documents as shared strings, the guest's script, and handles to its controls. */
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import ivm from "isolated-vm";
import type { GuestConfig } from "@/lib/sandbox/guest/boot";
import type { OpenFrame } from "./frames";
import { die } from "./last-words";

/** The bundled guest script; the build puts it here. */
declare const GUEST_SCRIPT: string;

const bootTimeoutMs = 5_000;
const mebibyte = 1024 * 1024;

export type GuestPost = (kind: unknown, id: unknown, first: unknown, second: unknown) => void;

type Control = ivm.Reference<(...given: ivm.Transferable[]) => ivm.Transferable>;

export type GuestIsolate = {
  isolate: ivm.Isolate;
  context: ivm.Context;
  controls: Record<
    "rehearse" | "begin" | "deliver" | "pending" | "abort" | "forget" | "flush",
    Control
  >;
  /** Of the isolate, in bytes. */
  memoryLimit: number;
  /** What the process may hold, in bytes. */
  residentLimit: number;
};

export async function openGuestIsolate(open: OpenFrame, post: GuestPost): Promise<GuestIsolate> {
  const texts = open.documents.map(({ path }) => readText(path));
  const documentMb = Math.ceil(texts.reduce((sum, text) => sum + text.bytes, 0) / mebibyte);
  if (documentMb > 4) collectGarbage();
  const wantedMb = 256 + 3 * documentMb;
  const memoryLimitMb = Math.min(wantedMb, open.memoryMb ?? wantedMb);
  const isolate = new ivm.Isolate({
    memoryLimit: memoryLimitMb,
    onCatastrophicError: () => die("catastrophe"),
  });
  const context = await isolate.createContext();
  const config: GuestConfig = {
    names: open.documents.map(({ name }) => name),
    mayNest: open.mayNest,
    outputChars: open.outputChars,
    seed: open.seed,
  };
  const callback = new ivm.Callback(post, { ignored: true });
  const shared = texts.map((text) => text.copy.copyInto());
  const references = texts.map((_, index) => `$${index + 2}`).join(",");
  const controls = await context.evalClosure(
    `${GUEST_SCRIPT}\nreturn guest.boot($0, JSON.parse($1), [${references}]);`,
    [callback, JSON.stringify(config), ...shared],
    { result: { reference: true }, timeout: bootTimeoutMs },
  );
  const get = (name: string): Promise<Control> => controls.get(name, { reference: true });
  return {
    isolate,
    context,
    controls: {
      rehearse: await get("rehearse"),
      begin: await get("begin"),
      deliver: await get("deliver"),
      pending: await get("pending"),
      abort: await get("abort"),
      forget: await get("forget"),
      flush: await get("flush"),
    },
    memoryLimit: memoryLimitMb * mebibyte,
    residentLimit: (open.memoryMb ?? wantedMb + 3 * documentMb + 300) * mebibyte,
  };
}

/** One backing store, of which the isolate's string is a view: the text is not copied into it. */
function readText(path: string): { copy: ivm.ExternalCopy<string>; bytes: number } {
  const file = readFileSync(path);
  const text = file.toString("utf8");
  // V8 holds a text in one byte a character only when none is above U+00FF; only ASCII is known without looking.
  const bytes = text.length === file.length ? text.length : text.length * 2;
  return { copy: new ivm.ExternalCopy(text), bytes };
}

/** The files and texts that were read to make the copies would otherwise stay: this thread allocates next to nothing more. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  if (typeof collect === "function") collect();
}
