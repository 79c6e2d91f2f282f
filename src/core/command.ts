import type { Message } from './message.ts';
import type { Caller, Enquiries, NamedChannel, Place } from './place.ts';

/** A suggestion for an option's value. */
export type Choice = { label: string; value: string };

/** Longest value of an option, in UTF-16 code units, unless it says otherwise. */
export const MAX_LENGTH = 200;

export type Option<Services> = {
  description: string;
  /** `channel`: one of the platform's channels; its value is the channel's id. */
  type?: 'text' | 'number' | 'channel';
  required?: boolean;
  /** Takes the words of a command line that no other option takes; at most one a command. */
  rest?: boolean;
  /** As a rest option it takes the line from its first word to the end just as it was typed, quotation marks and all. */
  asTyped?: boolean;
  /** Takes a single word of a command line by its position among such options, or where the word looks like it. */
  positional?: { like: RegExp };
  /** Only used by buttons: not offered to people. */
  hidden?: boolean;
  maxLength?: number;
  complete?: (typed: string, services: Services) => Promise<Choice[]>;
};

type Options<Services> = Record<string, Option<Services>>;
type Value<O> = O extends { type: 'number' } ? number : string;

/**
 * A command that can be asked of a message somebody wrote, from that message's menu. `label` (1–32 characters) is what the
 * menu shows, `option` the option that gets what the command takes: the message's first web address, or all of its text
 * (up to 40,000 characters, so that the option's `maxLength` must allow for it).
 */
export type OnMessage = { label: string; option: string; takes: 'link' | 'text' };

/** The values given to a command: required ones are always there. */
export type Values<O extends Options<never>> = {
  [Name in keyof O]: O[Name] extends { required: true } ? Value<O[Name]> : Value<O[Name]> | undefined;
};

export type Request<Services, V> = {
  options: V;
  services: Services;
  caller: Caller;
  place: Place;
  channels?: readonly NamedChannel[];
  enquire?: Enquiries;
};

/** A command as a person reads of it, without what it does. */
export type CommandDeclaration = {
  name: string;
  description: string;
  options: Record<string, Omit<Option<never>, 'complete'> & { complete?: unknown }>;
  /** It changes state: it runs only once its acknowledgement has won. */
  changes?: boolean;
  onMessage?: OnMessage;
};

export type Command<Services> = {
  name: string;
  description: string;
  options: Options<Services>;
  changes?: boolean;
  onMessage?: OnMessage;
  /** The answer is for the caller alone: shown to nobody else, and with no button to share it unless it has a `line`. */
  private?: boolean;
  /** The answer follows from the options and the library alone, so it may be remembered while the library is the same. */
  remembered?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the values are typed where the command is defined, checked where it is run
  run(request: Request<Services, any>): Promise<Message>;
};

/** A command and the values of its options, as text. */
export type Invocation = { command: string; options: Record<string, string> };

/** A `defineCommand` for commands that use these services; the values' types follow from the options. */
export function commandsWith<Services>() {
  return <const O extends Options<Services>>(command: {
    name: string;
    description: string;
    options: O;
    changes?: boolean;
    onMessage?: OnMessage & { option: keyof O };
    private?: boolean;
    remembered?: boolean;
    run(request: Request<Services, Values<O>>): Promise<Message>;
  }): Command<Services> => command;
}

/** `/quote <speaker> [topic:…]`: what must be given, what has a place of its own, and what goes by name. */
export function usage(command: CommandDeclaration): string {
  const words = Object.entries(command.options)
    .filter(([, option]) => !option.hidden)
    .map(([name, option]) =>
      option.required ? `<${name}>` : option.rest || option.positional ? `[${name}]` : `[${name}:…]`,
    );
  return [`/${command.name}`, ...words].join(' ');
}
