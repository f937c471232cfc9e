import { expect, test } from "vitest";
import { TRACE_VERSION } from "@/lib/trace/event";
import { sampleLog } from "@/lib/trace/testing/sample-log";
import { upcast, upcastAsFar } from "@/lib/trace/upcast";

test("events written before a field was thought of are read, the field as nothing", () => {
  const young = ["reads", "variables", "flow", "near"];
  for (const event of sampleLog) {
    const old = Object.fromEntries(Object.entries(event).filter(([name]) => !young.includes(name)));
    expect(upcast(TRACE_VERSION, old)).toEqual(event);
  }
});

test("what a provider named is read as it was written, and no log holds what is no name", () => {
  const end = sampleLog.find(({ type }) => type === "model-call-end");
  const read = (response: unknown) => upcastAsFar(TRACE_VERSION, { ...end, response }, 4);
  const named = { id: "gen-17", model: "m-2" };
  expect(read(named)).toEqual({ ...end, response: named });
  expect(read({ id: null, model: "m-2" })).toEqual({
    ...end,
    response: { id: null, model: "m-2" },
  });
  for (const id of ["", "x".repeat(201), "a\u0000b", "\udc00", 3])
    expect(read({ ...named, id }).type).toBe("unreadable");
});

test("what cannot be read is told of with what is left of it", () => {
  const broken = { ...sampleLog[4], outcome: { status: "perhaps" } };
  expect(upcastAsFar(TRACE_VERSION, broken, 4)).toMatchObject({
    type: "unreadable",
    seq: 4,
    at: 5_000,
    spanId: "iteration-1/model-call",
    reason: expect.stringMatching(/./),
  });
  for (const odd of [null, 3, "text", [], { at: "noon", spanId: 1 }])
    expect(upcastAsFar(TRACE_VERSION, odd, 9)).toMatchObject({
      type: "unreadable",
      seq: 9,
      at: 0,
      spanId: "",
    });
});

test("of a newer program's log the events that are known are read", () => {
  expect(upcastAsFar(TRACE_VERSION + 1, sampleLog[4], 4)).toEqual(sampleLog[4]);
  expect(upcastAsFar(TRACE_VERSION + 1, { type: "later" }, 4)).toMatchObject({
    reason: expect.stringMatching(/update Verbatim/),
  });
});
