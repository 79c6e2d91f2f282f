import { type CommandDeclaration, usage } from '../../core/command.ts';

/** Commands of Slack itself: one of them makes it refuse a manifest's whole list of commands. */
export const RESERVED: ReadonlySet<string> = new Set(
  `active apps archive away call collapse dm dnd expand feed feedback help invite join keys leave me msg mute open prefs
   remind remove rename search shortcuts shrug star status topic unarchive who`.split(/\s+/),
);

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
      slash_commands: [...commands.filter(isFree).map(slashCommand), umbrella(commands)],
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

const isFree = ({ name }: CommandDeclaration): boolean => !RESERVED.has(name) && name !== UMBRELLA;

function slashCommand(command: CommandDeclaration) {
  const hint = usage(command).slice(`/${command.name} `.length);
  return { ...described(command.name, command.description, hint) };
}

function umbrella(commands: readonly CommandDeclaration[]) {
  const names = commands.map(({ name }) => name).join(' | ');
  return described(UMBRELLA, 'All commands, also those whose names Slack keeps for itself', names);
}

/** `should_escape` has Slack tell the names of channels and people with their ids. */
function described(name: string, description: string, hint: string) {
  return { command: `/${name}`, description, ...(hint && { usage_hint: hint }), should_escape: true };
}
