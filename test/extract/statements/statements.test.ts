import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/extract.ts';

/** What was said, by whom, in an article's own words. */
const statementsOf = (text: string): string[] =>
  extract(text).statements.map(({ text: said, speaker }) => `${speaker?.name ?? 'somebody'}: ${said}`);

const LUND = 'Mayor Ida Lund came to the harbour in the morning. The ferries were in the docks. ';

describe('reported speech', () => {
  it.each([
    ['after “that”', 'Lund said that the harbour would close.', 'the harbour would close'],
    ['without “that”', 'Lund said the harbour would close.', 'the harbour would close'],
    ['after a day', 'Lund said on Tuesday that the harbour would close.', 'the harbour would close'],
    ['after a day, without “that”', 'Lund said Tuesday the harbour would close.', 'the harbour would close'],
    ['after whom it was said to', 'Lund told reporters that the harbour would close.', 'the harbour would close'],
    ['after an adverb', 'Lund also warned that the harbour would close.', 'the harbour would close'],
    ['after an introduction', 'In a speech, Lund said the harbour would close.', 'the harbour would close'],
    ['before its source', 'The harbour would close, Lund said.', 'The harbour would close'],
    ['before a source after its verb', 'The harbour would close, said Lund.', 'The harbour would close'],
    ['before a source and a day', 'The harbour would close, Lund said on Tuesday.', 'The harbour would close'],
    ['before a source who did more', 'The harbour would close, Lund said, adding a smile.', 'The harbour would close'],
    ['after a dateline', 'HARLE — The harbour would close, Lund said.', 'The harbour would close'],
    ['after “But”', 'But the harbour would close, Lund said.', 'the harbour would close'],
    ['after “according to”', 'According to Lund, the harbour will close.', 'the harbour will close'],
    ['before “according to”', 'The harbour will close, according to Lund.', 'The harbour will close'],
    ['up to another’s', 'Lund said the harbour would close, but the boats would not.', 'the harbour would close'],
    ['up to another speaker', 'Lund said the harbour was old and Holm agreed.', 'the harbour was old'],
    ['after a comma', 'Lund noted that, like her, the harbour was old.', 'like her, the harbour was old'],
    ['up to a participle', 'Lund said the harbour would close, adding to the noise.', 'the harbour would close'],
    ['with a list', 'Lund said he would sell ropes, nets, and oars.', 'he would sell ropes, nets, and oars'],
    [
      'with a parenthesis',
      'Lund said that the harbour – the old one – would close.',
      'the harbour – the old one – would close',
    ],
    [
      'with a condition',
      'If nobody pays, the harbour will close, Lund said.',
      'If nobody pays, the harbour will close',
    ],
    ['by a pronoun', 'She said that the harbour would close.', 'the harbour would close'],
  ])('is read %s', (_, sentence, said) => {
    expect(statementsOf(`${LUND}\n\n${sentence}`)).toEqual([`Ida Lund: ${said}`]);
  });

  it.each([
    ['what was not said', 'Lund did not say that the harbour would close.'],
    ['what may be said', 'Lund may say that the harbour will close.'],
    ['what was denied', 'Lund denied that the harbour would close.'],
    ['a question', 'Who knows whether Lund said that the harbour would close?'],
    ['a condition', 'If Lund said that the harbour would close, nobody heard it.'],
    ['a clause that goes on after its source', 'The harbour, Lund said, would close.'],
    ['a clause that goes on after an account', 'The harbour where he, according to Lund, was seen is old.'],
    ['no clause', 'Lund said nothing about the harbour. Lund said goodbye. Lund said so.'],
    ['when it was said', 'When the harbour was closed, Lund said.'],
    ['an introduction to what follows', 'Asked whether the harbour would close, Lund said: yes.'],
    ['one of two sources', 'Karl Holm and Lund said that the harbour would close.'],
    ['what somebody said that somebody said', 'Lund said that the harbour would close, Holm said.'],
    ['nobody in particular', 'Some say that the harbour will close. I said that it would.'],
    ['a headline', 'The harbour will close, Lund said'],
    ['an announcement of a thing', 'Lund announced the day on which the harbour would close.'],
  ])('leaves out %s', (_, sentence) => {
    expect(statementsOf(`${LUND}\n\n${sentence}`)).toEqual([]);
  });

  it('is no quotation, and no part of one', () => {
    const { quotes, statements } = extract(
      `${LUND}\n\n"It is late," Lund said. Lund said that "nobody will be left" in the harbour. “We go,” she said, “and it is over.”`,
    );
    expect(quotes).toHaveLength(4);
    expect(statements).toEqual([]);
  });

  it('has the phrases that name its source and attribute it', () => {
    const text = `${LUND}\n\nLund later told the paper that the harbour would close.`;
    const [statement] = extract(text).statements;
    expect(statement?.speaker).toMatchObject({ name: 'Ida Lund', title: 'Mayor' });
    expect(text.slice(statement?.mention.start, statement?.mention.end)).toBe('Lund');
    expect(text.slice(statement?.cue.start, statement?.cue.end)).toBe('told');
  });
});

