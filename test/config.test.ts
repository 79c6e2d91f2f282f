import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../src/config.ts';
import { ConfigError } from '../src/core/errors.ts';

const DISCORD = { DISCORD_TOKEN: 'MTk4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs' };
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1-secretive', SLACK_APP_TOKEN: 'xapp-1-secretive' };

/** What is said of these settings: by the sentence that refuses them all, or by those that leave a platform out. */
function refused(env: Record<string, string>): string {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  if (config.platformFaults.length > 0) return config.platformFaults.join('\n');
  throw new Error(`taken: ${Object.keys(config)}`);
}

describe('the settings', () => {
  it('have a value each where nothing is set, and no platform', () => {
    expect(readConfig({})).toEqual({
      platformFaults: [],
      data: 'data',
      state: '.verbatim',
      reply: 'caller',
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      managers: [],
      fetchLoopback: false,
      logLevel: 'info',
    });
  });

  it('that are empty are not set', () => {
    const empty = Object.fromEntries(
      [
        'DISCORD_TOKEN',
        'SLACK_BOT_TOKEN',
        'VERBATIM_REPLY',
        'VERBATIM_ZONE',
        'VERBATIM_MANAGERS',
        'LOG_LEVEL',
        'VERBATIM_DATA',
      ].map((it) => [it, ' ']),
    );
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('turn on the platforms whose tokens are there', () => {
    expect(readConfig({ ...DISCORD, DISCORD_GUILD_ID: '123456789012345678' })).toMatchObject({
      discord: { token: DISCORD.DISCORD_TOKEN, guildId: '123456789012345678' },
    });
    expect(readConfig(SLACK)).toMatchObject({
      slack: { botToken: SLACK.SLACK_BOT_TOKEN, appToken: SLACK.SLACK_APP_TOKEN },
    });
    expect(readConfig(SLACK).discord).toBeUndefined();
    expect(Object.keys(readConfig({ ...DISCORD, ...SLACK }))).toEqual(expect.arrayContaining(['discord', 'slack']));
  });

  it('give addresses as the clients want them: discord.js without the slash at the end, Bolt with it', () => {
    const config = readConfig({
      ...DISCORD,
      ...SLACK,
      DISCORD_API_URL: 'http://127.0.0.1:1/api/',
      SLACK_API_URL: 'http://127.0.0.1:2/api',
    });
    expect([config.discord?.apiUrl, config.slack?.apiUrl]).toEqual([
      'http://127.0.0.1:1/api',
      'http://127.0.0.1:2/api/',
    ]);
  });

  it('of one’s own are taken', () => {
    expect(
      readConfig({
        VERBATIM_REPLY: 'channel',
        VERBATIM_ZONE: 'Europe/Berlin',
        LOG_LEVEL: 'debug',
        VERBATIM_STATE: '/x',
        DATABASE_URL: 'postgresql://ada:pass%40word@db.example:5433/verbatim?sslmode=verify-full',
      }),
    ).toMatchObject({
      ...{ reply: 'channel', zone: 'Europe/Berlin', logLevel: 'debug', state: '/x' },
      databaseUrl: 'postgresql://ada:pass%40word@db.example:5433/verbatim?sslmode=verify-full',
    });
  });
});

describe('those who may manage digests', () => {
  it('are ids of either platform, between commas or spaces', () => {
    const VERBATIM_MANAGERS = ' 123456789012345678,U024BE7LH  W012A3CDE,\t, 234567890123456789 ';
    expect(readConfig({ VERBATIM_MANAGERS }).managers).toEqual([
      ...['123456789012345678', 'U024BE7LH', 'W012A3CDE', '234567890123456789'],
    ]);
    expect(readConfig({ VERBATIM_MANAGERS: ' , ' }).managers).toEqual([]);
  });

  it.each(['@ada', '<@U024BE7LH>', 'ada quill', 'u024be7lh', 'C024BE7LH', '12', '123456789012345678;U024BE7LH'])(
    'can’t be %j',
    (VERBATIM_MANAGERS) => {
      expect(refused({ VERBATIM_MANAGERS })).toMatch(/VERBATIM_MANAGERS holds ids separated by commas: numbers/);
    },
  );
});

describe('a fault in the settings', () => {
  it.each([
    [{ VERBATIM_REPLY: 'everybody' }, 'VERBATIM_REPLY is caller or channel'],
    [{ VERBATIM_ZONE: 'Mars/Base' }, 'VERBATIM_ZONE is an IANA time zone such as Europe/Berlin'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is one of trace, debug'],
    [{ DISCORD_TOKEN: 'Bot abc' }, 'DISCORD_TOKEN holds a space, which no token does'],
    [{ ...DISCORD, DISCORD_GUILD_ID: 'my server' }, 'DISCORD_GUILD_ID is a number'],
    [{ ...DISCORD, DISCORD_API_URL: 'nowhere' }, 'DISCORD_API_URL is a web address'],
    [{ ...SLACK, SLACK_API_URL: 'ftp://x/' }, 'SLACK_API_URL is a web address'],
    [{ ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1-secretive' }, 'SLACK_BOT_TOKEN begins with xoxb-'],
    [{ ...SLACK, SLACK_APP_TOKEN: 'xoxb-1-secretive' }, 'SLACK_APP_TOKEN begins with xapp-'],
    [{ SLACK_APP_TOKEN: SLACK.SLACK_APP_TOKEN }, 'SLACK_APP_TOKEN needs SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN }, 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN'],
    [{ SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: 'hush' }, 'HTTP mode is not there yet'],
    [{ DATABASE_URL: 'mysql://u:secretive@h/d' }, 'DATABASE_URL is an address such as postgres://user:password@host'],
    [
      { DATABASE_URL: 'postgres://u:secre/tive@h/d' },
      'DATABASE_URL is an address such as postgres://user:password@host',
    ],
  ])('is named with its mend: %j', (env, fault) => {
    expect(refused(env)).toMatch(/^((discord|slack): p|P)lease mend the settings \(\.env\): .*\.$/);
    expect(refused(env)).toContain(fault);
  });

  it('is named beside all the others', () => {
    const all = refused({ VERBATIM_REPLY: 'x', LOG_LEVEL: 'x', VERBATIM_ZONE: 'x', VERBATIM_MANAGERS: 'x' });
    for (const name of ['VERBATIM_REPLY', 'LOG_LEVEL', 'VERBATIM_ZONE', 'VERBATIM_MANAGERS'])
      expect(all).toContain(name);
  });

  it('of one platform leaves the other on', () => {
    const config = readConfig({ ...DISCORD, SLACK_BOT_TOKEN: 'bad-token' });
    expect(config.discord?.token).toBe(DISCORD.DISCORD_TOKEN);
    expect(config.slack).toBeUndefined();
    expect(config.platformFaults).toEqual([expect.stringMatching(/^slack: .*SLACK_BOT_TOKEN.*SLACK_APP_TOKEN/)]);
  });

  it('is named without a secret', () => {
    const secret = 'very secretive?';
    const env = [
      'DISCORD_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'DATABASE_URL',
      'DISCORD_API_URL',
      'SLACK_API_URL',
    ];
    expect(refused(Object.fromEntries(env.map((name) => [name, secret])))).not.toContain('secretive');
  });
});
