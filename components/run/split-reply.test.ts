import { describe, expect, it } from "vitest";
import { splitReply } from "./split-reply";

describe("a model's reply", () => {
  it("is cut into what it says and what it wants run", () => {
    expect(splitReply("I look first.\n\n```ts\nprint(1);\n```\n")).toEqual([
      { kind: "prose", text: "I look first." },
      { kind: "code", text: "print(1);" },
    ]);
  });

  it("counts as code while its fence is still open", () => {
    expect(splitReply("```ts\nconst total = 1")).toEqual([
      { kind: "code", text: "const total = 1" },
    ]);
    expect(splitReply("```")).toEqual([]);
  });

  it("is prose when it has no fence", () => {
    expect(splitReply("The answer is 4.")).toEqual([{ kind: "prose", text: "The answer is 4." }]);
    expect(splitReply("")).toEqual([]);
  });

  it("keeps a back-tick inside the code where it is", () => {
    expect(splitReply("```ts\nconst a = `x`;\n  // ``` no fence\n```")).toEqual([
      { kind: "code", text: "const a = `x`;\n  // ``` no fence" },
    ]);
  });
});
