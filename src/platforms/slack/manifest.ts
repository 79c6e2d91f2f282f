import { type CommandDeclaration, usage } from '../../core/command.ts';

/** Commands of Slack itself: one of them makes it refuse a manifest's whole list of commands. */
export const RESERVED: ReadonlySet<string> = new Set(
  `active apps archive away call collapse dm dnd expand feed feedback help invite join keys leave me msg mute open prefs
   remind remove rename search shortcuts shrug star status topic unarchive who`.split(/\s+/),
);

/** Source: https://docs.slack.dev/reference/app-manifest */
const MAX_DESCRIPTION = 2_000;
const MAX_HINT = 1_000;
const MAX_SHORTCUTS = 10;
const MAX_SHORTCUT_NAME = 24;
const MAX_SHORTCUT_DESCRIPTION = 150;

/** Reaches every command, those too that Slack keeps for itself: `/verbatim help`. */
export const UMBRELLA = 'verbatim';

/** All that scheduled digests will need too: scopes that are added later mean installing the app anew. */
const SCOPES = [
  'commands',
  'chat:write',
  'users:read',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'im:write',
  'im:history',
  'metadata.message:read',
];

/**
 * The app manifest for these commands, in Socket Mode.
 * Source: https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(commands: readonly CommandDeclaration[], { name = 'Verbatim' } = {}) {
  const shortcuts = messageShortcuts(commands);
  return {
    display_information: {
      name,
      description: 'Briefings of news articles with every quotation word for word',
      background_color: '#1f2937',
    },
    features: {
      // People type commands in the app's own conversation, which they could not in a read-only tab.
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-'), always_online: true },
      // Slack takes no empty list.
      ...(shortcuts.length > 0 && { shortcuts }),
      slash_commands: [...slashCommands(commands), umbrella(commands)],
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}

/** What stands in the menu of a message; the scope `commands` is all they need. */
function messageShortcuts(commands: readonly CommandDeclaration[]) {
  const shortcuts = commands.flatMap(({ name, description, onMessage }) =>
    onMessage
      ? {
          name: shortened(onMessage.label, MAX_SHORTCUT_NAME),
          type: 'message',
          callback_id: name,
          description: shortened(description, MAX_SHORTCUT_DESCRIPTION),
        }
      : [],
  );
  return shortcuts.slice(0, MAX_SHORTCUTS);
}

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** Slack has no sub-commands: those whose names begin with the same word share its slash command. */
function slashCommands(commands: readonly CommandDeclaration[]) {
  const groups = Map.groupBy(commands, headOf);
  const free = [...groups].filter(([head]) => !RESERVED.has(head) && head !== UMBRELLA);
  return free.map(([head, group]) => slashCommand(head, group));
}

const headOf = ({ name }: CommandDeclaration): string => name.split(' ', 1)[0] as string;

function slashCommand(head: string, group: readonly CommandDeclaration[]) {
  const whole = group.find(({ name }) => name === head);
  if (whole && group.length === 1) return described(head, whole.description, usage(whole).slice(`/${head} `.length));
  const subs = group.filter(({ name }) => name !== head);
  const names = subs.map(({ name }) => name.slice(head.length + 1));
  const description = whole?.description ?? `${head.charAt(0).toUpperCase()}${head.slice(1)}: ${names.join(', ')}`;
  return described(head, description, hintOf(subs.map((sub) => shortUsage(sub).slice(head.length + 1))));
}

/** A command's name and what it can't do without. */
function shortUsage({ name, options }: CommandDeclaration): string {
  const required = Object.entries(options).filter(([, option]) => option.required && !option.hidden);
  return [name, ...required.map(([option]) => `<${option}>`)].join(' ');
}

/** As many of the choices as Slack takes. */
function hintOf(choices: readonly string[]): string {
  const hint = choices.join(' | ');
  return hint.length <= MAX_HINT ? hint : hintOf([...choices.slice(0, choices.at(-1) === '…' ? -2 : -1), '…']);
}

function umbrella(commands: readonly CommandDeclaration[]) {
  const heads = [...new Set(commands.map(headOf))];
  return described(UMBRELLA, 'All commands, also those whose names Slack keeps for itself', hintOf(heads));
}

/** `should_escape` has Slack tell the names of channels and people with their ids. */
function described(name: string, description: string, hint: string) {
  return {
    command: `/${name}`,
    description: description.slice(0, MAX_DESCRIPTION),
    ...(hint && { usage_hint: hint }),
    should_escape: true,
  };
}
