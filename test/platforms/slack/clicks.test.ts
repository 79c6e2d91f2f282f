import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Action } from '../../../src/core/message.ts';
import { BEN, BOT, type Message, NEWS } from '../../doubles/slack/index.ts';
import { type Connected, leave, message, text, workspace } from './harness.ts';

let it: Connected;
beforeEach(async () => {
  it = await workspace();
  await it.slack.start(it.bot);
});
afterEach(async () => {
  expect(it.double.faults).toEqual([]);
  await leave(it);
});

/** An answer with one button, only seen by Ada unless it is `forAll`. */
async function answerWith(
  mode: Action['mode'],
  { forAll = false, line = 'quote kerry page=2' } = {},
): Promise<Message> {
  it.bot.reply = () => message([text('first')], [{ label: 'Go', line, mode }]);
  it.bot.replyTo = forAll ? 'channel' : 'caller';
  const { reply } = await it.double.command('/quote', 'kerry');
  it.bot.reply = () => message([text('second')]);
  it.bot.replyTo = 'caller';
  return reply;
}

test('a click asks what the button carries, the way it says, for whoever pressed it', async () => {
  const first = await answerWith('share', { line: 'quote “AT&T” <b> %3C', forAll: true });
  await it.double.click(first, 'Go', { user: BEN.id });
  expect(it.bot.asks.at(-1)).toEqual({
    invocation: 'quote “AT&T” <b> %3C',
    mode: 'share',
    caller: { id: BEN.id, name: 'ben' },
    place: { platform: 'slack', channel: NEWS, community: 'T0NEWSROOM', direct: false, maySpeak: true },
    enquire: expect.anything(),
  });
});

describe('replace', () => {
  test('answers in place of the clicker’s own reply', async () => {
    const first = await answerWith('replace');
    const { reply } = await it.double.click(first, 'Go');
    expect(reply).toBe(first);
    expect([reply.shown, reply.edits, reply.visibility]).toEqual(['second', 1, 'ephemeral']);
    expect(reply.sent).toMatchObject({ response_type: 'ephemeral', replace_original: true });
  });

  test('on a public message answers the clicker beside it', async () => {
    const first = await answerWith('replace', { forAll: true });
    it.bot.replyTo = 'channel';
    const { reply } = await it.double.click(first, 'Go', { user: BEN.id });
    expect([first.shown.startsWith('first'), first.edits]).toEqual([true, 0]);
    expect([reply.shown, reply.visibleTo]).toEqual(['second', BEN.id]);
  });

  test('leaves the reply where it stands when the answer is an error', async () => {
    const first = await answerWith('replace');
    it.bot.reply = () => message([text('Please try again.')], [], { error: true });
    const { reply } = await it.double.click(first, 'Go');
    expect(first.edits).toBe(0);
    expect([reply.shown, reply.visibility]).toEqual(['Please try again.', 'ephemeral']);
  });
});

describe('reply', () => {
  test('answers the clicker anew', async () => {
    const first = await answerWith('reply');
    const { reply } = await it.double.click(first, 'Go');
    expect([first.edits, reply.shown, reply.visibility]).toEqual([0, 'second', 'ephemeral']);
  });

  test('answers all where that is the setting', async () => {
    const first = await answerWith('reply');
    it.bot.replyTo = 'channel';
    expect((await it.double.click(first, 'Go')).reply.visibility).toBe('in_channel');
  });
});

describe('share', () => {
  test('posts the answer for all and leaves the reply as it is', async () => {
    const first = await answerWith('share');
    const { reply } = await it.double.click(first, 'Go');
    expect(first.edits).toBe(0);
    expect([reply.shown, reply.visibility, reply.author]).toEqual(['second', 'in_channel', BOT.userId]);
    expect([reply.pings, reply.unfurls]).toEqual([[], false]);
  });

  test('tells only the clicker when the answer is an error', async () => {
    const first = await answerWith('share');
    it.bot.reply = () => message([text('It is gone.')], [], { error: true });
    expect((await it.double.click(first, 'Go')).reply.visibility).toBe('ephemeral');
  });
});

describe('in a thread', () => {
  const inThread = async (mode: Action['mode']) => {
    const root = it.double.say('What did he say?');
    const [part] = it.slack.render(message([text('digest')], [{ label: 'Go', line: 'latest', mode }]));
    return it.double.workspace.post({ channel: NEWS, author: BOT.userId, threadTs: root.ts }, part?.body ?? {});
  };

  test.each(['reply', 'replace', 'share'] as const)('%s stays in the thread', async (mode) => {
    const first = await inThread(mode);
    const { reply } = await it.double.click(first, 'Go');
    expect([reply.threadTs, reply.visibility]).toEqual([first.threadTs, mode === 'share' ? 'in_channel' : 'ephemeral']);
  });
});

describe('a button', () => {
  test('works after a restart, also when its line was too long for it', async () => {
    const line = `find ${'word '.repeat(500)}`.trim();
    const first = await answerWith('reply', { line });
    await it.slack.stop();
    await it.slack.start(it.bot);
    await it.double.click(first, 'Go');
    expect([...it.bot.lines.values(), it.bot.asked.at(-1)]).toEqual([line, line]);
  });

  test.each([
    ['whose line is gone', 'p0 ~AAAAAAAAAAAAAAAAAAAAAA'],
    ['of another maker', 'approve:17'],
    ['without a value', undefined],
  ])('%s says in one sentence what to do', async (_, value) => {
    const element = {
      type: 'button',
      action_id: 'x',
      text: { type: 'plain_text', text: 'Go' },
      ...(value && { value }),
    };
    const blocks = [{ type: 'actions', elements: [element] }];
    const first = it.double.workspace.post({ channel: NEWS, author: BOT.userId }, { text: 'old', blocks });
    const { reply } = await it.double.click(first, 'Go');
    expect(reply.shown).toBe('This button has lost its command: please ask again, for instance with /verbatim help.');
    expect([reply.visibility, first.edits, it.bot.asked]).toEqual(['ephemeral', 0, []]);
  });

  test('still answers when its command line can’t be looked up, or new ones can’t be kept', async () => {
    const first = await answerWith('reply', { line: `find ${'x'.repeat(2000)}` });
    it.bot.findLine = () => Promise.reject(new Error('no store'));
    const failed = await it.double.click(first, 'Go');
    expect(failed.reply.shown).toBe('Something went wrong here: please try again.');
    it.bot.saveLines = () => Promise.reject(new Error('no store'));
    it.bot.reply = () => message([text('answer')], [{ label: 'Go', line: `find ${'x'.repeat(2000)}`, mode: 'reply' }]);
    expect((await it.double.command('/latest')).reply.shown).toContain('answer');
    expect(it.log.loud).toHaveLength(2);
  });

  test('that is pressed once is answered once, however often that is delivered', async () => {
    const first = await answerWith('reply');
    const exchange = await it.double.click(first, 'Go');
    it.double.redeliver(exchange);
    await it.double.command('/latest');
    expect(exchange.messages).toHaveLength(1);
    expect(it.bot.asked).toEqual(['quote kerry', 'quote kerry page=2', 'latest']);
  });
});
