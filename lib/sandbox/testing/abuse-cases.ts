/** Hostile and careless cells: none of them may harm the product, the other runs or the machine. */
export type AbuseCase = { name: string; code: string; usesDocument?: true };

export const abuseCases: readonly AbuseCase[] = [
  { name: "an endless loop", code: "while(true){}" },
  { name: "an endless loop in a finally block", code: "try{while(true){}}finally{while(true){}}" },
  { name: "endless loops inside try and catch", code: "for(;;){try{while(true){}}catch(e){}}" },
  { name: "a regex with nested repetition", code: '/^(a+)+$/.test("a".repeat(40)+"!")' },
  {
    name: "a quadratic regex over 100,000 characters",
    code: '/(a+)+$/.test("a".repeat(100000)+"!")',
  },
  {
    name: "a backtracking regex over the document",
    code: "/(x+x+)+y|(.*)*zzqqx/s.test(context)",
    usesDocument: true,
  },
  {
    name: "a quadratic regex over the document",
    code: "/[\\s\\S]*?[\\s\\S]*?zzqq9/.test(context)",
    usesDocument: true,
  },
  {
    name: "a replacement that backtracks over the document",
    code: 'context.replace(/([a-z]+\\s?)+$/g,"")',
    usesDocument: true,
  },
  {
    name: "a regex that is enormous once compiled",
    code: 'new RegExp("(?:a{0,1000}){0,1000}".repeat(50)).test("a".repeat(1e5))',
  },
  { name: "a regex of a million groups", code: 'new RegExp("(".repeat(1e6)+")".repeat(1e6))' },
  { name: "a string that doubles for ever", code: 'let s="x"; while(true) s+=s' },
  {
    name: "doubled strings that are kept flat",
    code: 'let s="x"; const keep=[]; while(true){ s+=s; if(s.length>2**27){keep.push(s); s="x"+keep.length;} s.charCodeAt(0); /q/.test(s);}',
  },
  {
    name: "long strings that are kept flat",
    code: 'const keep=[]; for(let i=0;;i++){ const s="x".repeat(2**28)+i; /q/.test(s); keep.push(s);}',
  },
  { name: "an endless concatenation", code: 'let s=""; for(let i=0;;i++){ s+="line "+i+"\\n"; }' },
  {
    name: "an array that grows for ever",
    code: "const a=[]; while(true) a.push(new Array(1000).fill(0))",
  },
  {
    name: "an array of objects that grows for ever",
    code: 'const a=[]; while(true) a.push({x:a.length,y:"k"+a.length})',
  },
  { name: "an array of a billion elements", code: "new Array(1e9).fill(0).length" },
  {
    name: "large arrays of numbers that are kept",
    code: "const k=[]; for(;;) k.push(new Array(2**25).fill(1.5))",
  },
  { name: "a billion characters spread into an array", code: "[...'.'.repeat(1e9)]; undefined" },
  {
    name: "an array filled from a buffer of 100 MB",
    code: `const arrayBuffer = new ArrayBuffer(100 * 1024 * 1024); let view = new Array(arrayBuffer.byteLength); let array = new Uint8Array(arrayBuffer); let i = view.length; while (i--) { view[i] = array[i]; } 1`,
  },
  { name: "an array from a length of four billion", code: "Array.from({length:2**32-1}).length" },
  {
    name: "objects in an array of preset length",
    code: "const a=new Array(2**26); for(let i=0;i<a.length;i++) a[i]={}; a.length",
  },
  {
    name: "the document split into characters again and again",
    code: 'const k=[]; for(;;) k.push(context.split(""))',
    usesDocument: true,
  },
  {
    name: "the document split into all its words",
    code: 'const L=context.split("\\n"); const W=L.map(l=>l.split(" ")); W.length',
    usesDocument: true,
  },
  { name: "a map that grows for ever", code: "const m=new Map(); for(let i=0;;i++) m.set(i,i)" },
  {
    name: "a JSON text of exponential size",
    code: "let o=[1]; for(let i=0;i<40;i++) o=[o,o]; JSON.stringify(o).length",
  },
  { name: "endless recursion", code: "(function f(){f()})()" },
  { name: "endless asynchronous recursion", code: "await (async function f(){await f()})()" },
  {
    name: "recursion that catches its own overflow",
    code: "(function f(){try{f()}catch(e){f()}})()",
  },
  { name: "a promise chain without end", code: "const f=()=>Promise.resolve().then(f); f(); 1" },
  { name: "an endless loop of awaits", code: "await (async()=>{for(;;) await 0})()" },
  {
    name: "an endless loop of awaits that nobody awaits",
    code: "(async()=>{for(;;) await 0})(); 1",
  },
  {
    name: "an endless loop in a promise callback",
    code: "Promise.resolve().then(()=>{for(;;);}); 1",
  },
  { name: "a promise that never settles", code: "await new Promise(()=>{})" },
  {
    name: "a wait on shared memory",
    code: "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0)",
  },
  {
    name: "endless waits on shared memory",
    code: "for(;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,1000)",
  },
  {
    name: "an asynchronous wait on shared memory",
    code: "await Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)),0,0,1000).value.then(x=>x)",
  },
  {
    name: "four gigabytes of WebAssembly memory",
    code: "const m=new WebAssembly.Memory({initial:65536}); m.buffer.byteLength",
  },
  {
    name: "WebAssembly memories that are written to",
    code: "const k=[]; for(let i=0;i<24;i++){ const m=new WebAssembly.Memory({initial:1024}); new Uint8Array(m.buffer).fill(1); k.push(m);} k.length",
  },
  {
    name: "an endless loop in WebAssembly",
    code: `const b=new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,9,1,7,0,3,64,12,0,11,11]); const i=new WebAssembly.Instance(new WebAssembly.Module(b)); i.exports.f()`,
  },
  {
    name: "buffers of 2 MB that are kept",
    code: "const k=[]; for(;;) k.push(new Uint8Array(2*1024*1024).fill(1))",
  },
  {
    name: "small buffers that are kept",
    code: "const k=[]; for(;;) k.push(new ArrayBuffer(1024))",
  },
  {
    name: "tiny typed arrays that are kept",
    code: "const k=[]; for(;;) k.push(new Uint8Array(60))",
  },
  {
    name: "resizable buffers",
    code: "const k=[]; for(let i=0;i<2000;i++){ const b=new ArrayBuffer(0,{maxByteLength:16*1024*1024}); b.resize(16*1024*1024); new Uint8Array(b).fill(1); k.push(b);} k.length",
  },
  {
    name: "shared buffers",
    code: "const k=[]; for(let i=0;i<200;i++) { const s=new SharedArrayBuffer(16*1024*1024); new Uint8Array(s).fill(1); k.push(s);} k.length",
  },
  {
    name: "growable shared buffers",
    code: "const k=[]; for(let i=0;i<200;i++) { const s=new SharedArrayBuffer(0,{maxByteLength:16*1024*1024}); s.grow(16*1024*1024); new Uint8Array(s).fill(1); k.push(s);} k.length",
  },
  { name: "a power with a billion digits", code: "String((2n**(2n**28n)).toString().length)" },
  { name: "a number that squares itself for ever", code: "let x=3n; for(;;) x=x*x" },
  {
    name: "a quadratic search from the end",
    code: '("a".repeat(2**21)).lastIndexOf("a".repeat(2**20)+"b")',
  },
  {
    name: "a search for a long needle",
    code: '("a".repeat(2**22)).indexOf("b"+"a".repeat(2**21))',
  },
  {
    name: "indexOf over nine quadrillion elements",
    code: "Array.prototype.indexOf.call({length:2**53-1},1)",
  },
  {
    name: "lastIndexOf over nine quadrillion elements",
    code: "Array.prototype.lastIndexOf.call({length:2**53-1},1)",
  },
  {
    name: "includes over nine quadrillion elements",
    code: "Array.prototype.includes.call({length:2**53-1},1)",
  },
  { name: "join over four billion elements", code: 'Array.prototype.join.call({length:2**32},"")' },
  {
    name: "reverse over nine quadrillion elements",
    code: "Array.prototype.reverse.call({length:2**53-1})",
  },
  {
    name: "concat of nine quadrillion elements",
    code: "[].concat({length:2**53-1,[Symbol.isConcatSpreadable]:true})",
  },
  { name: "a sort of a billion holes", code: "new Array(2**30).sort((a,b)=>a-b).length" },
  {
    name: "sorting for ever",
    code: 'const a=Array.from({length:5e6},(_,i)=>(i*7919)%1e6+""); for(;;) a.sort()',
  },
  {
    name: "comparing huge combining strings for ever",
    code: 'const s="\\u0300".repeat(2**22); for(;;) s.normalize("NFKD").localeCompare(s)',
  },
  {
    name: "normalizing a huge string",
    code: '("e\\u0323\\u0301".repeat(2**25)).normalize("NFC").length',
  },
  { name: "upper-casing a huge string", code: '("ß".repeat(2**28)).toUpperCase().length' },
  {
    name: "JSON of a proxy without end",
    code: 'JSON.stringify(new Proxy([],{get:(t,k)=>k==="length"?2**53:1}))',
  },
  { name: "a result with an endless getter", code: "({get a(){for(;;);}})" },
  { name: "a result with an endless toString", code: "({toString(){for(;;);}})" },
  { name: "a thrown object with an endless getter", code: "throw {get message(){for(;;);}}" },
  {
    name: "an error with an endless stack",
    code: 'const e=new Error("x"); Object.defineProperty(e,"stack",{get(){for(;;);}}); throw e',
  },
  { name: "an endless prepareStackTrace", code: "Error.prepareStackTrace=()=>{for(;;);}; null.x" },
  { name: "a result of half a billion characters", code: '"x".repeat(2**29-100)' },
  {
    name: "a result of a million objects",
    code: 'Array.from({length:1e6},(_,i)=>({i,s:"abc"+i}))',
  },
  { name: "printing for ever", code: 'for(;;) console.log("x".repeat(100))' },
  { name: "garbage for ever", code: "for(;;){ new Array(1e5).fill({}) }" },
  {
    name: "an endless loop in a finalizer",
    code: "const r=new FinalizationRegistry(()=>{for(;;);}); for(let i=0;i<1e5;i++) r.register({},i); 1",
  },
  { name: "an endless loop in eval", code: 'eval("for(;;);")' },
  { name: "a function of five million terms", code: 'new Function("return 1"+"+1".repeat(5e6))()' },
  { name: "parsing a huge date for ever", code: 'for(;;) Date.parse("1".repeat(1e6))' },
];
