import { ConfigError } from './core/errors.ts';
import type { Audience } from './core/platform.ts';

/** What the environment asks for. A platform is on when its tokens are there. */
export type Config = {
  discord?: { token: string; guildId?: string; apiUrl?: string };
  slack?: { botToken: string; appToken: string; apiUrl?: string };
  data: string;
  state: string;
  reply: Audience;
  zone: string;
  logLevel: string;
};

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Throws one ConfigError that names every fault; it never repeats a secret's value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: string[] = [];
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const need = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };

  const config: Config = {
    data: read('VERBATIM_DATA') ?? 'data',
    state: read('VERBATIM_STATE') ?? '.verbatim',
    reply: (read('VERBATIM_REPLY') ?? 'caller') as Audience,
    zone: read('VERBATIM_ZONE') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    logLevel: read('LOG_LEVEL') ?? 'info',
  };
  need(['caller', 'channel'].includes(config.reply), 'VERBATIM_REPLY is caller or channel');
  need(isZone(config.zone), 'VERBATIM_ZONE is an IANA time zone such as Europe/Berlin');
  need(LEVELS.includes(config.logLevel), `LOG_LEVEL is one of ${LEVELS.join(', ')}`);
  need(!read('DATABASE_URL'), 'DATABASE_URL: this version keeps its store in VERBATIM_STATE only; take the line out');

  const token = read('DISCORD_TOKEN');
  const [guildId, discordUrl] = [read('DISCORD_GUILD_ID'), read('DISCORD_API_URL')?.replace(/\/$/, '')];
  need(
    !token || /^[\w.-]+$/.test(token),
    'DISCORD_TOKEN holds characters that no token has: copy it again from Bot → Reset Token',
  );
  need(!guildId || /^\d{5,20}$/.test(guildId), 'DISCORD_GUILD_ID is a number: right-click the server, Copy Server ID');
  need(isAddress(discordUrl), 'DISCORD_API_URL is a web address');
  if (token) config.discord = { token, guildId, apiUrl: discordUrl };

  const [botToken, appToken, signingSecret] = [
    read('SLACK_BOT_TOKEN'),
    read('SLACK_APP_TOKEN'),
    read('SLACK_SIGNING_SECRET'),
  ];
  const slackUrl = read('SLACK_API_URL')?.replace(/\/?$/, '/');
  need(!botToken || botToken.startsWith('xoxb-'), 'SLACK_BOT_TOKEN begins with xoxb-: it is the Bot User OAuth Token');
  need(
    !appToken || appToken.startsWith('xapp-'),
    'SLACK_APP_TOKEN begins with xapp-: it is the app-level token with connections:write',
  );
  need(!appToken || !!botToken, 'SLACK_APP_TOKEN needs SLACK_BOT_TOKEN beside it: the Bot User OAuth Token');
  need(
    !botToken || !!appToken,
    signingSecret
      ? 'SLACK_SIGNING_SECRET: HTTP mode is not there yet; set SLACK_APP_TOKEN for Socket Mode'
      : 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN beside it: the app-level token with connections:write',
  );
  need(isAddress(slackUrl), 'SLACK_API_URL is a web address');
  if (botToken && appToken) config.slack = { botToken, appToken, apiUrl: slackUrl };

  if (faults.length > 0) throw new ConfigError(`Please mend the settings (.env): ${faults.join('; ')}.`);
  return config;
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

const isAddress = (url: string | undefined): boolean => !url || (URL.canParse(url) && /^https?:/.test(url));
