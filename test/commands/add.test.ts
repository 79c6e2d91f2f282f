import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL, lineOf, quotesIn, wordsOf } from '../fixtures/bot.ts';
import { LIGHTHOUSE, pageOf } from '../ingest/pages.ts';
import { EDITOR, LIGHT, type Newsroom, openNewsroom } from './publisher.ts';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => room.close());

describe('/add', () => {
  it('answers with the draft as it will look, what is doubtful, and what can be done', async () => {
    const message = await room.edit(`/add ${LIGHT}`);
    expect(message.notice).toMatch(
      /^Draft \w{4}: Port Ansel lights its lighthouse again, with 4 quotations\. Not public yet\.$/,
    );
    expect(quotesIn(message)).toHaveLength(4);
    expect(wordsOf(message)).toContain(
      'not public yet · brought by Ada Quill · will be /brief port-ansel-lights-lighthouse-again',
    );
    expect(message.actions.map(({ label }) => label)).toEqual([
      ...['Publish', 'Correct speaker', 'Drop a quotation', 'Edit title and slug', 'Discard'],
    ]);
    expect((await room.edit('/brief port-ansel-lights-lighthouse-again')).error).toBe(true);
  });

  it.each(['gazette.example/light', '<https://gazette.example/light>', `url:${LIGHT}?utm_source=chat`])(
    'takes a link as people give it: %s',
    async (typed) => {
      const page = room.web.pages[LIGHT] as string;
      room.web.pages[`${LIGHT}?utm_source=chat`] = page;
      expect(await room.notice(`/add ${typed}`)).toMatch(/^Draft \w{4}: /);
    },
  );

  it('asked twice makes one draft, and leads to it', async () => {
    const id = await room.draft();
    const again = await room.edit(`/add ${LIGHT}`);
    expect(again.notice).toBe(
      `This article is a draft already, ${id}: Port Ansel lights its lighthouse again. Nothing was doubled.`,
    );
    expect((await room.edit(lineOf(again, 'Open the draft'))).notice).toContain(`Draft ${id}: `);
    await room.edit(`/draft publish ${id}`);
    const known = await room.edit(`/add ${LIGHT}`);
    expect(known.notice).toBe(
      'The library has this article already: Port Ansel lights its lighthouse again. Nothing was doubled.',
    );
    expect(lineOf(known, 'Open it')).toBe('brief topic=port-ansel-lights-lighthouse-again');
  });

  it('of nearly the same text elsewhere says where it is named', async () => {
    const id = await room.draft();
    room.web.pages['https://wire.example/1'] = pageOf(LIGHTHOUSE, { publisher: 'Coastal Wire' });
    expect(await room.notice('/add https://wire.example/1')).toContain(
      'Coastal Wire is now named there under “also reported by”',
    );
    expect(wordsOf(await room.edit(`/draft show ${id}`))).toContain('Also reported by Coastal Wire');
    await room.edit(`/draft publish ${id}`);
    expect(wordsOf(await room.edit('/brief port-ansel-lights-lighthouse-again'))).toContain(
      'Also reported by Coastal Wire',
    );
  });

  it('makes a draft all the same where somebody insists, and says what it is like', async () => {
    const id = await room.draft();
    room.web.pages['https://wire.example/1'] = pageOf(LIGHTHOUSE, { publisher: 'Coastal Wire' });
    const also = await room.edit('/add https://wire.example/1');
    const made = await room.edit(lineOf(also, 'Make a draft all the same'));
    expect(made.notice).toMatch(
      /^Much of it stands in Port Ansel lights its lighthouse again already\. Draft \w{4}: .+ Not public yet\.$/,
    );
    expect(lineOf(made, 'Open the other')).toBe(`draft show draft=${id}`);
  });

  it('of a page that changed says so', async () => {
    await room.draft();
    room.web.pages[LIGHT] = pageOf([...LIGHTHOUSE, 'On Tuesday the council put the light off to next year.']);
    expect(await room.notice(`/add ${LIGHT}`)).toContain('Its page has been changed since');
    delete room.web.pages[LIGHT];
    expect(await room.notice(`/add ${LIGHT}`)).toMatch(/Its page could not be looked at again\.$/);
  });

  it.each([
    [
      'look at https://gazette.example/light',
      'Give one link and nothing beside it, as in https://gazette.example/bridge.',
    ],
    ['https://gazette.example/gone', 'gazette.example has no such page: check the address.'],
  ])('says in a sentence what is wrong: %s', async (typed, sentence) => {
    const message = await room.edit(`/add ${typed}`);
    expect([message.error, message.notice]).toEqual([true, sentence]);
  });

  it('is for the caller alone, also where answers are for all', async () => {
    const open = await openNewsroom({ reply: 'channel' });
    const answer = await open.test.ask(`/add ${LIGHT}`, EDITOR);
    expect([answer.audience, answer.message.actions.some(({ mode }) => mode === 'share')]).toEqual(['caller', false]);
    for (const { line } of answer.message.actions) {
      expect(open.test.bot.audience(undefined, CHANNEL, line)).toBe('caller');
      expect((await open.test.ask(line, EDITOR)).audience).toBe('caller');
    }
    await open.close();
  });
});
