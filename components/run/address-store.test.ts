import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAddressStore, LEAST_MS } from "./address-store";

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

describe("the address", () => {
  it("takes the first change at once, and takes names out", () => {
    const { store, written } = open("/runs/r1?span=a&words=x");
    store.change({ span: "b", words: null, at: "5" });
    expect(written).toEqual(["/runs/r1?span=b&at=5"]);
    vi.advanceTimersByTime(LEAST_MS);
    store.change({ span: null, at: null });
    expect(written.at(-1)).toBe("/runs/r1");
    expect(store.query()).toBe("");
  });

  it("is written at most four times a second while a key is held down, the last change always", () => {
    const { store, written } = open("/runs/r1");
    const heard = vi.fn();
    store.subscribe(heard);
    for (let step = 1; step <= 300; step += 1) {
      store.change({ span: String(step) });
      expect(store.query()).toBe(`?span=${step}`);
      vi.advanceTimersByTime(33);
    }
    const seconds = (300 * 33) / 1_000;
    expect(heard).toHaveBeenCalledTimes(300);
    expect(written.length).toBeGreaterThan(seconds * 3);
    expect(written.length).toBeLessThanOrEqual(seconds * 4 + 1);
    vi.advanceTimersByTime(LEAST_MS);
    expect(written.at(-1)).toBe("/runs/r1?span=300");
    const before = written.length;
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(before);
  });

  it("is written when it is asked for, and once", () => {
    const { store, written } = open("/runs/r1");
    store.change({ span: "a" });
    store.change({ span: "b" });
    store.settle();
    expect(written).toEqual(["/runs/r1?span=a", "/runs/r1?span=b"]);
    vi.advanceTimersByTime(LEAST_MS);
    expect(written).toHaveLength(2);
  });

  it("leaves a page that the reader went to meanwhile as it is", () => {
    const { store, written, go } = open("/runs/r1");
    store.change({ span: "a" });
    store.change({ span: "b" });
    go("/runs/r2?span=z");
    expect(store.query()).toBe("?span=z");
    vi.advanceTimersByTime(LEAST_MS);
    expect(written).toEqual(["/runs/r1?span=a"]);
    store.change({ at: "1" });
    expect(written.at(-1)).toBe("/runs/r2?span=z&at=1");
  });

  it("tells nobody of a change that changes nothing", () => {
    const { store, written } = open("/runs/r1?span=a%2Fb");
    const heard = vi.fn();
    store.subscribe(heard);
    store.change({ span: "a/b", at: null });
    expect(heard).not.toHaveBeenCalled();
    store.change({ span: "c" });
    store.change({ span: "d" });
    store.change({ span: "c" });
    vi.advanceTimersByTime(LEAST_MS);
    expect(written).toEqual(["/runs/r1?span=c"]);
  });
});
