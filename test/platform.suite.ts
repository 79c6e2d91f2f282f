import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { defineCommand } from '../src/bot.ts';
import type { Brief } from '../src/core/brief.ts';
import type { Platform, Target } from '../src/core/platform.ts';
import { openBot, type TestBot } from './fixtures/bot.ts';
import { bridge, briefOf, said, storm } from './fixtures/briefs.ts';
import { asRead } from './oracle/as-read.ts';

/** What a person sees of an answer: all its messages' text, its buttons, whether others see it too. */
export type Shown = { text: string; buttons: string[]; forAll: boolean };

/** A platform with the bot on it, and somebody's hands and eyes. */
export type World = {
  platform: Platform;
  /** Types a command and the words of its rest option. */
  ask(command: string, words?: string): Promise<Shown>;
  /** Presses a button of the answer before. */
  press(label: string): Promise<Shown>;
  /** Uses a command in the menu of a message of this text; undefined where messages have no menu. */
  useOn?(command: string, label: string, text: string): Promise<Shown>;
  /** Where `send` can post, and what was posted there. */
  target: Target;
  posted(): string[];
  close(): Promise<void>;
};

const HOSTILE =
  '*not* _so_ ~~fast~~ `ok` ||no|| <@1> <!here> @everyone # a\n> b\n-# c\n1. d [e](http://f.example) &amp; :smile: \\*';
const SAID = 'Nobody asked the ferrymen.';
const MANY = 33;
const COUNT = 'Count this text';

const count = defineCommand({
  name: 'count',
  description: 'Counts characters',
  options: { text: { description: 'Which', required: true, maxLength: 40_000 } },
  onMessage: { label: COUNT, option: 'text', takes: 'text' },
  private: true,
  run: async ({ options: { text } }) => {
    const notice = `${text.length} characters, the first ${text.slice(0, 3)}.`;
    return { notice, blocks: [{ type: 'text', spans: [notice] }], actions: [] };
  },
});

const hostile = (): Brief =>
  briefOf('hostile', {
    title: 'A *bold* <b>title</b>',
    quotes: [said('Al_ex *Q* <@2>', HOSTILE, { title: '> head of `x`' })],
  });
const long = (): Brief =>
  briefOf('long', {
    quotes: Array.from({ length: MANY }, (_, at) =>
      said('Nadia Orlov', `Point ${at + 1}: ${'we said it again, and '.repeat(12)}so on.`),
    ),
  });

/** What every platform must do. `open` starts the platform's adapter against its double, with this bot. */
export function platformSuite(name: string, open: (test: TestBot) => Promise<World>): void {
  describe(`${name}, as every platform`, () => {
    let test: TestBot;
    let world: World;
    beforeEach(async () => {
      test = await openBot([storm(), long(), hostile(), bridge()], { commands: [...commands, count] });
      world = await open(test);
    });
    afterEach(async () => {
      await world.close();
      await test.close();
    });

    it('shows a quotation word for word, with name, title, briefing and receipt, to the one who asked', async () => {
      const { text, forAll } = await world.ask('quote', 'brandt');
      expect(text).toContain(`“${SAID}”`);
      expect(text).toMatch(/Tomas Brandt, Ferry captain/);
      expect(text).toContain('The mayor opens the new bridge');
      expect(text).toContain('see it in the article');
      expect(forAll).toBe(false);
    });

    it('shows text that is full of markup as exactly those characters', async () => {
      const { text } = await world.ask('quote', 'Al_ex');
      expect(asRead(text)).toContain(asRead(HOSTILE));
      expect(text).toContain('Al_ex *Q* <@2>, > head of `x`');
      expect(text).toContain('A *bold* <b>title</b>');
    });

    it('gives source and read time, and labels whose words they are', async () => {
      const { text } = await world.ask('brief', 'new-bridge');
      expect(text).toMatch(/Source: The Harbour Gazette/);
      expect(text).toContain('1 min read');
      expect(text).toContain('an editor’s own words');
      expect(text).toContain('in the article’s words');
    });

    it('shows every quotation of a long briefing, page by page', async () => {
      let { text, buttons } = await world.ask('brief', 'long');
      for (let pages = 1; buttons.includes('Next ›'); pages += 1) {
        expect(pages).toBeLessThan(10);
        const next = await world.press('Next ›');
        text += next.text;
        buttons = next.buttons;
      }
      for (let at = 1; at <= MANY; at += 1) expect(text).toContain(`“Point ${at}: `);
      expect(text.match(/Nadia Orlov/g)?.length).toBeGreaterThanOrEqual(MANY);
    });

    it('answers a misspelt name with buttons that lead to the right one', async () => {
      const { text, buttons } = await world.ask('quote', 'brant');
      expect(text).toContain('Did you mean');
      expect(buttons).toContain('Tomas Brandt');
      expect((await world.press('Tomas Brandt')).text).toContain(SAID);
    });

    it('answers far too long and unreadable words with one sentence', async () => {
      const tooLong = await world.ask('find', 'x'.repeat(10_000));
      expect(tooLong.text).toMatch(/10,000 characters, 200 are the most/);
      expect((await world.ask('brief', 'a\u0007b')).text).toMatch(/control character \(U\+0007\)/);
    });

    it('answers a command on a message to the one who used it, with nothing to share', async () => {
      if (!world.useOn) return;
      expect(await world.useOn('count', COUNT, `“${'a'.repeat(3_998)}”`)).toEqual({
        text: '4000 characters, the first “aa.',
        buttons: [],
        forAll: false,
      });
      expect((await world.useOn('count', COUNT, '')).text).toBe(
        'There is no text in this message: choose one that has some.',
      );
    });

    it('renders the same message the same way, and differently what differs', async () => {
      const [one, other] = [await test.reply('brief new-bridge'), await test.reply('brief spring-storm')];
      expect(world.platform.render(structuredClone(one))).toEqual(world.platform.render(one));
      expect(world.platform.render(one)).not.toEqual(world.platform.render(other));
    });

    it('sends a part to a channel and says that it was sent', async () => {
      const [part] = world.platform.render(await test.reply('quote brandt'));
      if (!part) throw new Error('nothing was rendered');
      expect(await world.platform.send(world.target, part, 'k'.repeat(22))).toMatchObject({ type: 'sent' });
      expect(world.posted().filter((text) => text.includes(SAID))).toHaveLength(1);
    });
  });
}
