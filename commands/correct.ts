import { defineCommand, type Services } from '../src/bot.ts';
import type { Option } from '../src/core/command.ts';
import { MAX_NOTE } from '../src/library/corrections.ts';
import { confirmRetraction, correctedMessage, correctionsList } from '../src/views/corrections.ts';
import { requirePublisher } from './rights.ts';

const slug = {
  description: 'The briefing',
  required: true,
  positional: { like: /^\S/ }, // the first word; a note begins with any
  complete: (typed, { corrections }) => corrections.complete(typed),
} as const satisfies Option<Services>;

const note = {
  description: 'What was wrong, in a sentence that readers are shown',
  required: true,
  rest: true,
  asTyped: true,
  maxLength: MAX_NOTE,
} as const satisfies Option<Services>;

const RECENT = 10;

export const correct = defineCommand({
  name: 'correct',
  description: 'Add a correction to a briefing; messages that show it are edited, and the next digests say it',
  changes: true,
  private: true,
  options: { slug, note },
  async run(request) {
    await requirePublisher(request);
    const { options, services, caller } = request;
    return correctedMessage('Corrected', await services.corrections.correct(options.slug, options.note, caller.id));
  },
});

export const retract = defineCommand({
  name: 'retract',
  description: 'Take a briefing back: only your note is left of it, in delivered messages, too',
  changes: true,
  private: true,
  options: { slug, note, sure: { description: 'Don’t ask', hidden: true } },
  async run(request) {
    await requirePublisher(request);
    const { options, services, caller } = request;
    if (options.sure !== 'yes') {
      const state = await services.corrections.check(options.slug, options.note);
      const editable = state.messages.filter((message) => message.state !== 'failed');
      return confirmRetraction(state, options.note, editable.length);
    }
    return correctedMessage('Retracted', await services.corrections.retract(options.slug, options.note, caller.id));
  },
});

export const corrections = defineCommand({
  name: 'corrections',
  description: 'What was corrected, and what became of the messages that showed it',
  private: true,
  options: { slug: { ...slug, required: false, rest: true, positional: undefined } },
  async run(request) {
    await requirePublisher(request);
    const { options, services } = request;
    if (!options.slug) return correctionsList(await services.corrections.recent(RECENT));
    const state = await services.corrections.of(options.slug);
    const did = state.retracted ? 'Retracted' : state.corrections.length > 0 ? 'Corrected' : 'Not corrected';
    return correctedMessage(did, state);
  },
});
