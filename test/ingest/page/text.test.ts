import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../../src/ingest/page/text.ts';
import { TEXT } from './fixture.ts';

describe('an article given as plain text', () => {
  it('stays exactly as it is, and is named by its headline', () => {
    const text = `Night ferry returns to Grey Island\n\n${TEXT}\n`;
    expect(readPlainText(text, 'ferry.txt')).toEqual({
      text,
      title: 'Night ferry returns to Grey Island',
      language: '',
    });
  });

  it('is named by its file where it begins with a sentence, or with no blank line behind the first', () => {
    expect(readPlainText(TEXT, 'ferry')).toMatchObject({ title: 'ferry' });
    expect(readPlainText(`Night ferry returns\n${TEXT}`, 'ferry')).toMatchObject({ title: 'ferry' });
  });

  it('takes a heading of Markdown and lines of Windows', () => {
    expect(readPlainText(`# Night ferry returns\r\n\r\n${TEXT}`, 'ferry')).toMatchObject({
      title: 'Night ferry returns',
    });
  });

  it.each([
    ['is empty', ' \n', /empty/],
    ['is a few words', 'No.', /too short/],
    ['holds control characters', `\u0000${TEXT}`, /control character/],
  ])('is refused if it %s', (_, text, reason) => {
    expect(readPlainText(text, 'ferry')).toEqual({ refused: expect.stringMatching(reason) });
  });
});
