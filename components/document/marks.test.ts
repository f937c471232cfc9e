import { describe, expect, it } from "vitest";
import { cutLine, marksOnLine, type TextMark } from "./marks";

const line = { line: 3, start: 100, text: "The notice period is ninety days.", length: 33 };
const mark = (start: number, end: number, kind: TextMark["kind"]): TextMark => ({
  start,
  end,
  line: 3,
  kind,
});

describe("a marked line", () => {
  it("is whole without marks", () => {
    expect(cutLine(line, [])).toEqual([{ text: line.text, kind: null }]);
    expect(cutLine({ ...line, text: "", length: 0 }, [])).toEqual([]);
  });

  it("is cut at its marks and loses no character", () => {
    const pieces = cutLine(line, [mark(121, 132, "cited")]);
    expect(pieces).toEqual([
      { text: "The notice period is ", kind: null },
      { text: "ninety days", kind: "cited" },
      { text: ".", kind: null },
    ]);
  });

  it("shows the mark that matters most where marks lie over each other", () => {
    const pieces = cutLine(line, [
      mark(0, 900, "read"),
      mark(104, 110, "current"),
      mark(100, 117, "cited"),
    ]);
    expect(pieces.map(({ kind }) => kind)).toEqual(["cited", "current", "cited", "read"]);
    expect(pieces.map(({ text }) => text).join("")).toBe(line.text);
  });

  it("takes a mark that runs over from the line before, and none of the next line", () => {
    expect(cutLine(line, [mark(90, 103, "cited")])[0]).toEqual({ text: "The", kind: "cited" });
    expect(marksOnLine(line, [mark(133, 140, "cited"), mark(80, 100, "cited")])).toEqual([]);
  });

  it("leaves out a mark that lies in the part of a long line that is not shown", () => {
    const long = { ...line, length: 5_000 };
    expect(marksOnLine(long, [mark(3_000, 3_010, "hit")])).toHaveLength(1);
    expect(cutLine(long, [mark(3_000, 3_010, "hit")])).toEqual([{ text: line.text, kind: null }]);
  });
});
