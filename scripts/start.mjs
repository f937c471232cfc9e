/** `npm start`: from a fresh clone to a running product. */
import { prepare } from "./prepare.mjs";

await prepare();
const { build } = await import("./build.mjs");
await build();
const { runProgram } = await import("./run-program.mjs");
runProgram("serve");
