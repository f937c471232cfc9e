/** A number as prose says it, with the unit that the code gives it: `4000` of `DURATION_MS` is `4 seconds`. */
import { wordsOfName } from "@/lib/builtin/trial/names";
import type { LinePair } from "./line-pairs";
import type { Stated } from "./stated-values";

export type SpokenValue = { old: string; fresh: string };

type Unit = { names: readonly string[]; code: RegExp; each: number; next: string | null };

const units: Readonly<Record<string, Unit>> = {
  millisecond: {
    names: ["ms", "millisecond", "milliseconds"],
    code: /^(?:ms|millis|milliseconds?|msec)$/,
    each: 1_000,
    next: "second",
  },
  second: {
    names: ["s", "second", "seconds", "sec", "Sekunden", "秒"],
    code: /^(?:s|secs?|seconds?)$/,
    each: 60,
    next: "minute",
  },
  minute: {
    names: ["minute", "minutes", "min", "Minuten", "分"],
    code: /^(?:mins?|minutes?)$/,
    each: 60,
    next: "hour",
  },
  hour: { names: ["hour", "hours", "h"], code: /^(?:hours?|hrs?)$/, each: 24, next: "day" },
  day: { names: ["day", "days"], code: /^days?$/, each: 7, next: null },
};

export function spokenValues(stated: Stated, { removed }: LinePair): SpokenValue[] {
  const [old, fresh] = [stated.old, stated.fresh].map((value) => Number(value.replaceAll("_", "")));
  if (old === undefined || fresh === undefined || Number.isNaN(old + fresh)) return [];
  if (/\bexit/i.test(stated.key) || /\bexit\W{1,3}\d/i.test(removed)) {
    const forms = [
      "exits with",
      "exit code",
      "exit status",
      "exits with status",
      "exits with code",
    ];
    return forms.map((form) => ({ old: `${form} ${old}`, fresh: `${form} ${fresh}` }));
  }
  if (/port$|^expose$/i.test(stated.key) && old >= 1_000) {
    const forms = ["localhost:", "127.0.0.1:", "0.0.0.0:", "port "];
    return forms.map((form) => ({ old: `${form}${old}`, fresh: `${form}${fresh}` }));
  }
  const unit = unitOf(stated.key, removed);
  return unit === null ? [] : said(old, fresh, unit);
}

function unitOf(key: string, line: string): Unit | null {
  const behind = /\d\s*\*\s*(?:time\.|Duration\.|TimeUnit\.)?([A-Za-z]+)/.exec(line)?.[1];
  const words = [...wordsOfName(key), ...(behind === undefined ? [] : [behind.toLowerCase()])];
  const last = words.at(-1) ?? "";
  return Object.values(units).find(({ code }) => code.test(last)) ?? null;
}

function said(old: number, fresh: number, unit: Unit): SpokenValue[] {
  const own = unit.names.flatMap((name) => {
    const form = (value: number) => [`${value} ${name}`, `${value}${name}`];
    const [spacedOld = "", joinedOld = ""] = form(old);
    const [spacedNew = "", joinedNew = ""] = form(fresh);
    return [
      { old: spacedOld, fresh: spacedNew },
      { old: joinedOld, fresh: joinedNew },
    ];
  });
  const next = unit.next === null ? undefined : units[unit.next];
  const isWhole = old % unit.each === 0 && fresh % unit.each === 0 && old >= unit.each;
  return next && isWhole ? [...own, ...said(old / unit.each, fresh / unit.each, next)] : own;
}
