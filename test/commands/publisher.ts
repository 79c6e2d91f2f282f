import type { BotOptions } from '../../src/bot.ts';
import type { Brief } from '../../src/core/brief.ts';
import type { Ask } from '../../src/core/platform.ts';
import { CHANNEL, openBot, type TestBot } from '../fixtures/bot.ts';
import { LIGHTHOUSE, pageOf, webOf } from '../ingest/pages.ts';

export const LIGHT = 'https://gazette.example/light';

/** Somebody who manages the channel, and somebody who does not. */
export const EDITOR: Partial<Ask> = { place: CHANNEL, enquire: { access: async () => ({ manages: true }) } };
export const READER: Partial<Ask> = { place: CHANNEL, enquire: { access: async () => ({ manages: false }) } };

/** A bot whose web has the lighthouse of Port Ansel. */
export async function openNewsroom(options: Partial<BotOptions> = {}, ...briefs: Brief[]) {
  const web = webOf({ [LIGHT]: pageOf(LIGHTHOUSE) });
  const test: TestBot = await openBot(briefs, { fetch: web.fetch, ...options });
  return {
    ...{ test, web },
    /** What an editor is answered. */
    edit: (line: string, facts: Partial<Ask> = EDITOR) => test.reply(line, facts),
    notice: async (line: string, facts: Partial<Ask> = EDITOR) => (await test.reply(line, facts)).notice,
    /** The id of the draft of the lighthouse. */
    async draft(): Promise<string> {
      const { notice } = await test.reply(`/add ${LIGHT}`, EDITOR);
      const id = /^Draft (\w+): /.exec(notice)?.[1];
      if (!id) throw new Error(notice);
      return id;
    },
    close: test.close,
  };
}

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;
