import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { applyEdits, pageText } from "@/lib/server/proposals/apply-edits";
import { pagePatch } from "@/lib/server/proposals/page-patch";

const folder = mkdtempSync(join(tmpdir(), "verbatim-edits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const long = Array.from({ length: 40 }, (_, index) => `Line ${index + 1}.`);
const edit = {
  oldText: "Line 20.\nLine 21.",
  newText: "Line twenty.\nLine twenty and a half.\nLine 21.",
};
const edited = long.with(19, "Line twenty.\nLine twenty and a half.");

const pages: [string, string, Uint8Array, string | Buffer][] = [
  ["a plain page", "docs/a.md", bytesOf(`${long.join("\n")}\n`), `${edited.join("\n")}\n`],
  [
    "CRLF",
    "docs/a b.md",
    bytesOf(`${long.join("\r\n")}\r\n`),
    `${edited.join("\n")}\n`.replaceAll("\n", "\r\n"),
  ],
  [
    "no last line break",
    "docs/使い方.md",
    bytesOf(long.slice(0, 21).join("\n")),
    edited.slice(0, 21).join("\n"),
  ],
  [
    "a byte order mark",
    'docs/"q".md',
    bytesOf(`\ufeff日本語\n${long.join("\n")}`),
    `\ufeff日本語\n${edited.join("\n")}`,
  ],
  [
    "bytes that are no UTF-8",
    "docs/latin.md",
    Uint8Array.from(Buffer.from(`Caf\xe9\n${long.join("\n")}\n`, "latin1")),
    Buffer.from(`Caf\xe9\n${edited.join("\n")}\n`, "latin1"),
  ],
];

test.each(pages)(
  "%s is edited, and its patch is taken by git apply",
  (_name, path, before, after) => {
    const applied = applyEdits(before, [edit]);
    if (!applied.ok) throw new Error(applied.message);
    expect(Buffer.from(applied.bytes)).toEqual(Buffer.from(after));
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, before);
    execFileSync("git", ["apply", "--whitespace=nowarn"], {
      cwd: folder,
      input: pagePatch(path, before, applied.bytes),
    });
    expect(readFileSync(file)).toEqual(Buffer.from(after));
  },
);

test.each([
  ["little", (buffer: Buffer) => buffer],
  ["big", (buffer: Buffer) => buffer.swap16()],
])("UTF-16 pages of %s end keep it", (_name, ordered) => {
  const bytes = (text: string) => Uint8Array.from(ordered(Buffer.from(text, "utf16le")));
  const applied = applyEdits(bytes("\ufeff日本\r\n旧"), [{ oldText: "旧", newText: "新\n" }]);
  expect(applied).toEqual({ ok: true, bytes: bytes("\ufeff日本\r\n新\r\n") });
});

test("several edits are made at once, whatever their order", () => {
  const page = bytesOf("\r\na\r\nb\r\nc\r\n");
  const applied = applyEdits(page, [
    { oldText: "c\n", newText: "C\n" },
    { oldText: "\na\n", newText: "\n" },
  ]);
  expect(applied).toEqual({ ok: true, bytes: bytesOf("\r\nb\r\nC\r\n") });
});

test.each([
  ["stands nowhere", "x", [{ oldText: "y", newText: "z" }], 0, "is not on the page"],
  [
    "stands twice",
    "aba",
    [
      { oldText: "b", newText: "" },
      { oldText: "a", newText: "z" },
    ],
    1,
    "more than once",
  ],
  ["stands twice, overlapping", "aaa", [{ oldText: "aa", newText: "z" }], 0, "more than once"],
  ["is empty", "x", [{ oldText: "", newText: "z" }], 0, "is not on the page"],
  [
    "meets another",
    "abc",
    [
      { oldText: "ab", newText: "" },
      { oldText: "bc", newText: "" },
    ],
    1,
    "same words",
  ],
])("an edit whose old text %s is refused", (_name, page, edits, at, words) => {
  expect(applyEdits(bytesOf(page), edits)).toEqual({
    ok: false,
    edit: at,
    message: expect.stringContaining(words),
  });
});

test("a page that is no UTF-8 takes no character that its encoding may not have", () => {
  const page = Uint8Array.from([0xe9, 0x20, 0x61]);
  const applied = applyEdits(page, [{ oldText: "a", newText: "日" }]);
  expect(applied).toMatchObject({ ok: false, message: expect.stringContaining("not UTF-8") });
});

test("the text that quotes mean has plain line breaks", () => {
  expect(pageText(bytesOf("\ufeffa\r\nb\rc\n"))).toBe("a\nb\nc\n");
});
