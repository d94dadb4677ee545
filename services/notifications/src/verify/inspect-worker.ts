import { parentPort } from 'node:worker_threads';
import type { SealTrust } from '../sealing/seal-provider.js';
import { inspectFile } from './inspect-file.js';

export interface InspectionAsked {
  bytes: Uint8Array;
  trust: SealTrust;
}

parentPort?.on('message', ({ bytes, trust }: InspectionAsked) => {
  void inspectFile(bytes, trust).then((inspection) => parentPort?.postMessage(inspection));
});
