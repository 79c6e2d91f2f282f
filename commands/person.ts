import { defineCommand } from '../src/bot.ts';
import { UserError } from '../src/core/errors.ts';
import { phrase } from '../src/core/text.ts';
import { didYouMean, whichSpeaker } from '../src/views/library.ts';
import { BRIEFS_A_PAGE, personLine, personMessage } from '../src/views/person.ts';
import { page, speaker } from './options.ts';

export const person = defineCommand({
  name: 'person',
  description: 'Who somebody is: titles over time, latest quotations, briefings',
  remembered: true,
  options: {
    name: { ...speaker, description: 'Who: any part of the name', required: true, rest: true },
    page,
  },
  async run({ options, services: { library } }) {
    const open = (name: string) => personLine(name, 1);
    // A page is given by buttons only, and they give the speaker's whole name.
    const found = await library.speaker(options.name, options.page !== undefined);
    if (found.type === 'several') return whichSpeaker(found.speakers, open);
    if (found.type === 'unknown') {
      const question = found.similar.length > 0 ? 'Did you mean one of these?' : 'Search the briefings with /find.';
      throw new UserError(
        phrase`Nobody called ${options.name} is quoted here. ${question}`,
        didYouMean(found.similar, open),
      );
    }
    const known = await library.person(found.speaker, BRIEFS_A_PAGE, options.page ?? 1);
    return personMessage(found.speaker, known);
  },
});
