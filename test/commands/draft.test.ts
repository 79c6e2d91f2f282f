import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineOf, quotesIn, wordsOf } from '../fixtures/bot.ts';
import { briefOf, said } from '../fixtures/briefs.ts';
import { pageOf } from '../ingest/pages.ts';
import { EDITOR, type Newsroom, openNewsroom } from './publisher.ts';

const SLUG = 'port-ansel-lights-lighthouse-again';

let room: Newsroom;
let id: string;
beforeEach(async () => {
  room = await openNewsroom();
  id = await room.draft();
});
afterEach(() => room.close());

/** Presses one button after the other. */
const press = async (...labels: string[]) => {
  let message = await room.edit(`/draft show ${id}`);
  for (const label of labels) message = await room.edit(lineOf(message, label));
  return message;
};
const creditsIn = (message: Awaited<ReturnType<typeof press>>) =>
  message.blocks.flatMap((block) =>
    block.type === 'quote' ? [wordsOf({ ...message, blocks: [{ type: 'text', spans: block.credit }] })] : [],
  );

describe('the buttons of a draft', () => {
  it('publish it: then everybody finds it', async () => {
    const done = await press('Publish');
    expect(done.notice).toBe(
      'Published: Port Ansel lights its lighthouse again. Digests bring it with their next run.',
    );
    expect(quotesIn(await room.edit(lineOf(done, 'Open it'), {}))).toHaveLength(4);
    expect((await room.edit('/quote reyes', {})).notice).toContain('Tom Reyes: 1 quotation');
  });

  it('pressed once more, or after a discard, change nothing and say so', async () => {
    const shown = await room.edit(`/draft show ${id}`);
    await room.edit(lineOf(shown, 'Publish'));
    for (const label of ['Publish', 'Discard', 'Correct speaker', 'Edit title and slug'])
      expect(await room.notice(lineOf(shown, label))).toBe(
        `Draft ${id} was published. /draft list shows those that wait.`,
      );
    const other = await openNewsroom();
    const draft = await other.draft();
    await other.edit(`/draft discard ${draft} sure:yes`);
    expect(await other.notice(`/draft publish ${draft}`)).toBe(
      `Draft ${draft} was discarded. /draft list shows those that wait.`,
    );
    await other.close();
  });

  it('publish nothing that a colleague has changed unseen: that is shown first', async () => {
    const shown = await room.edit(`/draft show ${id}`);
    await room.edit(`/draft edit ${id} title:"A dark night"`);
    const again = await room.edit(lineOf(shown, 'Publish'));
    expect(again.notice).toMatch(
      /^It was changed since you looked: press Publish again\. Draft \w+: A dark night, .* Not public yet\.$/,
    );
    expect((await room.edit(lineOf(again, 'Publish'))).notice).toMatch(/^Published: A dark night\./);
  });

  it('correct a speaker: which quotation, then who said it', async () => {
    const who = await press('Correct speaker', 'Correct 3');
    expect(wordsOf(who)).toContain('Who said it? “The roof of the school leaks');
    expect(who.actions.map(({ label }) => label)).toEqual([
      'Ada Quill',
      'Oskar Lind',
      'Nobody named',
      '‹ Back to the draft',
    ]);
    const corrected = await room.edit(lineOf(who, 'Oskar Lind'));
    expect(corrected.notice).toMatch(/^That is now by Oskar Lind\. Draft/);
    expect(creditsIn(corrected)[2]).toMatch(/^Oskar Lind/);
    expect(creditsIn(await press('Correct speaker', 'Correct 3', 'Nobody named'))[2]).toBe('Unattributed');
    expect(wordsOf(await press())).toContain('quotation 3 (unattributed)');
  });

  it('drop a quotation, and only once', async () => {
    const which = await press('Drop a quotation');
    const left = await room.edit(lineOf(which, 'Drop 2'));
    expect(left.notice).toMatch(
      /^The quotation “It was wrong to let it go dark\.” is out.*\. Draft \w+: .* with 3 quotations/,
    );
    expect(await room.notice(lineOf(which, 'Drop 2'))).toBe(
      `That quotation is no longer in draft ${id}: see /draft show ${id}`,
    );
    const stale = await room.edit(lineOf(which, 'Drop 2'));
    expect(quotesIn(await room.edit(lineOf(stale, '‹ Back to the draft')))).toHaveLength(3);
  });

  it('discard it: it is nowhere, and can be brought once more', async () => {
    const asked = await press('Discard');
    expect(asked.notice).toMatch(/^Throw draft \w+ away: .* What was corrected in it is lost/);
    expect((await room.edit(lineOf(asked, '‹ Back to the draft'))).notice).toContain(`Draft ${id}: `);
    expect((await room.edit(lineOf(asked, 'Discard'))).notice).toContain('is discarded');
    expect((await room.edit('/draft list')).notice).toBe('No draft waits.');
    expect(await room.draft()).not.toBe(id);
  });

  it('lead back to the draft, and show how it is edited with lines that can be typed as they are', async () => {
    const how = await press('Edit title and slug');
    const lines = how.blocks
      .flatMap((block) => (block.type === 'list' ? block.items.flat() : []))
      .flatMap((span) => (typeof span === 'object' && span.type === 'command' ? [span.line] : []));
    expect(lines).toHaveLength(4);
    for (const line of lines) expect((await room.edit(line)).notice).toContain(`Draft ${id} is changed.`);
    const shown = await room.edit(lineOf(how, '‹ Back to the draft'));
    expect(shown.notice).toContain('A better title');
  });

  it('work on a long draft page by page', async () => {
    const many = Array.from(
      { length: 23 },
      (_, at) =>
        `“We have waited for ship number ${at + 1} long enough,” said Ada Quill when it came in late once more.`,
    );
    room.web.pages['https://gazette.example/ships'] = pageOf(many, { title: 'Ships come late' });
    const first = await room.edit('/add https://gazette.example/ships');
    const last = await room.edit(lineOf(await room.edit(lineOf(first, 'Next ›')), 'Next ›'));
    expect(quotesIn(last)).toHaveLength(3);
    expect(JSON.stringify(last.blocks)).toContain('"no. 21 · "');
    const which = await room.edit(lineOf(await room.edit(lineOf(last, 'Drop a quotation')), 'Next ›'));
    expect((await room.edit(lineOf(which, 'Drop 12'))).notice).toContain('with 22 quotations');
  });
});

