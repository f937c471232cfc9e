/** The sentences about what of an imported file could not be read, in the languages of the screens and of exported reports. */
import type { PluralForms } from "@/lib/format/fill";

const en = {
  "damaged-line": {
    one: "One line cannot be read as JSON (line {first}); it was left out.",
    other: "{n} lines cannot be read as JSON (the first: line {first}); they were left out.",
  },
  "unread-rest": {
    one: "After line {first} nothing was read: most lines before it are damaged.",
    other: "After line {first} nothing was read: most lines before it are damaged.",
  },
  "unknown-entry": {
    one: "One entry is none that is known here ({first}); it was left out.",
    other: "{n} entries are none that are known here (the first: {first}); they were left out.",
  },
  "bad-event": {
    one: "One event cannot be read ({first}); it was left out.",
    other: "{n} events cannot be read (the first: {first}); they were left out.",
  },
  "bad-span": {
    one: "One span cannot be read ({first}); it was left out.",
    other: "{n} spans cannot be read (the first: {first}); they were left out.",
  },
  "repeated-event": {
    one: "One event stands in the file twice ({first}); the first one counts.",
    other: "{n} events stand in the file twice ({first}); the first one counts.",
  },
  "repeated-id": {
    one: "One span has the id of another ({first}); it is drawn beside it.",
    other: "{n} spans have the id of another (the first: {first}); they are drawn beside it.",
  },
  orphan: {
    one: "One step hangs on a step that is not in the file ({first}); it stands at the top.",
    other:
      "{n} steps hang on steps that are not in the file (the first: {first}); they stand at the top.",
  },
  circle: {
    one: "One step is told to stand below itself ({first}); it stands at the top.",
    other:
      "{n} steps are told to stand below themselves (the first: {first}); they stand at the top.",
  },
  "no-end": {
    one: "One step has no end ({first}).",
    other: "{n} steps have no end (the first: {first}).",
  },
  "no-start": {
    one: "One step does not say when it began ({first}); it is drawn at the beginning.",
    other:
      "{n} steps do not say when they began (the first: {first}); they are drawn at the beginning.",
  },
  backwards: {
    one: "One step ends before it begins ({first}); it is drawn without a duration.",
    other:
      "{n} steps end before they begin (the first: {first}); they are drawn without a duration.",
  },
  "missing-text": {
    one: "The whole of one long text is not in the file ({first}); only its beginning is shown.",
    other:
      "The whole of {n} long texts is not in the file (the first: {first}); only their beginnings are shown.",
  },
  "wrong-text": {
    one: "One long text is not the one that its hash names ({first}); it was left out.",
    other:
      "{n} long texts are not those that their hashes name (the first: {first}); they were left out.",
  },
  "other-text": {
    one: 'The document "{first}" here has another text than the one that was asked; it is not shown beside the run.',
    other:
      '{n} documents here have other texts than those that were asked (the first: "{first}"); they are not shown beside the run.',
  },
  "bad-annotation": {
    one: "One comment cannot be read ({first}); it was left out.",
    other: "{n} comments cannot be read (the first: {first}); they were left out.",
  },
  "total-usage": {
    one: "One nested run tells its tokens only in total ({first}); they are not in the figures of the run.",
    other:
      "{n} nested runs tell their tokens only in total (the first: {first}); they are not in the figures of the run.",
  },
  "no-beginning": {
    one: "The beginning of the log is missing: what was asked, and with which limits, is not known.",
    other:
      "The beginning of the log is missing: what was asked, and with which limits, is not known.",
  },
  "no-run-end": {
    one: "The log ends before the run does: it was cut off, or still going on.",
    other: "The log ends before the run does: it was cut off, or still going on.",
  },
  "several-traces": {
    one: "The file holds {first} traces; they stand side by side.",
    other: "The file holds {first} traces; they stand side by side.",
  },
  "too-many": {
    one: "The file holds more than can be drawn ({first}): one part was left out.",
    other: "The file holds more than can be drawn ({first}): {n} parts were left out.",
  },
} satisfies Record<string, PluralForms>;

export type LeftOutKind = keyof typeof en;

/** Japanese has one form for all numbers; as in English, that of one thing holds its number itself. */
const same = (text: string): PluralForms => ({ one: text.replace("{n}", "1"), other: text });

const ja: Record<LeftOutKind, PluralForms> = {
  "damaged-line": same(
    "JSON として読めない行が {n} 行ありました（最初は {first} 行目）。除いてあります。",
  ),
  "unread-rest": same("{first} 行目より後は読んでいません。それより前の行の多くが壊れています。"),
  "unknown-entry": same(
    "知られていない項目が {n} 件ありました（最初は {first}）。除いてあります。",
  ),
  "bad-event": same("読めないイベントが {n} 件ありました（最初は {first}）。除いてあります。"),
  "bad-span": same("読めないスパンが {n} 件ありました（最初は {first}）。除いてあります。"),
  "repeated-event": same(
    "ファイルに 2 度あるイベントが {n} 件ありました（{first}）。最初のものを使います。",
  ),
  "repeated-id": same(
    "別のスパンと同じ ID のスパンが {n} 件ありました（最初は {first}）。並べて表示します。",
  ),
  orphan: same(
    "ファイルにないステップの下にあるステップが {n} 件ありました（最初は {first}）。最上位に表示します。",
  ),
  circle: same(
    "自分自身の下にあるとされたステップが {n} 件ありました（最初は {first}）。最上位に表示します。",
  ),
  "no-end": same("終わりのないステップが {n} 件ありました（最初は {first}）。"),
  "no-start": same(
    "始まりの時刻がないステップが {n} 件ありました（最初は {first}）。冒頭に表示します。",
  ),
  backwards: same(
    "始まる前に終わるステップが {n} 件ありました（最初は {first}）。長さなしで表示します。",
  ),
  "missing-text": same(
    "長い文章 {n} 件の全文がファイルにありません（最初は {first}）。冒頭だけを表示します。",
  ),
  "wrong-text": same(
    "ハッシュと一致しない長い文章が {n} 件ありました（最初は {first}）。除いてあります。",
  ),
  "other-text": same(
    "ここにある文書 {n} 件の本文は、質問されたときのものと異なります（最初は「{first}」）。実行と並べては表示しません。",
  ),
  "bad-annotation": same("読めないコメントが {n} 件ありました（最初は {first}）。除いてあります。"),
  "total-usage": same(
    "トークン数を合計でしか示さない入れ子の実行が {n} 件ありました（最初は {first}）。実行の数値には含まれません。",
  ),
  "no-beginning": same("ログの冒頭がありません。何が、どの上限で質問されたかは分かりません。"),
  "no-run-end": same("実行より先にログが終わっています。途中で切れたか、まだ進行中でした。"),
  "several-traces": same("ファイルには {first} 件のトレースがあります。並べて表示します。"),
  "too-many": same(
    "ファイルには表示できる量を超える内容があります（{first}）。{n} 件を除いてあります。",
  ),
};

export const leftOutWords = { en, ja };
