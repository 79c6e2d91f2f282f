import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it, test } from 'vitest';
import {
  isMissing,
  managesChannel,
  type Overwrite,
  permissionsOf,
  type Role,
  SEND_MESSAGES,
  VIEW_CHANNEL,
} from '../../../src/platforms/discord/permissions.ts';

const { ViewChannel: VIEW, SendMessages: SEND, ManageChannels, ManageGuild, Administrator } = PermissionFlagsBits;
const GUILD = '1';
const EDITORS = '2';
const GUESTS = '3';
const ADA = '4';

const role = (id: string, permissions: bigint): Role => ({ id, permissions: String(permissions) });
const overwrite = (id: string, allow: bigint, deny: bigint): Overwrite => ({
  ...{ id, allow: String(allow), deny: String(deny) },
});
const roles = [role(GUILD, VIEW), role(EDITORS, SEND), role(GUESTS, 0n)];

/** What Ada may do, who has these roles, in a channel with these overwrites. */
const may = (held: string[], ...overwrites: Overwrite[]): bigint =>
  permissionsOf({ id: ADA, roles: held }, GUILD, roles, overwrites);

describe('what a member may do in a channel', () => {
  it('is what everyone’s role and their own roles give together', () => {
    expect(may([])).toBe(VIEW);
    expect(may([EDITORS, GUESTS])).toBe(VIEW | SEND);
  });

  it('is less where the channel takes it from everyone, and more where it gives it', () => {
    expect(may([EDITORS], overwrite(GUILD, 0n, SEND))).toBe(VIEW);
    expect(may([], overwrite(GUILD, SEND, VIEW))).toBe(SEND);
  });

  it('follows the overwrites of roles over those for everyone', () => {
    expect(may([EDITORS], overwrite(GUILD, 0n, VIEW), overwrite(EDITORS, VIEW, 0n))).toBe(VIEW | SEND);
  });

  it('is given where one role gives what another takes', () => {
    expect(may([EDITORS, GUESTS], overwrite(GUESTS, 0n, SEND), overwrite(EDITORS, SEND, 0n))).toBe(VIEW | SEND);
  });

  it('follows the member’s own overwrite over all others', () => {
    expect(may([EDITORS], overwrite(EDITORS, SEND, 0n), overwrite(ADA, 0n, SEND))).toBe(VIEW);
    expect(may([], overwrite(GUILD, 0n, VIEW), overwrite(ADA, VIEW | SEND, 0n))).toBe(VIEW | SEND);
  });

  it('has nothing to do with the roles and overwrites of others', () => {
    expect(may([], overwrite(EDITORS, SEND, VIEW), overwrite('9', SEND, VIEW))).toBe(VIEW);
  });

  it('is everything for an administrator, whatever the channel says', () => {
    const admins = [...roles, role('5', Administrator)];
    const held = { id: ADA, roles: ['5'] };
    const granted = permissionsOf(held, GUILD, admins, [overwrite(GUILD, 0n, VIEW | SEND)]);
    expect([VIEW_CHANNEL, SEND_MESSAGES].map((one) => isMissing(one, granted))).toEqual([false, false]);
    expect(managesChannel(granted)).toBe(true);
  });
});

test.each([
  ['Manage Server', ManageGuild, true],
  ['Administrator', Administrator, true],
  ['Manage Channels', ManageChannels | VIEW, true],
  ['Manage Channels in a channel that is hidden', ManageChannels, true],
  ['the right to write', VIEW | SEND, false],
])('who has %s manages a channel or does not', (_, permissions, manages) => {
  expect(managesChannel(permissions)).toBe(manages);
});
