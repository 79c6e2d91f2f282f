import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DiscordDouble } from './discord.ts';
import { call } from './raw-bot.ts';
import { commands, startWithCommands } from './sample-bot.ts';

let discord: DiscordDouble;

beforeEach(async () => {
  discord = await startWithCommands(Date.now);
});
afterEach(() => discord.close());

describe('the commands of an application', () => {
  const path = () => `/applications/${discord.applicationId}/commands`;

  it('come back with the fields that Discord fills in, without their translations', async () => {
    await call(discord, 'POST', path(), { ...commands[0], name_localizations: { de: 'zitat' } });
    const { body } = await call(discord, 'GET', path());
    const quote = body.find(({ name }: { name: string }) => name === 'quote');
    expect(quote).toMatchObject({ application_id: discord.applicationId, type: 1, contexts: null, nsfw: false });
    expect(quote).not.toHaveProperty('name_localizations');
    expect(quote.options[1]).toEqual(commands[0]?.options[1]);
    expect((await call(discord, 'GET', `${path()}?with_localizations=true`)).body).toContainEqual(
      expect.objectContaining({ name_localizations: { de: 'zitat' } }),
    );
  });

  it('keep their id, and their version while they stay the same', async () => {
    const before = discord.commands();
    await call(discord, 'PUT', path(), [commands[0], { ...commands[1], description: 'Changed' }]);
    const [quote, digest] = discord.commands();
    expect(quote).toEqual(before[0]);
    expect(digest).toMatchObject({ id: before[1]?.id, description: 'Changed' });
    expect(digest?.version).not.toBe(before[1]?.version);
    expect(discord.commandWrites).toBe(2);
  });

  it('are created, edited and deleted one by one', async () => {
    const one = { name: 'find', description: 'Find' };
    const made = await call(discord, 'POST', path(), one);
    expect(made.status).toBe(201);
    expect((await call(discord, 'POST', path(), one)).status).toBe(200);
    const edited = await call(discord, 'PATCH', `${path()}/${made.body.id}`, { description: 'Search' });
    expect(edited.body).toMatchObject({ name: 'find', description: 'Search' });
    expect((await call(discord, 'DELETE', `${path()}/${made.body.id}`)).status).toBe(204);
    expect(await call(discord, 'GET', `${path()}/${made.body.id}`)).toMatchObject({ body: { code: 10063 } });
  });

  it('are refused when faulty, and then the old ones stay', async () => {
    const reply = await call(discord, 'PUT', path(), [{ name: 'Bad', description: '' }]);
    expect(reply).toMatchObject({ status: 400, body: { code: 50035, errors: { 0: { name: {}, description: {} } } } });
    expect(discord.commands()).toHaveLength(2);
    expect(discord.commandWrites).toBe(1);
  });

  it('belong to the application and to guilds that let it have commands', async () => {
    const foreign = await call(discord, 'PUT', '/applications/123456789012345678/commands', []);
    expect(foreign).toMatchObject({ status: 403, body: { code: 20012 } });
    const guild = discord.guilds.add({ name: 'Closed', commands: false });
    const closed = `/applications/${discord.applicationId}/guilds/${guild.id}/commands`;
    expect(await call(discord, 'PUT', closed, [])).toMatchObject({ status: 403, body: { code: 50001 } });
    const own = closed.replace(guild.id, discord.guilds.guild('Newsroom').id);
    expect((await call(discord, 'PUT', own, [{ name: 'find', description: 'Find' }])).body).toMatchObject([
      { guild_id: discord.guilds.guild('Newsroom').id },
    ]);
    expect(discord.slash('find').interaction.data).toMatchObject({ name: 'find' });
  });
});
