import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BareApp } from './bare-app.ts';
import { ADA, ManualClock, NEWS, type SlackDouble, startSlack } from './index.ts';

let clock: ManualClock;
let double: SlackDouble;
let app: BareApp;

beforeEach(async () => {
  clock = new ManualClock();
  double = await startSlack({ clock });
  app = await new BareApp(double).connect();
});
afterEach(() => double.close());

const faultCodes = () => double.faults.map(({ code }) => code);

describe('an acknowledgement', () => {
  it('that does not come within three seconds is missed', async () => {
    const pending = double.command('/quote');
    const envelope = await app.envelope();
    clock.advance(2999);
    expect(double.faults).toEqual([]);
    clock.advance(1);
    expect(await pending).toMatchObject({ timedOut: true, userError: 'operation_timeout', acknowledged: false });
    app.acknowledge(envelope, { text: 'too late' });
    await double.waitFor(() => double.faults.length === 2);
    expect(faultCodes()).toEqual(['missing_acknowledgement', 'late_acknowledgement']);
    expect(double.messagesIn(NEWS, ADA.id)).toEqual([]);
  });

  it.each<[string, (envelope: { envelope_id: string }) => void, string]>([
    ['of an unknown envelope', () => app.acknowledge({ envelope_id: 'made-up' }), 'unknown_envelope'],
    ['that comes twice', (envelope) => app.acknowledge(envelope), 'repeated_acknowledgement'],
    ['that is no JSON', () => app.send('ok'), 'malformed_acknowledgement'],
    ['without an id', () => app.send('{}'), 'malformed_acknowledgement'],
    ['with a string for a payload', (envelope) => app.acknowledge(envelope, 'done'), 'malformed_acknowledgement'],
  ])('%s is a fault', async (_what, send, code) => {
    const pending = double.command('/quote', '', { until: 'acknowledged' });
    const envelope = await app.envelope();
    app.acknowledge(envelope);
    await pending;
    send(envelope);
    await double.waitFor(() => double.faults.length > 0);
    expect(faultCodes()).toEqual([code]);
  });

  it('of a click carries no message', async () => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'Next' }, action_id: 'n' };
    await app.call('chat.postMessage', { channel: NEWS, text: 'x', blocks: [{ type: 'actions', elements: [button] }] });
    const [message] = double.messagesIn(NEWS);
    if (message) void double.click(message, 'Next', { until: 'sent' });
    app.acknowledge(await app.envelope(), { text: 'ignored' });
    await double.waitFor(() => double.faults.length > 0);
    expect(faultCodes()).toEqual(['ignored_response_payload']);
  });
});
