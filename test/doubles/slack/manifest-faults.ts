// What Slack refuses in an app manifest, after its published manifest schema and the names it keeps for itself.

import { type Fault, firstLoneSurrogate } from './fault.ts';
import {
  address,
  all,
  type Check,
  flag,
  integer,
  isObject,
  type JsonObject,
  list,
  oneOf,
  pattern,
  type Report,
  record,
  text,
} from './json-schema.ts';
import { BOT_SCOPES, EVENT_SCOPES } from './scopes.ts';

/** One of these in a manifest makes Slack refuse the whole list of commands. */
export const RESERVED_COMMANDS: ReadonlySet<string> = new Set(
  `active apps archive away call collapse dm dnd expand feed feedback help invite join keys leave me msg mute open prefs
   remind remove rename search shortcuts shrug star status topic unarchive who`
    .split(/\s+/)
    .map((name) => `/${name}`),
);

const slashCommand = record(
  { command: pattern(/^\/[a-z0-9_-]+$/, 32), description: text({ min: 1, max: 2000 }) },
  { usage_hint: text({ min: 1, max: 1000 }), should_escape: flag, url: address(3000) },
);

const shortcut = record({
  name: text({ min: 1, max: 24 }),
  type: oneOf('message', 'global'),
  callback_id: text({ min: 1, max: 255 }),
  description: text({ min: 1, max: 150 }),
});

const features = record(
  {},
  {
    app_home: record({}, { home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag }),
    bot_user: record({ display_name: text({ min: 1, max: 80 }) }, { always_online: flag }),
    shortcuts: list(shortcut, { min: 1, max: 10 }),
    slash_commands: list(slashCommand, { min: 1, max: 50 }),
  },
);

const botScope: Check = (value, at, report) => {
  if (typeof value !== 'string') report('must provide a string', at);
  else if (!BOT_SCOPES.has(value)) report(`unknown scope: ${value}`, at);
};

const oauth = record(
  {},
  {
    redirect_urls: list(address(2500), { max: 1000 }),
    scopes: record({}, { bot: list(botScope, { max: 255 }), user: list(text({ max: 50 }), { max: 255 }) }),
    token_management_enabled: flag,
  },
);

const eventName = text({ min: 1, max: 50 });
const settings = record(
  {},
  {
    event_subscriptions: record(
      {},
      {
        request_url: address(3500),
        bot_events: list(eventName, { max: 100 }),
        user_events: list(eventName, { max: 100 }),
      },
    ),
    interactivity: record(
      { is_enabled: flag },
      { request_url: address(3500), message_menu_options_url: address(3500) },
    ),
    org_deploy_enabled: flag,
    socket_mode_enabled: flag,
    token_rotation_enabled: flag,
    is_hosted: flag,
  },
);

const displayInformation = record(
  { name: text({ min: 1, max: 35 }) },
  {
    description: text({ min: 1, max: 140 }),
    long_description: text({ min: 175, max: 4000 }),
    background_color: pattern(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/),
  },
);

const checkManifest = all(
  record(
    { display_information: displayInformation },
    {
      _metadata: record({}, { major_version: integer(1), minor_version: integer(0) }),
      features,
      oauth_config: oauth,
      settings,
    },
  ),
  checkCommandNames,
  checkAddresses,
  checkScopes,
);

/** Everything for which Slack would refuse the manifest. */
export function faultsOfManifest(manifest: unknown): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (message, pointer) => faults.push({ error: 'invalid_manifest', message, pointer });
  const broken = firstLoneSurrogate(manifest, '');
  if (broken !== undefined) report('single unpaired surrogate', broken);
  checkManifest(manifest, '', report);
  return faults;
}

/** The slash commands a manifest registers, those of a broken manifest too. */
export function commandsOfManifest(manifest: unknown): JsonObject[] {
  const commands = at(manifest, 'features', 'slash_commands');
  return Array.isArray(commands) ? commands.filter(isObject) : [];
}

export function botScopesOfManifest(manifest: unknown): string[] {
  const scopes = at(manifest, 'oauth_config', 'scopes', 'bot');
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
}

function checkCommandNames(manifest: unknown, _at: string, report: Report): void {
  const seen = new Set<unknown>();
  commandsOfManifest(manifest).forEach(({ command }, index) => {
    const pointer = `/features/slash_commands/${index}/command`;
    if (seen.has(command)) report(`\`command\` "${command}" already exists`, pointer);
    if (RESERVED_COMMANDS.has(String(command))) report(`"${command}" is a command of Slack itself`, pointer);
    seen.add(command);
  });
}

/** The callback ids of its message shortcuts. */
export function messageShortcutsOfManifest(manifest: unknown): string[] {
  const shortcuts = at(manifest, 'features', 'shortcuts');
  const listed = Array.isArray(shortcuts) ? shortcuts.filter(isObject) : [];
  return listed.filter(({ type }) => type === 'message').map((shortcut) => String(shortcut.callback_id));
}

/** Without Socket Mode, Slack has to know where to send commands and clicks. */
function checkAddresses(manifest: unknown, _at: string, report: Report): void {
  if (at(manifest, 'settings', 'socket_mode_enabled') === true) return;
  commandsOfManifest(manifest).forEach(({ url }, index) => {
    if (url === undefined) report('missing required field: url', `/features/slash_commands/${index}`);
  });
  const interactivity = at(manifest, 'settings', 'interactivity');
  if (isObject(interactivity) && interactivity.is_enabled === true && interactivity.request_url === undefined) {
    report('missing required field: request_url', '/settings/interactivity');
  }
}

/** Commands, bot users and events each ask for something else in the same manifest. */
function checkScopes(manifest: unknown, _at: string, report: Report): void {
  const scopes = new Set(botScopesOfManifest(manifest));
  if (commandsOfManifest(manifest).length > 0 && !scopes.has('commands')) {
    report('slash commands require the scope commands', '/oauth_config/scopes/bot');
  }
  if (at(manifest, 'features', 'shortcuts') !== undefined && !scopes.has('commands')) {
    report('shortcuts require the scope commands', '/oauth_config/scopes/bot');
  }
  if (scopes.size > 0 && at(manifest, 'features', 'bot_user') === undefined) {
    report('bot scopes require a bot_user', '/features');
  }
  const events = at(manifest, 'settings', 'event_subscriptions', 'bot_events');
  if (!Array.isArray(events)) return;
  events.forEach((event, index) => {
    const needed = EVENT_SCOPES[String(event)];
    if (needed !== undefined && !scopes.has(needed)) {
      report(`the event ${event} requires the scope ${needed}`, `/settings/event_subscriptions/bot_events/${index}`);
    }
  });
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}
