import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemas } from '../../src/library/schemas.ts';

const FOLDER = new URL('../../data/schema/', import.meta.url);

it.each(Object.entries(schemas()))('data/schema/%s is what `npm run schema` writes', (name, text) => {
  expect(readFileSync(new URL(name, FOLDER), 'utf8')).toBe(text);
});

it('data/schema holds nothing else', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(schemas()).sort());
});
