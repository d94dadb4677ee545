/**
 * kafkajs counts below zero at its start. And short-lived objects get 3 × 16 MiB: left alone Node takes 130 MB for
 * them under load, which makes nothing faster here. And with a limit Node looks for garbage before the heap has grown
 * fourfold. And it does not guess that rows live long because some did: those it puts among the old at once keep all
 * that they point to, until a large collection.
 */
const everyService = [
  '--disable-warning=TimeoutNegativeWarning',
  '--max-semi-space-size=16',
  '--max-old-space-size=1024',
  '--no-allocation-site-pretenuring',
];

/** What Node is told when it runs a service. */
export const flagsOf = (service: string): string[] =>
  // Where a crowd waits for answers the heap may grow more: each large collection takes both cores from it.
  service === 'registrations' ? [...everyService, '--heap-growing-percent=150'] : everyService;
