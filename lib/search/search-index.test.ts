import { expect, test } from "vitest";
import { buildIndex } from "./build-index";
import { deserializeIndex, serializeIndex } from "./search-index";
import { searchText } from "./search-text";

const text = "alpha beta\ngamma delta\n契約の期間";

function savedBytes(): SharedArrayBuffer {
  const bytes = serializeIndex(buildIndex(text));
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

test("a saved index answers as the one that was built", () => {
  const opened = deserializeIndex(savedBytes(), text.length);
  for (const words of ["gama", "契約期間", "delta beta"]) {
    const request = { words, limit: 5 };
    expect(searchText(opened, text, request)).toEqual(searchText(buildIndex(text), text, request));
  }
});

test("every damaged byte is noticed", () => {
  const whole = savedBytes();
  for (let at = 0; at < whole.byteLength; at += 1) {
    const buffer = new SharedArrayBuffer(whole.byteLength);
    const bytes = new Uint8Array(buffer);
    bytes.set(new Uint8Array(whole));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(() => deserializeIndex(buffer, text.length)).toThrow(/Build it anew/);
  }
});

test.each([
  [(bytes: Uint8Array) => bytes.subarray(0, 10), /cut off/],
  [(bytes: Uint8Array) => bytes.subarray(0, -4), /size is wrong/],
])("a file that is cut off is refused (%#)", (cut, message) => {
  const bytes = cut(new Uint8Array(savedBytes()));
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  expect(() => deserializeIndex(buffer, text.length)).toThrow(message);
});

test("an index of another text is refused", () => {
  expect(() => deserializeIndex(savedBytes(), text.length + 1)).toThrow(/another text/);
});
