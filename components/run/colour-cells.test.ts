import { describe, expect, it } from "vitest";
import { sampleRun } from "@/components/fixtures/sample-run";
import { colourCells } from "./colour-cells";

describe("colours made on the server", () => {
  it("cover every cell of a short run", () => {
    expect([...colourCells(sampleRun()).keys()]).toEqual([
      "iteration-1/cell",
      "iteration-2/cell",
      "iteration-3/cell",
      "iteration-4/cell",
    ]);
  });

  it("stop where a page would have to wait for them", () => {
    const long = sampleRun().map((event) =>
      event.type === "sandbox-run-start" && event.spanId !== "iteration-1/cell"
        ? { ...event, code: { ...event.code, preview: "x = 1;\n".repeat(2_000) } }
        : event,
    );
    expect([...colourCells(long).keys()]).toEqual(["iteration-1/cell"]);
  });
});
