/** Names that the language itself gives to every cell: no value of a document comes from them. */
export const plainGlobals: ReadonlySet<string> = new Set(
  `undefined NaN Infinity globalThis arguments Object Function Array Number String Boolean Symbol BigInt Math JSON
  Date RegExp Map Set WeakMap WeakSet Promise Proxy Reflect Intl Iterator Error TypeError RangeError SyntaxError
  parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI structuredClone
  ArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array
  BigInt64Array BigUint64Array Uint8ClampedArray AggregateError EvalError ReferenceError URIError`.split(
    /\s+/,
  ),
);
