import { expect, test } from 'vitest';
import { faultOf } from '../../../src/platforms/discord/api.ts';

const systemError = (code: string, syscall?: string): Error => Object.assign(new Error(code), { code, syscall });
const several = (...errors: Error[]): Error => Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });

test.each<[string, Error, unsent: boolean]>([
  ['a refused connection', systemError('ECONNREFUSED', 'connect'), true],
  ['one refused at each address', several(systemError('ECONNREFUSED', 'connect')), true],
  ['a name that can’t be resolved', systemError('ENOTFOUND', 'getaddrinfo'), true],
  ['a name server that is down', systemError('EAI_AGAIN', 'getaddrinfo'), true],
  ['a connection that never came about', systemError('UND_ERR_CONNECT_TIMEOUT'), true],
  [
    'the same as the cause of another error',
    new TypeError('x', { cause: systemError('ENOTFOUND', 'getaddrinfo') }),
    true,
  ],
  ['a connection lost while reading', systemError('ECONNRESET', 'read'), false],
  ['a connection that timed out while open', systemError('ETIMEDOUT', 'read'), false],
  ['a connection closed without an answer', systemError('UND_ERR_SOCKET'), false],
  ['anything else', new TypeError('x'), false],
])('after %s it is known whether anything was sent', (_, error, unsent) => {
  expect(faultOf(error)).toMatchObject({ type: 'failed', unsent });
});

test('of a failed request the code is told, never the address', () => {
  const error = systemError('ENOTFOUND', 'getaddrinfo');
  error.message = 'getaddrinfo ENOTFOUND secret.example';
  expect(JSON.stringify(faultOf(error))).not.toContain('secret.example');
  expect(faultOf(error)).toMatchObject({ reason: 'ENOTFOUND' });
});
