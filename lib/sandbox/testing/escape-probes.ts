/**
 * Attempts to reach past the isolate, or to deceive what stands outside it. Each runs its cells in one
 * sandbox; `shows` is what the last one's value, output or error must say.
 */
export type EscapeProbe = { name: string; cells: readonly string[]; shows: RegExp };

const nothingOfTheHost = "typeof process + typeof require + typeof globalThis.__doc";
const unreachable = /undefinedundefinedundefined/;

const realms: readonly EscapeProbe[] = [
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

const forgeries: readonly EscapeProbe[] = [
  {
    name: "a proxy as an argument becomes text inside",
    cells: [
      'await llm_query(new Proxy({}, { get(t, k) { return k === "prompt" ? "prim" : undefined } }))',
    ],
    shows: /^A:prim$/,
  },
  {
    name: "Object.prototype.toJSON cannot forge a result",
    cells: [
      '(Object.prototype as any).toJSON = function () { return { type: "cell-end", ok: true, value: "FORGED" } }; 1',
      '"real"',
    ],
    shows: /^real$/,
  },
  {
    name: "JSON.stringify overridden cannot forge a result",
    cells: ['JSON.stringify = () => \'{"ok":true,"value":"FORGED","dropped":0}\'; 1', '"real"'],
    shows: /^real$/,
  },
  {
    name: "JSON.stringify overridden cannot forge a call",
    cells: ['JSON.stringify = () => \'{"tool":"FINAL"}\'; 1', 'await llm_query("legit")'],
    shows: /^A:legit$/,
  },
  {
    name: "Array.prototype.toJSON and String.prototype.toString cannot forge a reply",
    cells: [
      'Array.prototype.toJSON = function () { return "pwn" }; String.prototype.toString = () => "pwn"; 1',
      'await llm_query("p")',
    ],
    shows: /^A:p$/,
  },
  {
    name: "a polluted prototype does not reach the host",
    cells: [
      'Object.prototype.polluted = "yes"; const z = await llm_query("p"); ({}).polluted + " " + z',
    ],
    shows: /^yes A:p$/,
  },
  {
    name: "__proto__ in JSON stays a field",
    cells: ['Object.keys(JSON.parse(\'{"__proto__":{"isAdmin":true}}\')).join()'],
    shows: /__proto__/,
  },
  {
    name: "Promise.prototype.then cannot be replaced",
    cells: [
      '"use strict"; let m; try { Promise.prototype.then = function () { return 1 } as any; m = Promise.prototype.then.toString() } catch (e) { m = e.message }; m + await llm_query("x")',
    ],
    shows: /(native code|read only|Cannot assign)[\s\S]*A:x$/,
  },
  {
    name: "Promise[Symbol.species] cannot forge a result",
    cells: [
      'try { Object.defineProperty(Promise, Symbol.species, { value: function (ex: any) { let R: any; const p = new Promise((r) => { R = r }); ex(() => R(\'{"ok":true,"value":"FORGED","dropped":0}\'), () => {}); return p } }) } catch (e) { console.log("refused") }; "real"',
    ],
    shows: /^refused\n[\s\S]*real$/,
  },
  {
    name: "Map.prototype.get replaced does not steal a reply",
    cells: [
      "Map.prototype.get = () => [(v: any) => { (globalThis as any).stolen = v }, () => {}]; 1",
      'await llm_query("m") + typeof (globalThis as any).stolen',
    ],
    shows: /^A:mundefined$/,
  },
  {
    name: "a tool cannot be redefined",
    cells: [
      'let m; try { Object.defineProperty(globalThis, "FINAL", { value: 1 }) } catch (e) { m = e.message }; m',
    ],
    shows: /Cannot redefine property/,
  },
  {
    name: "a tool cannot be assigned to",
    cells: ["(globalThis as any).FINAL = 1; typeof FINAL"],
    shows: /^function$/,
  },
  {
    name: "a tool cannot be deleted",
    cells: ["delete (globalThis as any).FINAL; typeof FINAL"],
    shows: /^function$/,
  },
  {
    name: "a tool cannot be shadowed unnoticed",
    cells: ['const llm_query = (x: string) => "shadow"; llm_query("a")'],
    shows: /"llm_query" is a tool of the sandbox/,
  },
  {
    name: "the text cannot be shadowed unnoticed",
    cells: ['let context = "short"; context.length'],
    shows: /"context" is a tool of the sandbox/,
  },
  {
    name: "the text cannot be changed",
    cells: ['(context as any)[0] = "Z"; context[0]'],
    shows: /^h$/,
  },
  {
    name: "the list of documents cannot be changed",
    cells: [
      "(documents as any)[0] = 1; (documents as any)[0].name = 2; documents[0].name.length > 1",
    ],
    shows: /^true$/,
  },
  {
    name: "what ends a cell cannot be replaced",
    cells: [
      '(globalThis as any).__settle = async () => \'{"ok":true,"value":"FORGED","dropped":0}\'; 1',
      '"real"',
    ],
    shows: /^real$/,
  },
  {
    name: "ending a cell from inside ends nothing",
    cells: ["(globalThis as any).__settle(async () => 1); 2"],
    shows: /^2$/,
  },
  {
    name: "breaking out of the wrapper is a syntax error",
    cells: ["}); globalThis.escaped = 1; (async () => {"],
    shows: /SyntaxError/,
  },
  {
    name: "closing the wrapper twice is a syntax error",
    cells: ['1 })); FINAL("x"); ((async () => { 2'],
    shows: /SyntaxError/,
  },
  { name: "an HTML comment does not hide code", cells: ["<!-- x\n1"], shows: /SyntaxError/ },
  {
    name: "a line separator in a string is a character",
    cells: ['const s = "a\u2028b"; s.length'],
    shows: /^3$/,
  },
  { name: "a hash-bang line is a comment", cells: ["#!/usr/bin/env node\n1"], shows: /^1$/ },
  {
    name: "string methods replaced change only what their own cell prints",
    cells: [
      "String.prototype.slice = () => 'FORGED'; Array.prototype.push = () => 0; console.log('seen'); 1",
    ],
    shows: /^FORGED1$/,
  },
  {
    name: "a forged Span is no Span",
    cells: ["cite({ start: -5, end: 1e12 })"],
    shows: /there is no place/,
  },
];

const floods: readonly EscapeProbe[] = [
  {
    name: "FINAL counts once a cell",
    cells: [
      'let n = 0; for (let i = 0; i < 2e4; i++) { try { FINAL("x"); n++ } catch (e) { if (i === 1) console.log(e.message) } } n',
    ],
    shows: /already called in this cell\n[\s\S]*1$/,
  },
  {
    name: "a huge answer is refused",
    cells: ['let m; try { FINAL("x".repeat(2 ** 27)) } catch (e) { m = e.message }; m'],
    shows: /limit 200000/,
  },
  {
    name: "a huge prompt is refused",
    cells: ['let m; try { await llm_query("x".repeat(2 ** 27)) } catch (e) { m = e.message }; m'],
    shows: /too many for one sub-call/,
  },
  {
    name: "a huge search is refused",
    cells: [
      'let m; try { await fuzzy_search("x".repeat(2 ** 27)) } catch (e) { m = e.message }; m',
    ],
    shows: /too many for one search/,
  },
  {
    name: "too many calls at once are refused",
    cells: [
      'const ps: any[] = []; for (let i = 0; i < 1000; i++) ps.push(fuzzy_search("q" + i).catch((e: any) => e.message)); const rs = await Promise.all(ps); rs.filter((x) => typeof x === "string").length + " " + rs.find((x) => typeof x === "string")',
    ],
    shows: /^744 too many host calls at once/,
  },
  {
    name: "calls without end are refused",
    cells: [
      'let n = 0; try { for (;;) { await fuzzy_search("x"); n++ } } catch (e) { console.log(e.message) } n',
    ],
    shows: /too many host calls in this cell[\s\S]*10000$/,
  },
  {
    name: "a printing loop is cut and counted",
    cells: ['for (let i = 0; i < 1e6; i++) console.log("line", i); 1'],
    shows: /line 0\n/,
  },
  {
    name: "one huge print is cut",
    cells: ['console.log("x".repeat(2 ** 28)); 1'],
    shows: /^x{200000}/,
  },
  {
    name: "ending cells from inside does not reset the limit of printing",
    cells: [
      'for (let i = 0; i < 300; i++) { (globalThis as any).__settle(async () => 1); console.log("L".repeat(19000)) } 1',
    ],
    shows: /^L{19000}\n/,
  },
  {
    name: "a huge error is cut",
    cells: ['throw new Error("x".repeat(2 ** 25))'],
    shows: /Error: x{2000}… \[cut/,
  },
  { name: "a huge result is cut", cells: ['"y".repeat(2 ** 28)'], shows: /^y{8000}… \[cut/ },
  {
    name: "a deep result is cut",
    cells: ["let dd: any = {}; for (let i = 0; i < 1e5; i++) dd = { dd }; dd"],
    shows: /\[…\]/,
  },
  {
    name: "a circular result is cut",
    cells: ["const cy: any = {}; cy.self = cy; cy"],
    shows: /\[…\]/,
  },
  {
    name: "a sparse result is cut",
    cells: ["const sp: any[] = []; sp[4e9] = 1; sp"],
    shows: /… \d+ more/,
  },
];

const oddities: readonly EscapeProbe[] = [
  { name: "null can be thrown", cells: ["throw null"], shows: /thrown: null/ },
  { name: "undefined can be thrown", cells: ["throw undefined"], shows: /thrown: undefined/ },
  { name: "a string can be thrown", cells: ['throw "str"'], shows: /thrown: "?str"?/ },
  {
    name: "a proxy that throws can be thrown",
    cells: ['throw new Proxy(new Error("p"), { get() { throw 1 } })'],
    shows: /could not be read/,
  },
  {
    name: "a result whose conversions throw is shown by its fields",
    cells: ['({ toString() { throw new Error("x") }, toJSON() { throw new Error("y") } })'],
    shows: /toString: \[Function/,
  },
  {
    name: "a result with a then is awaited",
    cells: ['({ then(r: any) { r("resolved-by-then") } })'],
    shows: /^resolved-by-then$/,
  },
  {
    name: "a result that resolves to itself is stopped",
    cells: ["const th: any = { then(r: any) { r(th) } }; th"],
    shows: /was stopped/,
  },
  {
    name: "a proxy with endless traps is stopped",
    cells: ["new Proxy({}, { get() { for (;;); }, ownKeys() { for (;;); } })"],
    shows: /was stopped/,
  },
  {
    name: "odd values can be printed",
    cells: [
      'console.log({ toString() { return {} } }, Object.create(null), Symbol("x"), 10n, () => 1); 1',
    ],
    shows: /Symbol\(\) 10n \[Function/,
  },
  {
    name: "a getter that throws fails the cell that prints it",
    cells: ['const o = { get a() { throw new Error("g") } }; console.log(o); 2'],
    shows: /Error: g/,
  },
  {
    name: "a rejection that nobody handles is ignored",
    cells: ['(async () => { await llm_query("x"); throw new Error("unhandled later") })(); 7'],
    shows: /^7$/,
  },
  {
    name: "calls may follow one another fifty deep",
    cells: [
      'let depth = 0; const go = async (): Promise<any> => { depth++; if (depth < 50) { await fuzzy_search("q"); return go() } return depth }; await go()',
    ],
    shows: /^50$/,
  },
  {
    name: "a tool may be called from a getter of an argument",
    cells: ['await llm_query({ get prompt() { print("from-getter"); return "p" } } as any)'],
    shows: /from-getter[\s\S]*A:p/,
  },
  {
    name: "a promise that nothing settles is found out",
    cells: ["await new Promise(() => {})"],
    shows: /never settle/,
  },
  {
    name: "a frozen global leaves the tools",
    cells: ["Object.freeze(globalThis); 1", "typeof FINAL"],
    shows: /^function$/,
  },
  {
    name: "time stands still",
    cells: [
      "new Date().toISOString() + Date.now() + new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: 'UTC' }).format()",
    ],
    shows: /^2000-01-01T00:00:00\.000Z9466848000001\/1\/00$/,
  },
  {
    name: "a date's constructor tells no other time",
    cells: ["new (new Date(0).constructor as any)().getTime()"],
    shows: /^946684800000$/,
  },
];

export const escapeProbes: readonly EscapeProbe[] = [
  ...realms,
  ...forgeries,
  ...floods,
  ...oddities,
];
