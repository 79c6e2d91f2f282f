import { FetchError } from './fetch-error.ts';

/** Codes of certificates that don't prove what they should. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|CRL_|HOSTNAME_MISMATCH/;
const NOT_SECURE = /^(?:EPROTO|ERR_SSL_|ERR_TLS_)/;

type Coded = { code?: unknown; errors?: Coded[] };

/** What Node says of a connection or resolver that failed, as a sentence; a `FetchError` stays as it is, and so does a mistake of our own. */
export function faultOf(error: unknown, host: string): unknown {
  if (error instanceof FetchError) return error;
  const code = codeOf(error as Coded);
  if (code === '' || code.startsWith('ERR_INVALID_')) return error;
  if (code === 'EAI_AGAIN' || code === 'ETIMEOUT') {
    return new FetchError('unreachable', `${host} can't be looked up just now: try again later.`);
  }
  if (/^(?:ENOTFOUND|ENODATA|EAI_|ESERVFAIL|EBADNAME|EINVAL|ENAMETOOLONG)/.test(code)) {
    return new FetchError('unreachable', `${host} can't be found: check the address for typing errors.`);
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return new FetchError(
      'unreachable',
      `The certificate of ${host} has expired: tell its owners, or try again later.`,
    );
  }
  if (CERTIFICATE.test(code)) {
    return new FetchError(
      'unreachable',
      `The certificate of ${host} doesn't prove that it is ${host}: check the address.`,
    );
  }
  if (NOT_SECURE.test(code)) {
    return new FetchError('unreachable', `${host} doesn't speak https as it should: try the address with http://.`);
  }
  if (code === 'ETIMEDOUT') {
    return new FetchError('timeout', `${host} doesn't answer: try again later.`);
  }
  if (code === 'ECONNREFUSED' || /UNREACH$|^ENETDOWN|^EADDRNOTAVAIL/.test(code)) {
    return new FetchError('unreachable', `${host} takes no connection: check the address, or try again later.`);
  }
  if (code.startsWith('HPE_')) {
    return new FetchError('server', `What answers at ${host} isn't a web server: check the address.`);
  }
  return new FetchError('unreachable', `${host} broke off the connection: try again later.`);
}

/** The answer ended before it was whole. */
export const truncated = (host: string): FetchError =>
  new FetchError('server', `${host} sent only a part of the page: try again later.`);

/** A host with several addresses fails with a list of errors. */
function codeOf(error: Coded | undefined): string {
  if (typeof error?.code === 'string') return error.code;
  return error?.errors?.[0] ? codeOf(error.errors[0]) : '';
}