describe('reported speech in German', () => {
  const ORT = 'Bürgermeisterin Ida Lund kam am Morgen zum Hafen. Die Schiffe lagen noch im Dock und niemand war da. ';

  it.each([
    ['nach dem Komma', 'Lund sagte, der Hafen werde schließen.', 'der Hafen werde schließen'],
    ['nach „dass“', 'Lund sagte am Dienstag, dass die Fähren noch fahren.', 'die Fähren noch fahren'],
    ['mit dem Verb voran', 'Am Abend erklärte Lund, der Hafen sei alt.', 'der Hafen sei alt'],
    ['davor', 'Der Hafen werde schließen, sagte Lund am Dienstag.', 'Der Hafen werde schließen'],
    ['vor einem Verb in zwei Teilen', 'Der Hafen werde schließen, teilte Lund mit.', 'Der Hafen werde schließen'],
    ['mit „so“', 'Der Hafen sei alt, so Lund.', 'Der Hafen sei alt'],
    ['mit „laut“', 'Laut Lund ist der Hafen alt.', 'ist der Hafen alt'],
    ['mit „zufolge“', 'Lund zufolge ist der Hafen alt.', 'ist der Hafen alt'],
  ])('is read %s', (_, sentence, said) => {
    expect(statementsOf(`${ORT}\n\n${sentence}`)).toEqual([`Ida Lund: ${said}`]);
  });

  it.each([
    'Lund sagte, als sie ging, nichts.',
    'Lund sagte der Zeitung, die im Hafen erscheint, etwas.',
    'Lund sagte nicht, dass der Hafen schließt.',
    'Der Hafen, sagte Lund, werde schließen.',
    'Man werde, sagte Lund, „jeden Hinweis ernst nehmen“.',
  ])('leaves out: %s', (sentence) => {
    expect(statementsOf(`${ORT}\n\n${sentence}`)).toEqual([]);
  });
});

it('tells only what stands in the text, apart from its source and from every quotation', () => {
  const PIECES = [
    ...['Mara Lund', 'Lund', 'the minister', 'she', 'der Polizei', 'who', 'the report', 'some'],
    ...['said', 'said that', 'told', 'according to', 'sagte', 'laut', 'zufolge', 'teilte', 'mit', 'has', 'dass'],
    ...['the ferry was late', 'der Hafen sei alt', 'closed', 'on Monday', 'is', 'and', 'but', 'adding', 'that', 'when'],
    ...[
      ',',
      ', ',
      '.',
      '. ',
      '?',
      ':',
      '–',
      '(',
      ')',
      '\n\n',
      '"',
      '“',
      '”',
      '„',
      '’s',
      '…',
      '\ud800',
      'e\u0301',
      '\0',
    ],
  ];
  const texts = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 2 })), {
    maxLength: 50,
  });
  fc.assert(
    fc.property(texts, fc.constantFrom('', ' '), (pieces, gap) => {
      const text = pieces.join(gap);
      const { quotes, statements } = extract(text);
      for (const { start, end, text: said, mention, cue } of statements) {
        expect(text.slice(start, end)).toBe(said);
        expect(said.trim()).not.toBe('');
        for (const other of [mention, cue, ...quotes]) expect(other.end <= start || other.start >= end).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
