import type { Brief } from '../../src/core/brief.ts';
import { publishBrief } from '../../src/library/publish.ts';
import type { Database } from '../../src/store/database.ts';
import { briefOf, said } from '../fixtures/briefs.ts';
import { between, type Random } from './random.ts';

/** One in so many briefings has a quotation that is too long for many of them to stand in one message. */
const LONG = 4;
const WORDS = 'the harbour was full of boats and nobody had asked the ferrymen what they thought of it '
  .repeat(24)
  .trim();

/** An invented briefing, whose title no other has. */
function briefNumber(number: number): Brief {
  const text = number % LONG === 0 ? `Number ${number}: ${WORDS}.` : `It was number ${number}.`;
  return briefOf(`story-${number}`, { title: `Story ${number} of Port Ansel`, quotes: [said('Lea Okafor', text)] });
}

/** Publishes briefings straight into the store. */
export type Press = {
  /** Some of them at once, each in a transaction of its own; what can't be published just now never is. */
  publish(): Promise<void>;
};

/** One in so many times it is more than a digest shows. */
const BURST = 10;

export function openPress(database: Database, random: Random, now: () => number): Press {
  let number = 0;
  return {
    publish: async () => {
      const count = random() < 1 / BURST ? Math.round(between(random, 6, 12)) : 1;
      for (let left = count; left > 0; left -= 1) {
        number += 1;
        const brief = briefNumber(number);
        await database.transaction((tx) => publishBrief(tx, brief, now())).catch(() => undefined);
      }
    },
  };
}