describe('what is typed', () => {
  it('corrects a name, which is remembered once it is published', async () => {
    const corrected = await room.notice(`/draft speaker ${id} from:"Tom Reyes" to:"Thomas Reyes" title:"councillor"`);
    expect(corrected).toMatch(
      /^That is now by Thomas Reyes\. Once published, Tom Reyes means Thomas Reyes everywhere\. Draft/,
    );
    await room.edit(`/draft publish ${id}`);
    expect(await room.notice('/quote tom reyes', {})).toContain('Thomas Reyes: 1 quotation');
  });

  it('says where a name is not remembered, as somebody else goes by it', async () => {
    await room.test.store.publish(briefOf('boats', { quotes: [said('Tom Reyes', 'I paint boats.')] }));
    expect(await room.notice(`/draft speaker ${id} from:"Tom Reyes" to:"Pavel Orsay"`)).toMatch(
      /^That is now by Pavel Orsay\. Only in this draft: Tom Reyes is not remembered, as elsewhere it may be somebody else\. Are they one person\? Draft/,
    );
  });

  it('says where publishing does not teach a name, as somebody else goes by it meanwhile', async () => {
    await room.edit(`/draft speaker ${id} from:"Tom Reyes" to:"Thomas Reyes"`);
    await room.test.store.publish(briefOf('boats', { quotes: [said('Tom Reyes', 'I paint boats.')] }));
    expect(await room.notice(`/draft publish ${id}`)).toMatch(
      / That Tom Reyes means Thomas Reyes was not taught, as by now it may be somebody else: /,
    );
  });

  it('asks whether two people are one, and says what publishing will teach', async () => {
    const asked = await room.edit(`/draft speaker ${id} from:"Tom Reyes" to:"Pavel Orsay"`);
    expect(wordsOf(asked)).not.toContain('Publishing teaches');
    const insisted = await room.edit(lineOf(asked, 'They are one person'));
    expect(insisted.notice).toContain('Once published, Tom Reyes means Pavel Orsay everywhere.');
    expect(wordsOf(await press())).toContain('Publishing teaches: Tom Reyes means Pavel Orsay');
    const back = await room.edit(`/draft speaker ${id} from:"Pavel Orsay" to:"Tom Reyes"`);
    expect(back.notice).toMatch(/^That is now by Tom Reyes\. Draft/);
    expect(wordsOf(back)).not.toContain('Publishing teaches');
  });

  it('gives a title alone to whoever is named', async () => {
    const message = await room.edit(`/draft speaker ${id} quote:3 title:"councillor"`);
    expect(creditsIn(message)[2]).toBe('Tom Reyes, councillor');
  });

  it.each([
    ['speaker ID quote:9 to:X', /has no quotation 9: they go from 1 to 4\./],
    ['speaker ID from:"Nora Falk" to:X', /^Nobody called Nora Falk is quoted in draft/],
    ['speaker ID from:"Nora Falk"', /^Nobody called Nora Falk is quoted in draft/],
    ['speaker ID quote:1 to:"…"', /needs a letter/],
    ['drop ID quote:0', /whole number from 1 on/],
    ['edit ID slug:Über', /^A slug is words of a–z/],
    ['edit ID slug:con', /^A slug is words of a–z/],
    ['edit ID title:"\u200B"', /^A title is one line/],
    ['edit ID topics:"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u"', /^21 topics: 20 are the most/],
    ['edit ID points:"Mine"', /^Key points are the article’s own sentences/],
    ['show zzzz', /^There is no draft zzzz: \/draft list/],
    ['show', /lacks its draft/],
  ])('is answered in a sentence where it is wrong: %s', async (line, sentence) => {
    const message = await room.edit(`/draft ${line.replace('ID', id)}`);
    expect(message.error).toBe(true);
    expect(message.notice).toMatch(sentence);
    expect((await room.test.reply(`/draft show ${id}`, EDITOR)).notice).toContain('with 4 quotations');
  });

  it('takes topics and key points out, by buttons as well', async () => {
    expect(wordsOf(await press())).toContain(' · No topics');
    expect(wordsOf(await room.edit(`/draft edit ${id} topics:"Harbour, Town"`))).toContain(' · Topics: Harbour, Town');
    expect(wordsOf(await press('Edit title and slug', 'No topics'))).toContain(' · No topics');
    expect(wordsOf(await room.edit(`/draft edit ${id} points:-`))).not.toContain('Key points');
  });

  it('edits slug and topics, under which it is then found', async () => {
    await room.edit(`/draft edit ${id.toUpperCase()} slug:the-light topics:"Harbour, Town , harbour"`);
    expect((await room.edit(`/draft publish ${id}`)).notice).toContain('Published');
    expect((await room.edit('/brief the-light', {})).notice).toContain('Port Ansel lights');
    expect((await room.edit('/brief town', {})).notice).toContain('Port Ansel lights');
    expect((await room.edit(`/brief ${SLUG}`, {})).error).toBe(true);
  });
});

describe('the list of drafts', () => {
  it('has those that wait, who brought them, and a button for each', async () => {
    const list = await room.edit('/draft list');
    expect(wordsOf(list)).toContain(`Port Ansel lights its lighthouse again · ${id} · brought by Ada Quill`);
    expect((await room.edit(lineOf(list, `${id}: Port Ansel lights its lighthouse again`))).notice).toContain(
      `Draft ${id}: `,
    );
  });
});
