import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** When a mail for an address was handed over: the instant of our 250 after its last byte, in milliseconds. */
export class SmtpSink {
  readonly handedOver = new Map<string, number>();
  private server: Server | undefined;

  /** A mail server that takes everything and keeps nothing but the time. @returns its address for SMTP_URL */
  async listen(): Promise<string> {
    const server = createServer((socket) => this.talk(socket));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server?.close();
  }

  private talk(socket: Socket): void {
    let buffer = '';
    let inData = false;
    let recipients: string[] = [];
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    say('220 sink');
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (;;) {
        if (inData) {
          const end = buffer.indexOf('\r\n.\r\n');
          if (end < 0) return;
          buffer = buffer.slice(end + 5);
          inData = false;
          const now = Date.now();
          for (const to of recipients) this.handedOver.set(to, now);
          recipients = [];
          say('250 taken');
          continue;
        }
        const end = buffer.indexOf('\r\n');
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        const recipient = /^RCPT TO:<([^>]+)>/i.exec(line)?.[1];
        if (recipient) recipients.push(recipient.toLowerCase());
        if (/^DATA/i.test(line)) {
          inData = true;
          say('354 go on');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else say('250 ok');
      }
    });
  }
}
