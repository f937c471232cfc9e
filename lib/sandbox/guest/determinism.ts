/**
 * Equal cells see equal randomness and time, so that a run can be replayed: a generator seeded for each cell, and a clock
 * that stands still.
 *
 * What makes a cell ready runs before anybody asks for the cell and under no time limit, so it calls nothing that guest
 * code may have replaced: not even the iteration of an array.
 */

/** 2000-01-01T00:00:00Z in milliseconds since the Unix epoch. */
const fixedNow = 946_684_800_000;

const { apply } = Reflect;
const { imul } = Math;
const { charCodeAt } = String.prototype;
const { exec } = RegExp.prototype;

type State = { a: number; b: number; c: number; d: number };

let state: State = { a: 1, b: 2, c: 3, d: 4 };

/** `RegExp.$1` and its like tell of the last match, which may have been a tool's. */
export function forgetMatches(): void {
  apply(exec, /(?:)/, [""]);
}

export function seedRandom(seed: string): void {
  state = hash(seed);
  for (let warmUp = 0; warmUp < 12; warmUp += 1) random();
}

/** Four 32-bit words from a text (cyrb128). */
function hash(text: string): State {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let index = 0; index < text.length; index += 1) {
    const code = apply(charCodeAt, text, [index]);
    a = b ^ imul(a ^ code, 597399067);
    b = c ^ imul(b ^ code, 2869860233);
    c = d ^ imul(c ^ code, 951274213);
    d = a ^ imul(d ^ code, 2716044179);
  }
  return { a: a ^ (c >>> 18), b: b ^ (d >>> 22), c: c ^ (a >>> 17), d: d ^ (b >>> 19) };
}

/** sfc32: small, fast, passes the usual tests of randomness. */
function random(): number {
  const { a, b, c, d } = state;
  const sum = (((a + b) | 0) + d) | 0;
  state = {
    a: b ^ (b >>> 9),
    b: (c + (c << 3)) | 0,
    c: (((c << 21) | (c >>> 11)) + sum) | 0,
    d: (d + 1) | 0,
  };
  return (sum >>> 0) / 4_294_967_296;
}

export function fixRandomAndTime(): void {
  Math.random = random;
  const Native = Date;
  const fixed = function (this: unknown, ...parts: unknown[]) {
    if (new.target === undefined) return new Native(fixedNow).toString();
    return Reflect.construct(Native, parts.length === 0 ? [fixedNow] : parts, new.target);
  };
  Object.defineProperty(fixed, "name", { value: "Date" });
  Object.defineProperty(fixed, "length", { value: Native.length });
  Object.defineProperty(fixed, "prototype", { value: Native.prototype });
  Object.defineProperties(fixed, {
    now: { value: () => fixedNow },
    parse: { value: Native.parse },
    UTC: { value: Native.UTC },
  });
  Object.defineProperty(Native.prototype, "constructor", { value: fixed });
  Object.defineProperty(globalThis, "Date", { value: fixed });
  fixDateTimeFormat(Native);
}

/** Without an argument these would show the true time. */
function fixDateTimeFormat(Native: DateConstructor): void {
  const { prototype } = Intl.DateTimeFormat;
  const { formatToParts } = prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, "format")?.get;
  Object.defineProperty(prototype, "formatToParts", {
    value(this: Intl.DateTimeFormat, date?: Date | number) {
      return Reflect.apply(formatToParts, this, [date ?? new Native(fixedNow)]);
    },
  });
  Object.defineProperty(prototype, "format", {
    get(this: Intl.DateTimeFormat) {
      const bound = format ? Reflect.apply(format, this, []) : undefined;
      return (date?: Date | number) => bound(date ?? new Native(fixedNow));
    },
  });
}
