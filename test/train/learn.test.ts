import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/article.ts';
import { attribute } from '../../src/extract/attribution.ts';
import { english } from '../../src/extract/language/english.ts';
import { labelled } from '../../src/train/labelled.ts';
import { learn } from '../../src/train/learn.ts';
import { exampleOf } from '../../src/train/target.ts';

const NAMES = ['Ines Varga', 'Bo Dahl', 'Una Roe', 'Mara Lund', 'Nils Odo', 'Ada Benning'];

/** Articles with one rule: who “said” it is right, the other one never is, and a film is no speech. */
const lessons = NAMES.map((name, at) => {
  const other = NAMES[(at + 1) % NAMES.length];
  const text = `${other} waited. “We were late again,” said ${name}. The film “Salt and Snow” opens today.`;
  return labelled(name, { text, quotes: [{ text: 'We were late again,', speaker: name, mention: name }] });
});
const examples = lessons.map((lesson) => exampleOf(lesson, english));

const seeded = (seed: number) => () => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
};
const trained = (seed: number, report?: (round: number, weights: Float32Array, loss: number) => void) =>
  learn(examples, { rounds: 4, seldom: 1, random: seeded(seed), report });

describe('learning', () => {
  const weights = trained(1);

  it('finds the rule, and keeps to it with names that it never saw', () => {
    const text = 'Karl Moss waited. “We sank again,” said Rosa Thorne. The film “Rain and Dust” opens today.';
    const article = readArticle(text, english);
    const [speech, film] = attribute(article, weights);
    const mention = article.mentions[speech?.source as number];
    expect(text.slice(mention?.start, mention?.end)).toBe('Rosa Thorne');
    expect(speech?.speech).toBeGreaterThan(0.5);
    expect(film?.speech).toBeLessThan(0.5);
  });

  it('gives the same weights for the same seed', () => {
    expect(trained(1)).toEqual(weights);
  });

  it('gives others for another order', () => {
    expect(trained(2)).not.toEqual(weights);
  });

  it('loses less from round to round', () => {
    const losses: number[] = [];
    trained(1, (_, __, loss) => losses.push(loss));
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 2);
  });

  it('leaves alone what comes in too few articles', () => {
    const seldom = learn(examples, { rounds: 2, seldom: 99, random: seeded(1) });
    const used = (table: Float32Array) => table.filter((weight) => weight !== 0).length;
    expect(used(seldom)).toBeLessThan(used(weights) / 5);
  });

  it('learns nothing from articles without marks, or without any', () => {
    const none = exampleOf({ id: 'x', text: 'It rained.', language: 'en', quotes: [] }, english);
    for (const set of [[none], []])
      expect(learn(set, { rounds: 2, seldom: 1, random: seeded(1) }).some((weight) => weight !== 0)).toBe(false);
  });

  it('learns less from what weighs less', () => {
    const light = examples.map((example) => ({ ...example, weight: 0 }));
    expect(learn(light, { rounds: 2, seldom: 1, random: seeded(1) }).some((weight) => weight !== 0)).toBe(false);
  });
});
