import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

type Controller = Dispatcher.DispatchController;
type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/** What a service answered: its body whole where the service said that it is small, else as it comes. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer | Readable;
}

/** Bytes of a body that is held whole: a stream costs more of the processor than all the rest of a small request. */
export const small = 64 * 1024;

/** Sends a request to a service. @throws what kept it from answering */
export const exchange = (service: Dispatcher, request: Dispatcher.DispatchOptions): Promise<Answer> =>
  new Promise((resolve, reject) => {
    service.dispatch(request, new Receiver(resolve, reject));
  });

class Receiver implements Dispatcher.DispatchHandler {
  private readonly parts: Buffer[] = [];
  private status = 0;
  private headers: Headers = {};
  private stream: Readable | undefined;

  constructor(
    private readonly resolve: (answer: Answer) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  /** There is nothing to do; undici knows by it which kind of handler this is. */
  onRequestStart(): void {}

  onResponseStart(controller: Controller, status: number, headers: Headers): void {
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
    if (Number(headers['content-length']) <= small) return;
    this.stream = new Readable({
      read: () => controller.resume(),
      // Nobody reads on: the service need not go on sending.
      destroy: (error, done) => {
        controller.abort(error ?? new Error('the client has gone'));
        done(error);
      },
    });
    this.resolve({ status, headers, body: this.stream });
  }

  onResponseData(controller: Controller, part: Buffer): void {
    if (this.stream === undefined) this.parts.push(part);
    else if (!this.stream.push(part)) controller.pause();
  }

  onResponseEnd(): void {
    const { status, headers, parts } = this;
    if (this.stream !== undefined) this.stream.push(null);
    else this.resolve({ status, headers, body: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) });
  }

  onResponseError(_controller: Controller, error: Error): void {
    if (this.stream !== undefined) this.stream.destroy(error);
    else this.reject(error);
  }
}
