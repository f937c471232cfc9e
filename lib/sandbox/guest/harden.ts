/**
 * Takes away what a cell does not need and what escapes the isolate's account of memory and time:
 * WebAssembly and shared or resizable buffers hold memory that the limit does not see, and a
 * finalizer runs outside every timeout.
 */
const removed = [
  "WebAssembly",
  "SharedArrayBuffer",
  "Atomics",
  "FinalizationRegistry",
  "WeakRef",
  "AsyncDisposableStack",
  "DisposableStack",
  "SuppressedError",
] as const;

export function removeGlobals(): void {
  for (const name of removed) Reflect.deleteProperty(globalThis, name);
  replaceArrayBuffer();
}

function replaceArrayBuffer(): void {
  const Native = ArrayBuffer;
  const { prototype } = Native;
  const fixed = function (length: number) {
    if (new.target === undefined) throw new TypeError("Constructor ArrayBuffer requires 'new'");
    return new Native(length);
  };
  Object.defineProperty(fixed, "name", { value: "ArrayBuffer" });
  Object.defineProperty(fixed, "prototype", { value: prototype });
  Object.defineProperty(fixed, "isView", { value: Native.isView });
  Object.defineProperty(prototype, "constructor", { value: fixed });
  for (const name of ["resize", "transfer", "transferToFixedLength"])
    Reflect.deleteProperty(prototype, name);
  Object.defineProperty(globalThis, "ArrayBuffer", { value: fixed });
}

/** Guest code must not be able to stand between a host call and the code that awaits it. */
export function freezePromises(): void {
  Object.freeze(Promise);
  Object.freeze(Promise.prototype);
}
