/** Runs a built program on the project's Node as if it were this one: same terminal, same signals, same exit. */
import { spawn } from "node:child_process";
import { environment, node, projectDir } from "./prepare.mjs";

export function runProgram(name) {
  const args = [
    "--enable-source-maps",
    "--disable-warning=ExperimentalWarning",
    `${projectDir}/.build/${name}.js`,
  ];
  // The channel tells the program when this one is gone, however it went.
  const child = spawn(node, args, {
    cwd: projectDir,
    env: environment,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}
