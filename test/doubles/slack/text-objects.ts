import { type Check, flag, isObject, oneOf, record, text, variant } from './json-schema.ts';

/** A plain_text object of 1 to `max` characters; only this kind may carry `emoji`. */
export function plainText(max = 3000): Check {
  return record({ type: oneOf('plain_text'), text: text({ min: 1, max }) }, { emoji: flag });
}

/** A mrkdwn object of 1 to `max` characters; only this kind may carry `verbatim`. */
export function mrkdwn(max = 3000): Check {
  return record({ type: oneOf('mrkdwn'), text: text({ min: 1, max }) }, { verbatim: flag });
}

export function anyText(max = 3000): Check {
  return variant({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}

/** A label of spaces alone passes the length rule and is refused all the same. */
export const notBlank: Check = (value, at, report) => {
  if (!isObject(value) || typeof value.text !== 'string' || value.text === '') return;
  if (value.text.trim() === '') report('must be more than 0 characters', `${at}/text`);
};
