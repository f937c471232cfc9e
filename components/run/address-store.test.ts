import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BURST, createAddressStore, REFILL_MS } from "./address-store";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(address: string) {
  const written: string[] = [];
  const go = (to: string) => {
    address = to;
  };
  const store = createAddressStore({
    read() {
      const [path = "", query] = address.split("?");
      return { path, query: query ? `?${query}` : "" };
    },
    write(to) {
      written.push(to);
      go(to);
    },
  });
  return { store, written, go };
}

/** Uses up what may be written at once. */
function used(address: string) {
  const opened = open(address);
  for (let n = 0; n < BURST; n += 1) opened.store.change({ span: `used-${n}` });
  opened.written.length = 0;
  return opened;
}

describe("the address", () => {
  it("takes changes at once, and takes names out", () => {
    const { store, written } = open("/runs/r1?span=a&words=x");
    store.change({ span: "b", words: null, at: "5" });
    expect(written).toEqual(["/runs/r1?span=b&at=5"]);
    store.change({ span: null, at: null });
    expect(written.at(-1)).toBe("/runs/r1");
    expect(store.query()).toBe("");
  });

  it("is written as often as browsers allow while a key is held down, the last change always", () => {
    const { store, written } = open("/runs/r1");
    const heard = vi.fn();
    store.subscribe(heard);
    const at: number[] = [];
    for (let step = 1; step <= 1_800; step += 1) {
      store.change({ span: String(step) });
      expect(store.query()).toBe(`?span=${step}`);
      vi.advanceTimersByTime(33);
      while (at.length < written.length) at.push(performance.now());
    }
    expect(heard).toHaveBeenCalledTimes(1_800);
    const inHalfAMinute = at.map((from) => at.filter((to) => to >= from && to < from + 30_000));
    expect(Math.max(...inHalfAMinute.map(({ length }) => length))).toBeLessThan(50);
    expect(at.length).toBeGreaterThan(50);
    vi.advanceTimersByTime(REFILL_MS);
    expect(written.at(-1)).toBe("/runs/r1?span=1800");
    const before = written.length;
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(before);
  });

  it("is written when it is asked for, and once", () => {
    const { store, written } = used("/runs/r1");
    store.change({ span: "a" });
    store.change({ span: "b" });
    expect(written).toEqual([]);
    store.settle();
    expect(written).toEqual(["/runs/r1?span=b"]);
    vi.advanceTimersByTime(REFILL_MS);
    expect(written).toHaveLength(1);
  });

  it("leaves a page that the reader went to meanwhile as it is", () => {
    const { store, written, go } = used("/runs/r1");
    store.change({ span: "a" });
    go("/runs/r2?span=z");
    expect(store.query()).toBe("?span=z");
    vi.advanceTimersByTime(REFILL_MS);
    expect(written).toEqual([]);
    store.change({ at: "1" });
    expect(written).toEqual(["/runs/r2?span=z&at=1"]);
  });

  it("tells nobody of a change that changes nothing, and writes none that was taken back", () => {
    const { store, written } = open("/runs/r1?span=a%2Fb");
    const heard = vi.fn();
    store.subscribe(heard);
    store.change({ span: "a/b", at: null });
    expect(heard).not.toHaveBeenCalled();
    const late = used("/runs/r1");
    late.store.change({ span: "d" });
    late.store.change({ span: `used-${BURST - 1}` });
    vi.advanceTimersByTime(REFILL_MS);
    expect([...written, ...late.written]).toEqual([]);
  });
});
