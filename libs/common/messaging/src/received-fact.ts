import { plainToInstance } from 'class-transformer';
import { isUUID, validateSync, type ValidationError } from 'class-validator';
import { factOfType } from '@zuomei/contracts';
import { readQuickly } from '@zuomei/platform';
import type { KafkaMessage } from 'kafkajs';
import { PermanentFailure } from './failures.js';

export interface ReceivedFact {
  readonly factId: string;
  readonly type: string;
  readonly time: Date;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly traceparent: string;
  readonly payload: object;
}

export function headerOf(message: Pick<KafkaMessage, 'headers'>, name: string): string | undefined {
  const value = message.headers?.[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : first.toString();
}

function required(message: KafkaMessage, name: string): string {
  const value = headerOf(message, name);
  if (!value) throw new PermanentFailure(`header ${name} is missing`);
  return value;
}

/** Names of fields and rules only: a value may be personal data. */
const brokenRules = (errors: ValidationError[], path = ''): string[] =>
  errors.flatMap((error) => [
    ...Object.keys(error.constraints ?? {}).map((rule) => `${path}/${error.property} ${rule}`),
    ...brokenRules(error.children ?? [], `${path}/${error.property}`),
  ]);

/** Brings a payload into its contract's class. Fields the contract does not know are dropped. */
export function validPayload(payload: new () => object, value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PermanentFailure('payload is no object');
  const read = readQuickly(payload, value);
  if (read) return read;
  const instance = plainToInstance(payload, value);
  const rules = brokenRules(validateSync(instance, { whitelist: true }));
  if (rules.length > 0) throw new PermanentFailure(`payload breaks its contract: ${rules.slice(0, 10).join(', ')}`);
  return instance;
}

function parsed(value: Buffer | null): unknown {
  if (!value) throw new PermanentFailure('value is empty');
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    throw new PermanentFailure('value is not JSON');
  }
}

/**
 * Reads a message in CloudEvents binary mode.
 * @returns undefined for a type that `handles` refuses: an older consumer meets newer facts in every roll-out
 * @throws PermanentFailure naming what is wrong, without values
 */
export function readFact(message: KafkaMessage, handles: (type: string) => boolean): ReceivedFact | undefined {
  const type = required(message, 'ce_type');
  if (!handles(type)) return undefined;
  const fact = factOfType(type);
  if (!fact) throw new PermanentFailure('type is not in the catalogue');
  const specVersion = required(message, 'ce_specversion');
  if (specVersion !== '1.0') throw new PermanentFailure('ce_specversion is not 1.0');
  const factId = required(message, 'ce_id');
  if (!isUUID(factId)) throw new PermanentFailure('ce_id is no UUID');
  const time = new Date(required(message, 'ce_time'));
  if (Number.isNaN(time.getTime())) throw new PermanentFailure('ce_time is no instant');
  const aggregateVersion = Number(required(message, 'ce_aggregateversion'));
  if (!Number.isSafeInteger(aggregateVersion) || aggregateVersion < 1) {
    throw new PermanentFailure('ce_aggregateversion is no positive integer');
  }
  return {
    factId: factId.toLowerCase(),
    type,
    time,
    aggregateId: required(message, 'ce_subject'),
    aggregateVersion,
    traceparent: headerOf(message, 'traceparent') ?? '',
    payload: validPayload(fact.payload, parsed(message.value)),
  };
}
