import { expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { isTitleOfWork } from '../../../src/extract/features/works.ts';
import { english } from '../../../src/extract/language/english.ts';

const isTitle = (text: string): boolean => isTitleOfWork(readArticle(text, english), 0);

it.each([
  'Ida Brann wrote most of “The Kettle Song” on a bus.',
  'Ida Brann wrote and produced “Cold Kitchen.”',
  'Ida Brann sang “Salt and Rope” at the fair.',
  'Ida Brann directed the film “The Long Ferry” in 2011.',
])('a work is named after a verb of making: %s', (text) => {
  expect(isTitle(text)).toBe(true);
});

it.each([
  'Ida Brann wrote “I am tired of it” in her diary.',
  'Ida Brann wrote in “Ada Lund” on her ballot.',
  'Ida Brann sang. “The Tide Is In,” she said.',
  'Ida Brann shouted “Long Live The Lock” from the roof.',
])('speech is not taken for a work: %s', (text) => {
  expect(isTitle(text)).toBe(false);
});
