import { randomBytes } from 'node:crypto';
import { type Command, type CommandDeclaration, commandsWith, type Invocation, MAX_LENGTH } from './core/command.ts';
import { ConfigError, UserError } from './core/errors.ts';
import { formatLine, splitCommand } from './core/grammar.ts';
import type { Log } from './core/log.ts';
import type { Action, Message } from './core/message.ts';
import type { Answer, Ask, Audience, Bot } from './core/platform.ts';
import type { Digests } from './digest/digests.ts';
import type { Drafts } from './ingest/drafts.ts';
import type { Ingest } from './ingest/ingest.ts';
import type { Corrections } from './library/corrections.ts';
import type { Library } from './library/library.ts';
import { recentAnswers } from './recent-answers.ts';
import { checked, understand } from './understand.ts';
import { errorMessage } from './views/error.ts';

/** What commands may use. */
export type Services = {
  library: Library;
  digests: Digests;
  corrections: Corrections;
  ingest: Ingest;
  drafts: Drafts;
  commands: readonly CommandDeclaration[];
  /** Ids of people and roles who may manage digests, and publish, everywhere. */
  managers: readonly string[];
  /** The IANA time zone of those whose own is not known. */
  zone: string;
};
export const defineCommand = commandsWith<Services>();

export type BotOptions = Omit<Services, 'commands'> & {
  commands: readonly Command<Services>[];
  /** Where answers go that nobody asked to share. */
  reply: Audience;
  lines: { save(lines: Record<string, string>): Promise<void>; find(id: string): Promise<string | undefined> };
  log: Log;
};

/** The only place that dispatches, and the only catch for commands: whatever is asked, the answer is a message. */
export function createBot({ reply, lines, log, ...services }: BotOptions): Bot {
  const { commands, library } = services;
  const recently = recentAnswers(library.version);
  const byName = new Map(commands.map((command) => [command.name, command]));

  const answer = async (ask: Ask): Promise<Answer> => {
    const audience = audienceOf(ask.mode, ask.place, ask.invocation);
    try {
      if (ask.mode === 'share' && !ask.place.maySpeak)
        throw new UserError('You may not write in this channel, so I can’t share there for you.');
      const { command, invocation } = understand(ask.invocation, byName);
      if (ask.mode === 'share' && command.changes)
        throw new UserError(`Only answers are shared, and /${command.name} does something: it was not done again.`);
      const options = checked(command, invocation.options);
      const { caller, place, channels, enquire } = ask;
      const sharing = command.changes ? 'private' : sharingOf(ask, audience);
      const run = async () => {
        const message = await command.run({ options, services, caller, place, channels, enquire });
        const line = message.line ?? (command.private ? undefined : formatLine(invocation));
        return signed(message, sharing, caller.name, line);
      };
      const key = `${sharing} ${formatLine(invocation)}`;
      const message = command.remembered && sharing !== 'shared' ? await recently(key, run) : await run();
      return { message, audience: message.error ? 'caller' : audience };
    } catch (error) {
      return { message: failure(error, log), audience: 'caller' };
    }
  };

  const named = (invocation: string | Invocation): Command<Services> | undefined =>
    byName.get(typeof invocation === 'string' ? splitCommand(invocation, byName).name : invocation.command);

  const audienceOf: Bot['audience'] = (mode, { maySpeak }, invocation) => {
    const isOpen = reply === 'channel' && !(invocation && named(invocation)?.private);
    return maySpeak && (mode === 'share' || isOpen) ? 'channel' : 'caller';
  };

  return {
    commands,
    answer,
    audience: audienceOf,
    complete: async (name, option, typed) => {
      try {
        const choices = await byName.get(name)?.options[option]?.complete?.(typed.slice(0, MAX_LENGTH), services);
        return (choices ?? []).slice(0, 25);
      } catch (error) {
        log.error({ error: String(error) }, 'completion failed');
        return [];
      }
    },
    changes: (invocation) => named(invocation)?.changes ?? false,
    saveLines: lines.save,
    findLine: lines.find,
  };
}

/** Whether an answer is being shared, may be shared by those who may speak there, or neither. */
type Sharing = 'shared' | 'shareable' | 'private';

function sharingOf({ mode, place }: Ask, audience: Audience): Sharing {
  if (mode === 'share') return 'shared';
  return audience === 'caller' && !place.direct && place.maySpeak ? 'shareable' : 'private';
}

/** A shared answer says who shared it; one that may be shared, as a line, has a button for that. */
function signed(message: Message, sharing: Sharing, name: string, line: string | undefined): Message {
  if (message.error || sharing === 'private') return message;
  if (sharing === 'shared')
    return { ...message, blocks: [...message.blocks, { type: 'small', spans: ['Shared by ', name] }] };
  if (line === undefined) return message;
  const share: Action = { label: 'Share to channel', line, mode: 'share' };
  return { ...message, actions: [...message.actions, share] };
}

function failure(error: unknown, log: Log): Message {
  if (error instanceof UserError) return errorMessage(error.message, error.actions);
  if (error instanceof ConfigError) {
    log.error({}, error.message);
    return errorMessage(
      `That can’t be done just now, and nothing was changed. Tell whoever runs Verbatim: ${error.message}`,
    );
  }
  const id = randomBytes(3).toString('hex');
  log.error({ id, error: error instanceof Error ? error.stack : String(error) }, 'a command failed');
  return errorMessage(
    `Something went wrong here, and was recorded under ${id}. Please try again; nothing was changed.`,
  );
}
