import type { Services } from '../src/bot.ts';
import type { Option } from '../src/core/command.ts';

/** Options that several commands share. */
export const topic = {
  description: 'A briefing or a topic',
  complete: (typed, { library }) => library.completeTopics(typed),
} as const satisfies Option<Services>;

export const speaker = {
  description: 'Who said it: any part of the name',
  complete: (typed, { library }) => library.completeSpeakers(typed),
} as const satisfies Option<Services>;

export const page = { description: 'Which page', type: 'number', hidden: true } as const satisfies Option<Services>;
