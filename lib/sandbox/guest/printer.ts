/** What a cell prints, up to its limit; the rest is counted. */
import { send } from "./bridge";
import { show } from "./show";

/** The first lines leave at once, so that they are known even if the process is lost; later ones in larger pieces. */
const promptLines = 200;
const pieceChars = 4_000;
const longestPiece = 100_000;

let limit = 0;
let printed = 0;
let dropped = 0;
let lines = 0;
let buffer = "";

export function setPrintLimit(chars: number): void {
  limit = chars;
}

export function beginPrinting(): void {
  printed = 0;
  dropped = 0;
  lines = 0;
  buffer = "";
}

export function droppedChars(): number {
  return dropped;
}

export function flushPrinted(): void {
  for (let start = 0; start < buffer.length; start += longestPiece)
    send("print", buffer.slice(start, start + longestPiece));
  buffer = "";
}

export function printWith(prefix: string): (...values: unknown[]) => void {
  return (...values) => {
    const left = limit - printed;
    if (left <= 0) {
      for (const value of values) dropped += typeof value === "string" ? value.length : 1;
      return;
    }
    print(`${prefix}${joined(values, left)}\n`, left);
  };
}

function joined(values: readonly unknown[], left: number): string {
  let line = "";
  for (let index = 0; index < values.length && line.length <= left; index += 1) {
    const value = values[index];
    const text = typeof value === "string" ? value : show(value, left);
    const isBlock = typeof value !== "string" && /^\d+ spans?:\n/.test(text);
    line += (index === 0 ? "" : isBlock ? "\n" : " ") + text;
  }
  return line;
}

function print(line: string, left: number): void {
  const kept = line.slice(0, left);
  dropped += line.length - kept.length;
  printed += kept.length;
  lines += 1;
  buffer += kept;
  if (lines <= promptLines || buffer.length >= pieceChars) flushPrinted();
}
