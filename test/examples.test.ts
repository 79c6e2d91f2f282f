import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import { readPage } from '../src/ingest/page/page.ts';
import { readPlainText } from '../src/ingest/page/text.ts';

const LATER = Date.UTC(2026, 11, 1);

const file = (name: string) => readFileSync(new URL(`../data/examples/${name}`, import.meta.url), 'utf8');

function read(name: string) {
  const page = name.endsWith('.html') ? readPage(file(name), undefined, LATER) : readPlainText(file(name), name);
  if ('refused' in page) throw new Error(page.refused);
  return page;
}

/** Who said what, by how it begins; parts of a split quotation are joined by a plus sign. */
function said(text: string): string[] {
  const utterances = Map.groupBy(extract(text).quotes, ({ utterance }) => utterance);
  return [...utterances.values()].map((parts) => {
    const { name, title, kind } = parts[0]?.speaker ?? {};
    const who = [name, title, kind === 'person' ? undefined : kind].filter(Boolean).join(', ');
    return `${who}: ${parts.map((part) => part.text.split(' ').slice(0, 3).join(' ')).join(' + ')}`;
  });
}

describe('the example', () => {
  it('of the ferry gives its facts, and every quotation with who said it', () => {
    const { text, ...facts } = read('night-ferry.html');
    expect(facts).toEqual({
      title: 'Saltmere’s night ferry is saved, at twice the fare',
      author: 'Bettina Lorne',
      publisher: 'The Saltmere Courier',
      published: '2026-03-12T07:15:00+00:00',
      canonical: 'https://courier.example/news/night-ferry-saved',
      language: 'en',
    });
    expect(said(text)).toEqual([
      'Nadia Corrin, Mayor: A town that',
      'Nadia Corrin, Mayor: We have bought',
      'Saltmere Harbour Trust, organization: The night crossing',
      'Owen Tadwell: I can nurse + but I can’t',
      'Piers Hallam, Councillor: Six crowns there',
      'Piers Hallam, Councillor: Nobody in this',
      'Rosalind Pike, night nurse at St Brannoc’s: I had already',
      'Rosalind Pike, night nurse at St Brannoc’s: It’s in my',
    ]);
  });

  it('of the library gives its facts, and every quotation with who said it', () => {
    const { text, ...facts } = read('library-roof.html');
    expect(facts).toEqual({
      title: 'Library shuts its reading room as the roof gives way',
      author: 'Caspar Wynn',
      publisher: 'Estuary Radio',
      published: '2026-04-21T16:40:00+01:00',
      canonical: 'https://estuary-radio.example/2026/04/21/library-roof',
      language: 'en',
    });
    expect(said(text)).toEqual([
      'Judith Amory, head librarian: I heard a',
      'Judith Amory, head librarian: When I opened',
      'Judith Amory, head librarian: We formed a',
      'Judith Amory, head librarian: Nobody stopped to',
      'survey of 2023, document: the principal timbers',
      'Nadia Corrin, Mayor: We gambled with + and the people',
      'Estuary Heritage Fund, organization: The reading room',
      'Tobias Renfrew: The light is',
      'Tobias Renfrew: The draught is',
    ]);
  });

  it('of the herons gives its title, and every quotation with who said it', () => {
    const { text, title } = read('heron-count.txt');
    expect(title).toBe('Herons return to Gull Point after nine years');
    expect(said(text)).toEqual([
      'Ines Tadwell, marine biologist: We stood there',
      'Ines Tadwell, marine biologist: Then somebody started',
      'Ines Tadwell, marine biologist: Clean the water, + if you have',
      'Estuary Canning Company, organization: We are proud',
      'Marten Ilse: I lost 60',
      'Owen Tadwell, Captain: They stand there',
    ]);
  });

  it.each(['night-ferry.html', 'library-roof.html'])('%s is read without what is no article', (name) => {
    const { text } = read(name);
    for (const [furniture] of file(name).matchAll(
      /cookie|consent|newsletter|Photograph:|Picture:|Read more|Listen again|invented/gi,
    ))
      expect(text).not.toContain(furniture);
  });

  it.each(['night-ferry.html', 'library-roof.html', 'heron-count.txt', 'README.md'])(
    '%s says that it is invented',
    (name) => {
      expect(file(name)).toMatch(/(This article|All of this) is invented/);
    },
  );

  it.each(['night-ferry.html', 'library-roof.html', 'heron-count.txt'])('%s sums itself up', (name) => {
    const { text } = read(name);
    const { summary } = extract(text);
    expect(summary.length).toBeGreaterThanOrEqual(2);
    for (const sentence of summary) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
  });
});
