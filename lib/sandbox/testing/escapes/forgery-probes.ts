/** Ways to deceive what stands outside: overridden prototypes, tools and wrappers. */
import type { EscapeProbe } from "./escape-probe";

export const forgeryProbes: readonly EscapeProbe[] = [
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
