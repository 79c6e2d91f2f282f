import { type Body, countCharacters, type Faults, join } from './faults.ts';

const MAX_TOTAL = 6000;

/** Checks the embeds of a message without Components V2: at most ten, 6,000 characters in all. */
export function checkEmbeds(value: unknown, path: string, faults: Faults): void {
  const embeds = faults.array(value, path, { max: 10 });
  let total = 0;
  embeds?.forEach((embed, index) => {
    const at = join(path, index);
    const fields = faults.object(embed, at, true);
    if (fields) total += checkEmbed(fields, at, faults);
  });
  if (total > MAX_TOTAL) {
    faults.add(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_TOTAL}`);
  }
}

/** Returns the characters that count towards the total. */
function checkEmbed(embed: Body, path: string, faults: Faults): number {
  let total = 0;
  const text = (holder: Body | undefined, key: string, at: string, max: number, required = false) => {
    const found = faults.text(holder?.[key], join(at, key), { max, required });
    total += found === undefined ? 0 : countCharacters(found);
  };
  text(embed, 'title', path, 256);
  text(embed, 'description', path, 4096);
  const footer = faults.object(embed.footer, join(path, 'footer'));
  if (footer) text(footer, 'text', join(path, 'footer'), 2048, true);
  const author = faults.object(embed.author, join(path, 'author'));
  if (author) text(author, 'name', join(path, 'author'), 256, true);
  const fields = faults.array(embed.fields, join(path, 'fields'), { max: 25 });
  fields?.forEach((field, index) => {
    const at = `${path}.fields.${index}`;
    const pair = faults.object(field, at, true);
    if (!pair) return;
    text(pair, 'name', at, 256, true);
    text(pair, 'value', at, 1024, true);
  });
  faults.integer(embed.color, join(path, 'color'), { min: 0, max: 0xff_ff_ff });
  return total;
}
