import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordDouble, startDiscord } from './doubles/discord/discord.ts';
import { type SlackDouble, startSlack } from './doubles/slack/index.ts';
import { run, runVerbatim, temporaryFolder } from './process.ts';

let discord: DiscordDouble;
let slack: SlackDouble;
let state: ReturnType<typeof temporaryFolder>;
let running: ReturnType<typeof run>[];

beforeEach(async () => {
  [discord, slack] = await Promise.all([startDiscord(), startSlack()]);
  state = temporaryFolder();
  running = [];
});

afterEach(async () => {
  for (const one of running) one.kill('SIGKILL');
  await Promise.all([discord.close(), slack.close(), ...running.map((one) => one.ended)]);
  state.remove();
});

const onDiscord = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });
const onSlack = () => ({ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url });

/** As a newcomer starts it: with npm. */
const BY_NPM = ['npm', 'start'] as const;

function start(env: Record<string, string>, by: readonly [string, ...string[]] = [process.execPath, 'src/start.mjs']) {
  const one = run({ VERBATIM_STATE: state.path, ...env }, by);
  running.push(one);
  return one;
}

const KERRY = "not something we're coordinating.";

describe('the main job', () => {
  it('answers on both platforms in one process, says so, and ends with 0 when asked to', async () => {
    const bot = start({ ...onDiscord(), ...onSlack() });
    await bot.says(/^ready discord slack$/m);
    const onOne = await discord.slash('quote', { speaker: 'kerry' }).settled();
    expect(onOne.messages[0]?.text).toContain(KERRY);
    expect(onOne.messages[0]?.ephemeral).toBe(true);
    const onOther = await slack.command('/quote', 'kerry');
    expect(JSON.stringify(onOther.reply.blocks)).toContain(KERRY);
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });

  it('a refused token is one clear line, without the token, and leaves the other platform alone', async () => {
    const bot = start({ ...onDiscord(), ...onSlack(), DISCORD_TOKEN: 'not-a-real-token' });
    const said = await bot.says(/^ready slack$/m);
    expect(said).toMatch(/^discord: .*DISCORD_TOKEN.*$/m);
    expect(said).not.toContain('not-a-real-token');
    expect((await slack.command('/latest')).reply).toBeDefined();
  });

  it('ends with 1 and the reason where nothing can be started', async () => {
    const bot = start({ ...onDiscord(), DISCORD_TOKEN: 'not-a-real-token' });
    const { code, stderr, stdout } = await bot.ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('tries again where the network is down, and answers once it is back', async () => {
    discord.vanish();
    const bot = start({ ...onDiscord(), ...onSlack() });
    const said = await bot.says(/^ready slack$/m);
    expect(said).toMatch(/^discord: .*reach.*$/m);
    await discord.comeBack();
    await bot.says(/^ready discord slack$/m);
  }, 10_000);

  it('stays, waits and answers once the network is back, with one platform only', async () => {
    discord.vanish();
    const bot = start(onDiscord());
    await bot.says(/^discord: .*Trying again/m);
    await discord.comeBack();
    await bot.says(/^ready discord$/m);
  }, 10_000);

  it('ends with 0 when npm is told to end it', async () => {
    const npm = start(onSlack(), BY_NPM);
    await npm.says(/^ready slack$/m);
    npm.kill('SIGTERM');
    expect((await npm.ended).code).toBe(0);
    expect(await slack.waitFor(() => slack.connections === 0)).toBe(true);
  });

  it('leaves a platform out whose settings can’t be right, and starts the other', async () => {
    const bot = start({ ...onDiscord(), SLACK_BOT_TOKEN: 'bad-token' });
    expect(await bot.says(/^ready discord$/m)).toMatch(
      /^slack: please mend the settings \(\.env\): SLACK_BOT_TOKEN.*$/m,
    );
  });

  it('ends with 1 where the settings leave no platform', async () => {
    const { code, stderr } = await start({ SLACK_BOT_TOKEN: 'bad-token' }).ended;
    expect([code, stderr.trim().split('\n').length]).toEqual([1, 1]);
  });

  it('ends with 0 on SIGTERM although both peers have vanished', async () => {
    const bot = start({ ...onDiscord(), ...onSlack() });
    await bot.says(/^ready discord slack$/m);
    discord.vanish();
    slack.vanish();
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });

  it('a second start stands by, says so in one sentence, answers nothing, and ends with 0 at once when asked to', async () => {
    const first = start(onSlack());
    await first.says(/^ready slack$/m);
    const second = start(onSlack());
    await second.says(/^slack: another Verbatim \(process \d+ on .*\) already answers.* stop it with Ctrl\+C\.$/m);
    expect(slack.connections).toBe(1);
    expect((await slack.command('/help')).reply).toBeDefined();
    second.kill('SIGTERM');
    const { code, stderr } = await second.ended;
    expect([code, stderr.trim().split('\n').length]).toEqual([0, 1]);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'a second start takes over when the first is ended by %s',
    async (signal) => {
      const first = start({ ...onDiscord(), ...onSlack() });
      await first.says(/^ready discord slack$/m);
      const second = start({ ...onDiscord(), ...onSlack() });
      for (const name of ['discord', 'slack']) await second.says(new RegExp(`^${name}: another Verbatim`, 'm'));
      first.kill(signal);
      const said = await second.says(/^ready discord slack$/m);
      for (const name of ['discord', 'slack'])
        expect(said).toMatch(new RegExp(`^${name}: took over from process ${first.child.pid} on `, 'm'));
      expect((await discord.slash('quote', { speaker: 'kerry' }).settled()).messages[0]?.text).toContain(KERRY);
      expect(JSON.stringify((await slack.command('/quote', 'kerry')).reply.blocks)).toContain(KERRY);
    },
    10_000,
  );

  it('a start right after a kill takes over at once', async () => {
    const first = start(onSlack());
    await first.says(/^ready slack$/m);
    first.kill('SIGKILL');
    await first.ended;
    await start(onSlack()).says(/^ready slack$/m);
  });

  it('shows an import to a running bot at once', async () => {
    const data = temporaryFolder();
    const bot = start({ ...onSlack(), VERBATIM_DATA: data.path });
    await bot.says(/^ready slack$/m);
    expect(JSON.stringify((await slack.command('/latest')).reply.blocks)).toContain('holds no briefing');
    const imported = await runVerbatim({ VERBATIM_STATE: state.path }, ['cli', 'import']).ended;
    expect(imported).toMatchObject({ code: 0, stdout: expect.stringContaining('published iran-isis') });
    expect(JSON.stringify((await slack.command('/latest')).reply.blocks)).toContain('Washington and Tehran');
    data.remove();
  });
});

describe('with no account', () => {
  it('answers one command a line from a pipe, in order, and ends with 0', async () => {
    const bot = start({});
    bot.write('/brief iran-isis\n\n/quote abadi\n');
    const { code, stdout } = await bot.ended;
    expect(code).toBe(0);
    const [brief, quote] = [stdout.indexOf('Washington and Tehran fight'), stdout.lastIndexOf('Haider al-Abadi\n')];
    expect(brief).toBeGreaterThanOrEqual(0);
    expect(quote).toBeGreaterThan(brief);
  });

  it('says in one line what to do when Node is too old', async () => {
    const old =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})';
    const { code, stdout, stderr } = await start({}, [process.execPath, '--import', old, 'src/start.mjs']).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Verbatim needs Node 24\.15 or newer and this is 20\.20\.2: run `npm ci`.*\n$/);
  });

  it('says in one sentence that the store can’t be written', async () => {
    const { code, stderr } = await start({ VERBATIM_STATE: '/dev/null/store' }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The store's folder .* make it writable, or set VERBATIM_STATE to another folder\.\n$/);
  });
});
