import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../src/library/check.ts';
import { importFolder } from '../src/library/import.ts';
import { readBrief } from '../src/library/read-file.ts';
import { NOON } from './fixtures/briefs.ts';
import { openStore } from './fixtures/store.ts';

const DATA = fileURLToPath(new URL('../data', import.meta.url));

/** The first briefing, as it stands in its file. */
function iranIsis() {
  const reading = readBrief('iran-isis.yaml', readFileSync(`${DATA}/briefs/iran-isis.yaml`));
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

describe('the data that comes with Verbatim', () => {
  it('is without a fault', async () => {
    expect((await checkFolder(DATA, new Map())).faults).toEqual([]);
  });

  it('is imported without a fault', async () => {
    const store = await openStore();
    const report = await importFolder({ folder: DATA, database: store.database, now: () => NOON });
    expect(report).toMatchObject({ faults: [], published: expect.arrayContaining(['iran-isis']) });
    await store.close();
  });
});

describe('the briefing iran-isis', () => {
  const brief = iranIsis();

  it('has a summary of three to five sentences and up to five points, in our own words', () => {
    expect(brief.summary.length).toBeGreaterThanOrEqual(3);
    expect(brief.summary.length).toBeLessThanOrEqual(5);
    expect(brief.points.length).toBeLessThanOrEqual(5);
    for (const statement of [...brief.summary, ...brief.points]) {
      expect(Object.keys(statement)).toEqual(['text']);
      expect(statement.text).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it('has all seven quotations: Kerry two, Kirby three, al-Abadi two', () => {
    expect(brief.quotes.map((quote) => quote.speaker)).toEqual([
      ...['John Kerry', 'John Kerry'],
      ...['John F. Kirby', 'John F. Kirby', 'John F. Kirby'],
      ...['Haider al-Abadi', 'Haider al-Abadi'],
    ]);
  });

  it('has quotations in the order of the article, that do not overlap, each with a title', () => {
    for (const [at, quote] of brief.quotes.entries()) {
      expect(quote.title).not.toBeNull();
      expect(quote.start).toBeGreaterThan(brief.quotes[at - 1]?.end ?? 0);
    }
  });

  it('says who published the article, and has the digest of its text', () => {
    expect(brief.source).toMatchObject({ publisher: 'Newsmax', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(brief.topics.length).toBeGreaterThan(0);
  });
});
