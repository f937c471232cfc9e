/** Finds out before anything is started whether the web server may listen where it is told to. */
import { createServer } from "node:net";

/** Resolves with the port, a free one for 0. Rejects with a sentence when it cannot be had. */
export function choosePort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (cause: NodeJS.ErrnoException) => {
      reject(new Error(sentenceFor(cause.code ?? "", host, port), { cause }));
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      const found = address !== null && typeof address === "object" ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}

function sentenceFor(code: string, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken: stop what listens there, or choose another, such as PORT=${port + 1} npm start.`;
    case "EACCES":
      return `Port ${port} may not be used by this user: choose one above 1023, such as PORT=3000 npm start.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: set HOST to 127.0.0.1, or to 0.0.0.0 to be reached from others.`;
    default:
      return `The web server cannot listen on ${host}, port ${port} (${code}): set HOST and PORT to others.`;
  }
}
