import { address, all, type Check, isObject, record, text } from './json-schema.ts';
import { plainText } from './text-objects.ts';

const type: Check = text();
const altText = text({ min: 1, max: 2000 });

/** An image is shown from an address or from a file Slack has. */
const source = {
  image_url: address(3000),
  slack_file: record({}, { id: text({ min: 1 }), url: address(3000) }),
};

const hasOneSource: Check = (value, at, report) => {
  if (!isObject(value)) return;
  if ((value.image_url === undefined) === (value.slack_file === undefined)) {
    report('must define either `image_url` or `slack_file`', at);
  }
};

/** An image inside a context block or at the side of a section. */
export const imageElement = all(record({ type, alt_text: altText }, source), hasOneSource);

/** An image that is a block of its own. */
export const imageBlock = all(
  record({ type, alt_text: altText }, { ...source, title: plainText(2000), block_id: text({ min: 1, max: 255 }) }),
  hasOneSource,
);
