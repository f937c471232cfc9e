/** An SMTP server on this machine that keeps what it takes. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type TakenMail = { from: string; to: string[]; raw: string; headers: Map<string, string> };

export type MailServer = AsyncDisposable & {
  url: string;
  mails: TakenMail[];
  /** Refuses mail with this answer as long as it is one. */
  refusal: string | null;
};

export async function startMailServer(): Promise<MailServer> {
  const mails: TakenMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onAuth({ username, password }, _session, done) {
      if (username === "docs" && password === "p@ss") done(null, { user: username });
      else done(new Error("Wrong user or password"));
    },
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        if (started.refusal !== null) return done(new Error(started.refusal));
        const raw = Buffer.concat(pieces).toString("utf8");
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        mails.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw,
          headers: headersOf(raw),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const started: MailServer = {
    ...{ url: `smtp://docs:p%40ss@127.0.0.1:${port}`, mails, refusal: null },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  return started;
}

/** By lower-case name, folded lines joined. */
function headersOf(raw: string): Map<string, string> {
  const [head = ""] = raw.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line): [string, string] => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}
