import { ApplicationCommandOptionType } from 'discord.js';
import type { Choice } from '../../core/command.ts';

const MAX_CHOICES = 25;
const MAX_LENGTH = 100;

/** Suggestions as Discord takes them: a shortened value would ask for something else, so long ones are left out. */
export function choicesFor(choices: readonly Choice[], type: number): { name: string; value: string | number }[] {
  return choices
    .filter(({ label, value }) => label.trim() !== '' && value !== '' && value.length <= MAX_LENGTH)
    .slice(0, MAX_CHOICES)
    .map(({ label, value }) => ({ name: shorten(label), value: isInteger(type) ? Number(value) : value }))
    .filter(({ value }) => typeof value === 'string' || Number.isSafeInteger(value));
}

const isInteger = (type: number): boolean => type === ApplicationCommandOptionType.Integer;

function shorten(label: string): string {
  if (label.length <= MAX_LENGTH) return label;
  return `${label.slice(0, MAX_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
