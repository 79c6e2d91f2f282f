import { ConfigError } from './core/errors.ts';
import type { Audience } from './core/platform.ts';

export type DiscordConfig = { token: string; guildId?: string; apiUrl?: string };
export type SlackConfig = { botToken: string; appToken: string; apiUrl?: string };

/** What the environment asks for. A platform is on when its tokens are there. */
export type Config = {
  discord?: DiscordConfig;
  slack?: SlackConfig;
  /** What keeps a platform that is asked for from starting, one sentence each: the others start without it. */
  platformFaults: string[];
  data: string;
  /** The folder of the embedded store, used unless there is the address of a PostgreSQL. */
  state: string;
  databaseUrl?: string;
  reply: Audience;
  zone: string;
  /** Ids of the users and Discord roles that may manage digests, publish and correct wherever they are. */
  managers: string[];
  /** Pages on this machine itself may be fetched: for tests. */
  fetchLoopback: boolean;
  logLevel: string;
};

type Read = (name: string) => string | undefined;
/** What must hold of a setting, and the mend where it doesn't. */
type Need = [holds: boolean, mend: string];

const MANAGER = /^(?:\d{5,20}|[UW][A-Z\d]{2,30})$/;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Throws one ConfigError that names every fault of what all platforms need; no fault repeats a secret's value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read: Read = (name) => env[name]?.trim() || undefined;
  const config: Config = {
    platformFaults: [],
    data: read('VERBATIM_DATA') ?? 'data',
    state: read('VERBATIM_STATE') ?? '.verbatim',
    databaseUrl: read('DATABASE_URL'),
    reply: (read('VERBATIM_REPLY') ?? 'caller') as Audience,
    zone: read('VERBATIM_ZONE') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    managers:
      read('VERBATIM_MANAGERS')
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? [],
    fetchLoopback: read('VERBATIM_FETCH_LOOPBACK') === 'yes',
    logLevel: read('LOG_LEVEL') ?? 'info',
  };
  const faults = unmet([
    [['caller', 'channel'].includes(config.reply), 'VERBATIM_REPLY is caller or channel'],
    [isZone(config.zone), 'VERBATIM_ZONE is an IANA time zone such as Europe/Berlin'],
    [
      config.managers.every((id) => MANAGER.test(id)),
      'VERBATIM_MANAGERS holds ids separated by commas: numbers (Discord users and roles), U… or W… (Slack members)',
    ],
    [['yes', 'no', undefined].includes(read('VERBATIM_FETCH_LOOPBACK')), 'VERBATIM_FETCH_LOOPBACK is yes or no'],
    [LEVELS.includes(config.logLevel), `LOG_LEVEL is one of ${LEVELS.join(', ')}`],
    [
      isAddress(config.databaseUrl, /^postgres(ql)?:$/),
      'DATABASE_URL is an address such as postgres://user:password@host:5432/verbatim, with the special characters of ' +
        'the password percent-encoded',
    ],
  ]);
  if (faults) throw new ConfigError(`Please mend the settings (.env): ${faults}.`);

  const take = <Platform extends 'discord' | 'slack'>(name: Platform, value: Config[Platform], needs: Need[]) => {
    const fault = unmet(needs);
    if (fault) config.platformFaults.push(`${name}: please mend the settings (.env): ${fault}.`);
    else if (value) config[name] = value;
  };
  take('discord', ...readDiscord(read));
  take('slack', ...readSlack(read));
  return config;
}

function readDiscord(read: Read): [DiscordConfig | undefined, Need[]] {
  const token = read('DISCORD_TOKEN');
  const [guildId, apiUrl] = [read('DISCORD_GUILD_ID'), read('DISCORD_API_URL')?.replace(/\/$/, '')];
  if (!token) return [undefined, []];
  const needs: Need[] = [
    [!/\s/.test(token), 'DISCORD_TOKEN holds a space, which no token does: copy it again from Bot → Reset Token'],
    [!guildId || /^\d{5,20}$/.test(guildId), 'DISCORD_GUILD_ID is a number: right-click the server, Copy Server ID'],
    [isAddress(apiUrl), 'DISCORD_API_URL is a web address'],
  ];
  return [{ token, guildId, apiUrl }, needs];
}

function readSlack(read: Read): [SlackConfig | undefined, Need[]] {
  const [botToken, appToken] = [read('SLACK_BOT_TOKEN'), read('SLACK_APP_TOKEN')];
  const [signingSecret, apiUrl] = [read('SLACK_SIGNING_SECRET'), read('SLACK_API_URL')?.replace(/\/?$/, '/')];
  const withoutAppToken = signingSecret
    ? 'SLACK_SIGNING_SECRET: HTTP mode is not there yet; set SLACK_APP_TOKEN for Socket Mode'
    : 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN beside it: the app-level token with connections:write';
  const needs: Need[] = [
    [!botToken || botToken.includes('xoxb-'), 'SLACK_BOT_TOKEN begins with xoxb-: it is the Bot User OAuth Token'],
    [
      !appToken || appToken.startsWith('xapp-'),
      'SLACK_APP_TOKEN begins with xapp-: it is the app-level token with connections:write',
    ],
    [!appToken || !!botToken, 'SLACK_APP_TOKEN needs SLACK_BOT_TOKEN beside it: the Bot User OAuth Token'],
    [!botToken || !!appToken, withoutAppToken],
  ];
  if (!botToken && !appToken) return [undefined, []];
  needs.push([isAddress(apiUrl), 'SLACK_API_URL is a web address']);
  return [botToken && appToken ? { botToken, appToken, apiUrl } : undefined, needs];
}

const unmet = (needs: readonly Need[]): string => needs.flatMap(([holds, mend]) => (holds ? [] : [mend])).join('; ');

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

const isAddress = (url: string | undefined, protocol = /^https?:$/): boolean =>
  !url || (URL.canParse(url) && protocol.test(new URL(url).protocol));
