import { describe, expect, it } from 'vitest';
import { dateInAddress, readDate } from '../../../src/ingest/page/dates.ts';

const NOW = Date.UTC(2031, 5, 1);

describe('a date as pages write it', () => {
  it.each([
    ['2031-03-03', '2031-03-03'],
    ['2031-3-3', '2031-03-03'],
    ['2031-03-03T10:04:05Z', '2031-03-03T10:04:05Z'],
    ['2031-03-03T10:04:05.123456+0530', '2031-03-03T10:04:05+05:30'],
    ['2031-03-03 10:04 -08:00', '2031-03-03T10:04:00-08:00'],
    ['2031-03-03T10:04:05', '2031-03-03'],
    ['20310303', '2031-03-03'],
    ['20310303T100405Z', '2031-03-03T10:04:05Z'],
    ['1930298645', '2031-03-03T10:04:05Z'],
    ['1930298645000', '2031-03-03T10:04:05Z'],
    ['Mon, 03 Mar 2031 10:04:05 +0100', '2031-03-03T09:04:05Z'],
    ['March 3rd, 2031', '2031-03-03'],
    ['Monday, 3 March 2031 at 10:04', '2031-03-03'],
    ['3. März 2031', '2031-03-03'],
    ['1er août 2030', '2030-08-01'],
    ['3 de enero de 2031', '2031-01-03'],
    ['Mar. 3, 2031 10:04 am EST', '2031-03-03T15:04:00Z'],
  ])('%s is read', (written, date) => {
    expect(readDate(written, NOW)).toBe(date);
  });

  it.each([
    '',
    'yesterday',
    '2031-02-30',
    '2031-13-01',
    '1066-10-14',
    '2031-06-03',
    '12',
    'May the road rise',
    '0',
    '-1',
  ])('%j is none', (written) => {
    expect(readDate(written, NOW)).toBeUndefined();
  });

  it('may stand in an address', () => {
    expect(dateInAddress('https://gazette.example/2031/03/03/ferry', NOW)).toBe('2031-03-03');
    expect(dateInAddress('https://gazette.example/news-2031-03-03.html', NOW)).toBe('2031-03-03');
    expect(dateInAddress('https://gazette.example/20310303/ferry', NOW)).toBe('2031-03-03');
    expect(dateInAddress('https://gazette.example/news/8812345/ferry', NOW)).toBeUndefined();
  });
});
