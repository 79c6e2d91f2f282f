import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { languageOf } from '../../../src/extract/language/detect.ts';
import { type Passage, passagesOf } from '../../../src/extract/summary/passages.ts';
import { readingOf } from '../../../src/extract/summary/reading.ts';

const BODY = 'The ferry from Osterby to Skaro will stop for the winter.';

function passages(text: string): Passage[] {
  return passagesOf(readingOf(readArticle(text, languageOf(`${text} ${BODY}`))));
}
const whole = (text: string): string[] =>
  passages(text).flatMap(({ kind, start, end }) => (kind === 'whole' ? [text.slice(start, end)] : []));

describe('the sentences that may be shown', () => {
  it.each([
    ['a byline', 'By Ida Lund'],
    ['a date', 'PUBLISHED: 07:21 EST, 28 December 2012.'],
    ['a heading', 'Ferry late again? Islanders blame the fog'],
    ['what to click', 'Click here for more pictures of the ferry in the harbour.'],
    ['an invitation', 'Sign up for our newsletter to get the news of the harbour every day.'],
    ['a caption', 'Photo: The ferry Skaro lies in the harbour of Osterby.'],
    ['a credit', 'The ferry lies in the harbour of Osterby (Photo: Ida Lund).'],
    ['a note of rights', '© 2012 Osterby Gazette. All rights reserved.'],
    ['a correction', 'Correction: An earlier version named the wrong island.'],
    ['a fragment', 'Late again.'],
    ['a place in a picture', 'The captain of the ferry (left) waves to the islanders on the quay.'],
    ['a caption run into the text', 'The ferry lies in the harbour The mayor said that it would sail in the spring.'],
    ['an introduction', 'In a letter to the islanders the harbour master of Osterby wrote:'],
  ])('leave out %s', (_, line) => {
    expect(whole(`${line}\n\n${BODY}`)).toEqual([BODY]);
  });

  it.each([
    ['OSTERBY (Gazette) — '],
    ['( GNN ) '],
    ['(GNN) -- '],
    ['OSTERBY, Skaro, Feb. 17 (Gazette) - '],
    ['OSTERBY — '],
  ])('begin behind “%s”', (dateline) => {
    expect(whole(`${dateline}${BODY}`)).toEqual([BODY]);
  });

  it('keep a quotation of several sentences whole, with who said it', () => {
    const said = '“We waited. Nobody came. We went home,” said Ida Lund on the quay.';
    expect(whole(`${said} ${BODY}`)).toEqual([said, BODY]);
  });

  it('leave out what begins or ends inside a quotation that goes on', () => {
    expect(whole(`Lund said: “We waited all night for the ferry.\n\n“Nobody came to tell us.”\n\n${BODY}`)).toEqual([
      BODY,
    ]);
    const loose =
      "He told them : ' I have not decided yet at all . It is an honour for the island . ' The ferry left Osterby at nine .";
    expect(whole(loose)).toEqual(['The ferry left Osterby at nine .']);
  });

  it('give a mark that opens the next sentence to that one', () => {
    const text =
      "The ferry left the harbour of Osterby at nine . ' It is late , ' Lund said on the quay of the island .";
    expect(whole(text)[0]).toBe('The ferry left the harbour of Osterby at nine .');
  });

  it('are not hidden by a single mark that nothing closes', () => {
    const text =
      "The ferry was 'tied up ' to the quay of Osterby . The council will meet on Monday at nine . Strand sails to Skaro with a boat of his own .";
    expect(whole(text)).toHaveLength(3);
  });

  it('take a line set off by a loose stop for a caption where stops stand close', () => {
    const text = `${BODY} Late: the ferry Skaro in the harbour of Osterby . Engineers found cracks, splinters, and rust in both engines.`;
    expect(whole(text)).toEqual([BODY, 'Engineers found cracks, splinters, and rust in both engines.']);
  });

  it('have what stands above the date of the article', () => {
    const text = `Ferry to Skaro stops for the winter after cracks are found . By . Ida Lund . PUBLISHED: . 07:21 EST, 28 December 2012 . ${BODY} Engineers found cracks, splinters, and rust in both engines.`;
    expect(passages(text).filter(({ stand }) => stand)).toHaveLength(1);
    expect(whole(text)[0]).toBe('Ferry to Skaro stops for the winter after cracks are found .');
  });

  it('are no fragments, though a verb that is not known may hide in them', () => {
    expect(whole('Made by one man, Jon Strand, from the wood of eleven boats.')).toEqual([]);
    expect(whole('The quiet hour before the last stop on Skaro.')).toEqual([]);
    for (const text of [
      'The barge struck a pillar off Skaro at dawn.',
      'Islanders in the north fear another winter.',
      'The ferry carries islanders to Osterby.',
      'Jon Strand, a fisherman, never left the island.',
    ])
      expect(whole(text)).toEqual([text]);
  });

  it('neither announce what comes nor ask', () => {
    expect(whole('Here is why the ferry should go on in winter.')).toEqual([]);
    expect(whole('The Post: Is it true that the ferry will stop for good?')).toEqual([]);
  });

  it('are not said in an interview by nobody who is named', () => {
    const text = `Ida Lund leaves the harbour of Osterby in June.\n\nWhy do you leave?\n\nI wanted to go to sea as a child.\n\nWhat will you miss?\n\nMy office has a window to the quay. The quay is quiet in winter.`;
    expect(whole(text)).toEqual(['Ida Lund leaves the harbour of Osterby in June.', 'The quay is quiet in winter.']);
  });

  it('go on behind an abbreviation in small letters', () => {
    const text = 'The ferry left Osterby at 4:52 a.m. Monday after a night of fog.';
    expect(whole(text)).toEqual([text]);
  });
});
