import { describe, expect, it } from '@jest/globals';
import { Backbone } from './backbone.js';

/** The same demands as in backbone.int.spec.ts, with the guard taken away that fulfils them: each must go red. */
describe('negative controls', () => {
  const without = (guard: string, what: string, demand: (backbone: Backbone) => Promise<unknown>): void => {
    it.concurrent(
      `without ${what}`,
      async () => {
        const backbone = await Backbone.start({ ZUOMEI_GUARD_OFF: guard });
        try {
          await expect(demand(backbone)).rejects.toThrow(/expect\(/);
        } finally {
          await backbone.stop();
        }
      },
      300_000,
    );
  };

  without('inbox', 'the inbox a fact delivered five times has more than one effect', (backbone) =>
    backbone.expectOneEffectOfFive(),
  );
  without('relay-order', 'its order the relay swaps the facts of an aggregate', (backbone) =>
    backbone.expectOrderOnTopic(),
  );
  without('outbox-transaction', 'the transaction a change that failed is published', (backbone) =>
    backbone.expectNothingOfAFailedChange(),
  );
  without('decide-every-message', 'a decision on every message a poisoned one stops its neighbours', (backbone) =>
    backbone.expectNeighboursUnharmed(),
  );
});
