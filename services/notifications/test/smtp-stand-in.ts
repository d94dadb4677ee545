import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface ReceivedMail {
  to: string;
  messageId: string;
  raw: string;
}

/** A mail server that does as a test wants: stops, refuses, and shows what it took. */
export class SmtpStandIn {
  readonly received: ReceivedMail[] = [];
  /** What it answers to an address; 250 unless said. */
  answerTo: (address: string) => string = () => '250 ok';
  /** Called when a mail is whole, before its 250 is written. */
  beforeTaken: (mail: ReceivedMail) => void | Promise<void> = () => undefined;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** On the same port again after a stop. */
  async start(): Promise<void> {
    this.server = createServer((socket) => this.serve(socket));
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
    this.server = undefined;
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter((mail) => mail.to === address);
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    let rest = '';
    let to = '';
    let data: string | undefined;
    const say = (line: string): unknown => socket.writable && socket.write(`${line}\r\n`);
    say('220 stand-in');
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== undefined && line !== '.') {
          data += `${line}\n`;
          continue;
        }
        if (data !== undefined) {
          const mail = { to, raw: data, messageId: /^Message-ID:\s*(\S+)/im.exec(data)?.[1] ?? '' };
          data = undefined;
          this.received.push(mail);
          void Promise.resolve(this.beforeTaken(mail)).then(() => say('250 taken'));
        } else if (/^RCPT/i.test(line)) {
          to = /<(.*)>/.exec(line)?.[1] ?? '';
          say(this.answerTo(to));
        } else if (/^DATA/i.test(line)) {
          data = '';
          say('354 go on');
        } else if (/^QUIT/i.test(line)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  }
}
