import { Client } from 'pg';

type Answer = (error: Error | null, result: unknown) => void;
const ask = (Client.prototype as unknown as { query: (...asked: unknown[]) => unknown }).query;

/**
 * pg's promise keeps what a query held alive through two small collections; then only a large one, which takes both
 * cores from everybody, is rid of it. A promise around pg's callback does not (docs/performance.md, Sign-up).
 */
export class AnsweredClient extends Client {}

AnsweredClient.prototype.query = function (this: Client, ...asked: unknown[]): unknown {
  const given = asked[0] as { submit?: unknown; callback?: unknown } | string | null;
  const byItself = typeof given === 'object' && (given?.submit ?? given?.callback) !== undefined;
  if (byItself || asked.some((one) => typeof one === 'function')) return ask.apply(this, asked);
  return new Promise((resolve, reject) => {
    const answer: Answer = (error, result) => (error ? reject(error) : resolve(result));
    ask.call(this, ...asked, answer);
  });
} as typeof Client.prototype.query;
