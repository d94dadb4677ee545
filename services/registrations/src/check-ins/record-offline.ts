import { Injectable } from '@nestjs/common';
import { Clock, currentLocale, currentTrace, inLanguage, Refusal } from '@zuomei/platform';
import type { Gate } from '../doors/door-access.js';
import { CheckInQueue } from './check-in-queue.js';
import type { OfflineResultDto, OfflineResultsDto, OfflineScansDto } from './check-ins.dto.js';

/** Below this the difference is the way of the request, not the clock. */
const ignoredSkewMs = 5_000;
const access = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'DOOR_LINK_REVOKED', 'DOOR_LINK_EXPIRED']);

/** Scans made without network, uploaded later: each with its own result, and twice changes nothing. */
@Injectable()
export class RecordOffline {
  constructor(
    private readonly queue: CheckInQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws only what keeps the steward from this door; the rest is a problem of one scan */
  async execute(eventId: string, gate: Gate, { scans, sentAt }: OfflineScansDto): Promise<OfflineResultsDto> {
    const now = this.clock.now().getTime();
    const skew = sentAt === undefined ? 0 : now - new Date(sentAt).getTime();
    const { traceparent } = currentTrace();
    // Earliest first: of two scans of one code the first one made is the entry.
    const inOrder = scans
      .map((scan, index) => ({
        scan,
        index,
        at: instant(scan.occurredAt, skew, sentAt === undefined ? Infinity : now),
      }))
      .sort((a, b) => a.at.getTime() - b.at.getTime());
    const items: OfflineResultDto[] = [];
    await Promise.all(
      inOrder.map(async ({ scan, index, at }) => {
        const { nonce } = scan;
        try {
          const waiting = { ...scan, eventId, by: { gate }, occurredAt: at, channel: 'gate' as const, traceparent };
          items[index] = { nonce, ...(await this.queue.submit(waiting)) };
        } catch (error) {
          if (!(error instanceof Refusal) || access.has(error.code)) throw error;
          items[index] = { nonce, problem: { code: error.code, detail: inLanguage(error.said, currentLocale()) } };
        }
      }),
    );
    return { items, ...(sentAt === undefined ? {} : { clockSkewSeconds: Math.round(skew / 1000) }) };
  }
}

/** By our clock; with a known skew nothing that was sent lies ahead of its sending. */
function instant(occurredAt: string, skew: number, latest: number): Date {
  const at = new Date(occurredAt).getTime() + (Math.abs(skew) > ignoredSkewMs ? skew : 0);
  return new Date(Math.min(at, latest));
}
