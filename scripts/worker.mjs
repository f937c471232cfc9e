/** `npm run worker`: one more worker, on the database of DATABASE_URL or on this machine's embedded one. */
import { build } from "./build.mjs";
import { prepare } from "./prepare.mjs";
import { runProgram } from "./run-program.mjs";

await prepare();
await build();
runProgram("worker");
