/** Japanese questions for one stated value: いくら, いつ, 何日. */
import type { Reading } from "./reading";

export type JapaneseValueQuestion = {
  kind: "date" | "amount" | "percent" | "duration";
  /** The thing asked about, its parts as the question joins them with の. */
  parts: readonly string[];
  /** 月額 or 年額, where the question says so. */
  per: string | null;
  side: "from" | "until" | null;
  /** The unit of time as a regular expression. */
  unit: string;
};

const polite = "(?:ですか|でしょうか|でしたか|となっていますか|とされていますか)?";
const forms: readonly { kind: JapaneseValueQuestion["kind"]; shape: RegExp }[] = [
  {
    kind: "amount",
    shape: new RegExp(
      `^(?<name>.+?)(?:の(?:金)?額)?は(?:、)?(?<per>月額|年額|毎月|一か月)?(?:で)?いくら${polite}$`,
      "u",
    ),
  },
  {
    kind: "date",
    shape: new RegExp(
      `^(?<name>.+?)は(?:、)?いつ(?<side>から|まで)?(?:${polite}|(?:開催|実施)されますか|開かれますか|行われますか)$`,
      "u",
    ),
  },
  {
    kind: "date",
    shape: /^(?<name>.+?)は(?:、)?いつ(?<side>始まり|開始し|終わり|終了し|満了し)ますか$/u,
  },
  {
    kind: "percent",
    shape: new RegExp(
      `^(?<name>.+?)(?:の利?率)?は(?:、)?(?:年|月)?何(?:パーセント|%)${polite}$`,
      "u",
    ),
  },
  {
    kind: "duration",
    shape: new RegExp(
      `^(?<name>.+?)は(?:、)?何(?<unit>日|[かカヶヵケ箇]月|年|週|時)間?${polite}$`,
      "u",
    ),
  },
];

export function readJapaneseValueQuestion(reading: Reading): JapaneseValueQuestion | null {
  if (reading.language !== "ja" || reading.quoted.length > 0) return null;
  const asked = reading.text.trim().replace(/[?。\s]+$/u, "");
  for (const { kind, shape } of forms) {
    const groups = shape.exec(asked)?.groups;
    if (groups === undefined) continue;
    const { name = "", per, side, unit = "" } = groups;
    const parts = name
      .replace(/^(?:この|本)(?:契約書?|文書|資料)(?:の|における|での)/u, "")
      .split("の");
    if (
      parts.some((part) => !/^[\p{Script=Han}\p{Script=Katakana}ー\p{N}A-Za-z]{1,16}$/u.test(part))
    )
      return null;
    if (/合計|平均|最|差額|と|及び/u.test(name)) return null;
    return {
      kind,
      parts,
      per: per ?? null,
      side: side === undefined ? null : /^(?:から|始|開始)/u.test(side) ? "from" : "until",
      unit: /月/u.test(unit) ? "[かカヶヵケ箇]月" : unit === "時" ? "時間" : unit,
    };
  }
  return null;
}
