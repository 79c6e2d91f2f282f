import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { textFault } from '../../src/core/text.ts';
import { readZone } from '../../src/digest/zone.ts';

function refused(typed: string): string {
  try {
    return `taken: ${readZone(typed)}`;
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
}

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/BERLIN ', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['america/argentina/ushuaia', 'America/Argentina/Ushuaia'],
    ['us/pacific', 'America/Los_Angeles'],
    ['America/New York', 'America/New_York'],
  ])('%j is %s', (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  it('of a place that was renamed goes by the name that was given', () => {
    for (const zone of ['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'Asia/Ho_Chi_Minh'])
      expect([readZone(zone), readZone(zone.toLowerCase())]).toEqual([zone, zone]);
  });

  it('may be given by its city alone', () => {
    expect(['berlin', 'New York', 'los_angeles', 'kolkata', 'Buenos Aires', 'Indianapolis'].map(readZone)).toEqual([
      ...['Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata'],
      ...['America/Buenos_Aires', 'America/Indianapolis'],
    ]);
  });

  it('that Intl lists is taken as it is', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(readZone(zone.toLowerCase())).toBe(zone);
  });
});

describe('what is no time zone', () => {
  it.each([
    ['Europe/Berln', 'I know no time zone “Europe/Berln”. Did you mean Europe/Berlin?'],
    ['Europe Berlin', 'I know no time zone “Europe Berlin”. Did you mean Europe/Berlin?'],
    ['lodnon', 'I know no time zone “lodnon”. Did you mean Europe/London?'],
    ['Asia/Berlin', 'I know no time zone “Asia/Berlin”. Did you mean Europe/Berlin?'],
    ['Mars/Base', 'I know no time zone “Mars/Base”. Give one such as Europe/Berlin.'],
    ['', 'The zone is empty: give an IANA time zone such as Europe/Berlin.'],
    ['+02:00', '“+02:00” doesn’t follow the clock’s changes: name a place, such as Europe/Berlin, or UTC.'],
    ['UTC+2', '“UTC+2” doesn’t follow the clock’s changes: name a place, such as Europe/Berlin, or UTC.'],
    ['EST', '“EST” may be several zones: name a place, such as Europe/Berlin or America/New_York.'],
  ])('%j is refused with the mend', (typed, fault) => {
    expect(refused(typed)).toBe(fault);
  });

  it('is refused in a sentence, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        expect(textFault(refused(typed))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
