import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSlug } from '../../src/core/slug.ts';
import { freeSlug, slugOf } from '../../src/ingest/slug.ts';
import { anyText } from './arbitrary.ts';

const INSTEAD = ['The Harbour Gazette 2026-05-04', 'article 2026-05-04'];

describe('the slug of a title', () => {
  it.each([
    ['Council opens the new harbour bridge', 'council-opens-new-harbour-bridge'],
    ['The mayor’s “no” to the ferry', 'mayor-no-ferry'],
    ['Zoë Çelik über Straßen, Bären & Öl', 'zoe-celik-uber-strassen-baren-ol'],
    ['3,000 march in Port Ansel', '3-000-march-port-ansel'],
    ['To be or not to be', 'to-be-or-not-to-be'],
    ['It was that', 'it-was-that'],
    ['Мост через Заречную открыт', 'most-cherez-zarechnuyu-otkryt'],
    ['Їжак і щука у Зоряні', 'izhak-i-shchuka-u-zoryani'],
    ['Η γέφυρα άνοιξε', 'i-gefyra-anoixe'],
  ])('is its first telling words: %s', (title, slug) => {
    expect(slugOf(title, INSTEAD)).toBe(slug);
  });

  it.each(['橋が開いた', 'افتتاح الجسر', '404', '…', '', 'Nul', 'COM1'])(
    'is the publisher and the day where it could not be typed or kept: %s',
    (title) => {
      expect(slugOf(title, INSTEAD)).toBe('the-harbour-gazette-2026-05-04');
    },
  );

  it('is the first thing that tells something where neither title nor publisher does', () => {
    const day = 'article 2026-05-04';
    expect(slugOf('橋', ['127.0.0.1:8080 2026-05-04', '橋 2026-05-04', day])).toBe('article-2026-05-04');
    expect(slugOf('橋', ['Вести 2026-05-04', day])).toBe('vesti-2026-05-04');
    expect(slugOf('', ['con', '橋'])).toBe('article');
  });

  it('cuts between words where it can', () => {
    const long = slugOf('Understandably extraordinarily long harbourmasters complaint about lighthouses', INSTEAD);
    expect(long).toBe('understandably-extraordinarily-long-harbourmasters');
    expect(slugOf('x'.repeat(200), INSTEAD)).toBe('x'.repeat(50));
  });

  it('can be asked for and kept whatever the title is, and is the same each time', () => {
    fc.assert(
      fc.property(anyText(100), anyText(20), (title, instead) => {
        const slug = slugOf(title, [instead]);
        return isSlug(slug) && slug.length <= 50 && slug === slugOf(title, [instead]);
      }),
    );
  });
});

describe('a free slug', () => {
  const freeAmong = (slug: string, ...taken: string[]) => freeSlug(slug, async (it) => taken.includes(it));

  it('is the slug itself, else the first number that is free', async () => {
    expect(await freeAmong('new-bridge')).toBe('new-bridge');
    expect(await freeAmong('new-bridge', 'new-bridge', 'new-bridge-2')).toBe('new-bridge-3');
  });

  it('stays short enough for the name of a file', async () => {
    const long = `${'x'.repeat(76)}-yyy`;
    const free = await freeAmong(long, long);
    expect([free, isSlug(free)]).toEqual([`${'x'.repeat(76)}-y-2`, true]);
    expect(isSlug(await freeAmong(`${'x'.repeat(77)}-yy`, `${'x'.repeat(77)}-yy`))).toBe(true);
  });
});
