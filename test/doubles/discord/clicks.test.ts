import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordDouble, MessageFlag } from './discord.ts';
import { paged, respond, startWithCommands, webhook } from './sample-bot.ts';

const V2 = MessageFlag.ComponentsV2;
let discord: DiscordDouble;

beforeEach(async () => {
  discord = await startWithCommands(Date.now);
});
afterEach(() => discord.close());

const ask = () => discord.slash('quote', { speaker: 'kerry' });

describe('a click', () => {
  it('updates the message in place', async () => {
    const asked = ask();
    await respond(discord, asked, 4, paged('1'));
    const clicked = discord.click('Next', asked.messages[0]);
    expect(clicked.interaction).toMatchObject({
      type: 3,
      data: { component_type: 2, custom_id: 'page 1', id: 3 },
      message: { id: asked.messages[0]?.id, flags: V2 },
    });
    await respond(discord, clicked, 7, paged('2'));
    expect(asked.messages).toMatchObject([{ text: '2', edits: 1 }]);
    expect(clicked.messages[0]).toBe(asked.messages[0]);
  });

  it('that defers its update is settled by the edit', async () => {
    const asked = ask();
    await respond(discord, asked, 4, paged('1'));
    const clicked = discord.click('page 1');
    await respond(discord, clicked, 6);
    expect(clicked.isSettled).toBe(false);
    await webhook(discord, clicked, 'PATCH', '/messages/@original', paged('2'));
    await clicked.settled();
    expect(asked.messages).toMatchObject([{ text: '2' }]);
  });

  it('may get a reply of its own, and leaves the message alone', async () => {
    const asked = ask();
    await respond(discord, asked, 4, paged('1'));
    const clicked = discord.click('Next', asked.messages[0], { name: 'Ada' });
    await respond(discord, clicked, 4, { ...paged('2'), flags: V2 | 64 });
    expect(asked.messages).toMatchObject([{ text: '1', ephemeral: false }]);
    expect(clicked.messages).toMatchObject([{ text: '2', ephemeral: true, onlyFor: discord.people.user('Ada').id }]);
  });

  it('cannot take Components V2 off a message', async () => {
    const asked = ask();
    await respond(discord, asked, 4, paged('1'));
    const reply = await respond(discord, discord.click('Next'), 7, { content: 'plain' });
    expect(reply).toMatchObject({ status: 400, body: { code: 50035, errors: { data: { content: {} } } } });
  });

  it('needs a button that the person sees and can press', async () => {
    const asked = ask();
    await respond(discord, asked, 4, { ...paged('1', { disabled: true }), flags: V2 | 64 });
    const [message] = asked.messages;
    expect(() => discord.click('Next', message, { name: 'Ada' })).toThrow('does not see');
    expect(() => discord.click('Back', message)).toThrow('no button');
    expect(() => discord.click('Next', message)).toThrow("can't be clicked");
    expect(() => discord.click('Back')).toThrow('No message');
    expect(discord.click('stale', message, undefined, { force: true }).interaction.data).toMatchObject({
      custom_id: 'stale',
    });
  });
});

describe('a choice from a select menu', () => {
  const menu = {
    ...{ type: 3, custom_id: 'topic', placeholder: 'Topic' },
    options: [
      { label: 'A', value: 'a' },
      { label: 'B', value: 'b' },
    ],
  };

  it('carries the values that were chosen', async () => {
    const asked = ask();
    await respond(discord, asked, 4, { content: 'x', components: [{ type: 1, components: [menu] }] });
    expect(discord.choose('Topic', ['b']).interaction.data).toMatchObject({
      ...{ component_type: 3, custom_id: 'topic', values: ['b'] },
    });
    expect(() => discord.choose('topic', ['c'])).toThrow('does not offer');
    expect(() => discord.choose('topic', ['a', 'b'])).toThrow('takes 1 to 1');
    expect(() => discord.click('topic')).toThrow("can't be clicked");
  });
});

describe('an autocompletion', () => {
  const choice = { name: 'John Kerry', value: 'kerry' };
  const complete = () => discord.autocomplete('quote', 'speaker', 'ker', undefined, { page: 2 });

  it('offers choices', async () => {
    const exchange = complete();
    expect(exchange.interaction.data).toMatchObject({
      options: [
        { name: 'page', value: 2 },
        { name: 'speaker', value: 'ker', focused: true },
      ],
    });
    await respond(discord, exchange, 8, { choices: [choice] });
    expect((await exchange.settled()).choices).toEqual([choice]);
    expect(await webhook(discord, exchange, 'POST', '', { content: 'x' })).toMatchObject({ body: { code: 10015 } });
  });

  it.each([
    ['twenty-six', Array.from({ length: 26 }, () => choice)],
    ['one without a name', [{ name: '', value: 'x' }]],
    ['one with a name of 101 characters', [{ name: 'x'.repeat(101), value: 'x' }]],
    ['one with a value of 101 characters', [{ name: 'x', value: 'x'.repeat(101) }]],
    ['one with a number for text', [{ name: 'x', value: 5 }]],
  ])('is refused with %s', async (_, choices) => {
    expect(await respond(discord, complete(), 8, { choices })).toMatchObject({ status: 400, body: { code: 50035 } });
  });
});
