/** Ways to reach the host: constructors, imports, stack frames and what a function was called with. */
import type { EscapeProbe } from "./escape-probe";

const nothingOfTheHost = "typeof process + typeof require + typeof globalThis.__doc";
const unreachable = /undefinedundefinedundefined/;

export const realmProbes: readonly EscapeProbe[] = [
  {
    name: "the constructor of this's constructor stays inside",
    cells: [`this.constructor.constructor("return ${nothingOfTheHost}")()`],
    shows: unreachable,
  },
  {
    name: "the constructors of the tools stay inside",
    cells: [
      '[llm_query, console.log, grep, FINAL, cite].map((f) => f.constructor("return typeof process")()).join()',
    ],
    shows: /^undefined,undefined,undefined,undefined,undefined$/,
  },
  {
    name: "the constructor of a tool's promise stays inside",
    cells: [
      'const p = llm_query("x"); const t = p.constructor.constructor("return typeof process")(); await p; t',
    ],
    shows: /^undefined$/,
  },
  {
    name: "the constructor of async functions stays inside",
    cells: ['await (async () => {}).constructor("return typeof process")()'],
    shows: /^undefined$/,
  },
  {
    name: "the constructor of generators stays inside",
    cells: ['(function* () {}).constructor("yield typeof process")().next().value'],
    shows: /^undefined$/,
  },
  {
    name: "an error of the host is an error of the guest",
    cells: [
      'let e: any; try { await fuzzy_search("THROW") } catch (x) { e = x }; [e instanceof Error, e.constructor === Error, e.constructor.constructor("return typeof process")(), e.message].join("~")',
    ],
    shows: /^true~true~undefined~boom from host$/,
  },
  {
    name: "nothing of Node.js and of browsers is there",
    cells: [
      "[typeof process, typeof require, typeof module, typeof global, typeof fetch, typeof setTimeout, typeof setInterval, typeof queueMicrotask, typeof structuredClone, typeof gc, typeof Buffer, typeof performance, typeof XMLHttpRequest].join('')",
    ],
    shows: /^(undefined){13}$/,
  },
  {
    name: "what escapes the account of memory and time is taken away",
    cells: [
      "[typeof WebAssembly, typeof SharedArrayBuffer, typeof Atomics, typeof FinalizationRegistry, typeof WeakRef, typeof ArrayBuffer.prototype.resize].join('')",
    ],
    shows: /^(undefined){6}$/,
  },
  {
    name: "the globals that are no part of JavaScript are the tools alone",
    cells: ["Object.keys(globalThis).sort().join()"],
    shows:
      /^ABSTAIN,FINAL,__settle,cite,console,context,documents,fuzzy_search,grep,llm_query,llm_query_batched,locate,print,read_lines,rlm_query,split_sections,text_stats$/,
  },
  {
    name: "a dynamic import is refused",
    cells: ['let m; try { await import("fs"); m = "imported" } catch (e) { m = e.message }; m'],
    shows: /Not supported/,
  },
  {
    name: "a dynamic import of data is refused",
    cells: [
      'let m; try { await import("data:text/javascript,export default 1"); m = "imported" } catch (e) { m = e.message }; m',
    ],
    shows: /Not supported/,
  },
  {
    name: "a static import is taken away",
    cells: ['import fs from "fs";\ntypeof fs'],
    shows: /^undefined$/,
  },
  { name: "import.meta does not exist", cells: ["import.meta.url"], shows: /SyntaxError/ },
  {
    name: "require does not exist",
    cells: ['require("child_process")'],
    shows: /ReferenceError: require is not defined/,
  },
  {
    name: "stack frames hold no functions of the tools",
    cells: [
      'Error.prepareStackTrace = (e: any, s: any) => s; let q: any; try { console.log({ get a() { throw new Error("z") } }) } catch (e) { q = e.stack }; Array.isArray(q) ? q.map((c: any) => typeof c.getFunction()).filter((t: string) => t === "function").length : String(q)',
    ],
    shows: /^[01]$/,
  },
  {
    name: "stack frames hold no this of the tools",
    cells: [
      'Error.prepareStackTrace = (e: any, s: any) => s; let q: any; try { grep({ toString() { throw new Error("z") } }) } catch (e) { q = e.stack }; q.filter((c: any) => { const t = c.getThis(); return t !== undefined && t !== globalThis && typeof t !== "object" }).length',
    ],
    shows: /^0$/,
  },
  {
    name: "stacks name no file of the host",
    cells: ["let s; try { (null as any).x } catch (e) { s = e.stack }; s"],
    shows: /^TypeError(?!.*(\/work|\/home|\/root|node_modules|node:))[\s\S]*cell_1\.ts:1/,
  },
  {
    name: "no handle of the isolate's library is a global",
    cells: [
      'Object.getOwnPropertyNames(globalThis).filter((k) => /Reference|ExternalCopy|Callback|Isolate|Context/.test((globalThis as any)[k]?.constructor?.name ?? "")).length',
    ],
    shows: /^0$/,
  },
  {
    name: "what the boot was given is out of reach",
    cells: [
      "(typeof post) + (typeof $0) + (typeof $1) + (typeof deliver) + (typeof guest) + (typeof boot)",
    ],
    shows: /^(undefined){6}$/,
  },
  {
    name: "a tool's arguments are out of reach",
    cells: ["(llm_query as any).arguments"],
    shows: /TypeError|^null$/,
  },
  {
    name: "a tool's caller is out of reach",
    cells: [
      "(function () { try { return String(arguments.callee.caller) } catch (e) { return e.message } })()",
    ],
    shows: /^(?!.*__settle=)/,
  },
  {
    name: "a plain function's this is the guest's global",
    cells: ["(function () { return this === globalThis })()"],
    shows: /true|false/,
  },
  { name: "eval is the guest's own", cells: [`eval("${nothingOfTheHost}")`], shows: unreachable },
  {
    name: "new Function is the guest's own",
    cells: [`new Function("return ${nothingOfTheHost}")()`],
    shows: unreachable,
  },
  {
    name: "with is the guest's own",
    cells: ['eval("with ({ a: typeof process }) { a }")'],
    shows: /^undefined$/,
  },
  {
    name: "the last match of the host's regular expressions is not shared",
    cells: ['/(a)/.exec("a"); RegExp.$1 + RegExp.lastMatch'],
    shows: /^aa$/,
  },
];
