import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelsIn, decodeText } from '../../../src/platforms/slack/decode.ts';
import { escapeText } from '../../../src/platforms/slack/escape.ts';
import { hostileText } from '../../oracle/arbitrary.ts';

describe('what people type reaches the bot as they typed it', () => {
  test.each([
    ['kerry', 'kerry'],
    ['AT&amp;T &lt;b&gt; &amp;lt;', 'AT&T <b> &lt;'],
    ['&quot;kerry&quot; &#38;', '&quot;kerry&quot; &#38;'],
    ['in <#C1|general> and <#C1>', 'in #general and #C1'],
    ['<#C1|> is a channel I may not see', '#C1 is a channel I may not see'],
    ['<@U1|bob> and <@U1>', '@bob and @U1'],
    ['<!here> <!channel> <!everyone|everyone>', '@here @channel @everyone'],
    ['<!subteam^S1|@desk> <!subteam^S1>', '@desk @S1'],
    ['<!date^1392734382^{date}|18 Feb 2014>', '18 Feb 2014'],
    ['<https://x.example/a|label> <https://x.example/?a=1&amp;b=2>', 'https://x.example/a https://x.example/?a=1&b=2'],
    ['<http://kerry.com|kerry.com>', 'http://kerry.com'],
    ['<mailto:a@b.example|a@b.example> <tel:+123|+123>', 'a@b.example +123'],
    ['<b> <> < >', '<b> <> < >'],
    ['topic:“iran isis”\nand more', 'topic:“iran isis”\nand more'],
    ['', ''],
  ])('%j is %j', (sent, typed) => expect(decodeText(sent)).toBe(typed));

  test('any text comes back from its escaped form', () => {
    fc.assert(fc.property(hostileText(), (typed) => decodeText(escapeText(typed)) === typed));
  });
});

describe('the channels that a text names', () => {
  test.each([
    ['digest now', []],
    ['<#C1|general>, <#C2>, <#C3|>', ['C1 general', 'C2 C2', 'C3 C3']],
    ['<#C1|general> and channel:<#C1|general>', ['C1 general']],
    ['&lt;#C1|general&gt; #general <@U1|bob> <!here>', []],
    ['<#C1|a&amp;b>', ['C1 a&b']],
  ])('%j', (sent, named) => {
    expect(channelsIn(sent).map(({ id, name }) => `${id} ${name}`)).toEqual(named);
  });
});
