import canonicalize from 'canonicalize';
import { sha256Hex } from '@zuomei/platform';
import type { AuditActor, AuditData, AuditType } from './audit-line.entity.js';

/** A line as the API shows it and as its hash is computed. */
export interface ChainLine {
  seq: number;
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  type: AuditType;
  actor: AuditActor;
  data: AuditData;
  prevHash: string;
  hash: string;
}

export const firstPrevHash = '0'.repeat(64);

/** SHA-256 of `prevHash` and the RFC 8785 form of the line without its `hash` (api.md, audit trail). */
export const chainHash = (line: Omit<ChainLine, 'hash'>): string =>
  sha256Hex(line.prevHash + (canonicalize(line) ?? ''));

/** The `seq` of the first line that does not follow from the one before it; undefined where the chain holds. */
export function brokenAt(lines: readonly ChainLine[]): number | undefined {
  let prevHash = firstPrevHash;
  for (const [index, { hash, ...line }] of lines.entries()) {
    if (line.seq !== index + 1 || line.prevHash !== prevHash || chainHash(line) !== hash) return index + 1;
    prevHash = hash;
  }
  return undefined;
}
