import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/ingest/fetch/charset.ts';
import { processorMs } from '../../fixtures/processor.ts';

const SAID = 'Frau Grün sagte: „Das Café bleibt!“';
const page = (text: string, head = '') =>
  `<!doctype html><html><head>${head}<title>x</title></head><body>${text}</body></html>`;
const utf8 = (text: string) => Buffer.from(text);
/** By hand: Node writes no other encodings. */
const windows1252 = (text: string) =>
  Buffer.from(
    text.replace(/[„“€]/g, (mark) => ({ '„': '\x84', '“': '\x93', '€': '\x80' })[mark] as string),
    'latin1',
  );
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const mark = (bytes: Buffer, ...with_: number[]) => Buffer.concat([Buffer.from(with_), bytes]);
const meta = (name: string) => `<meta charset="${name}">`;
const equiv = (name: string) => `<meta http-equiv=Content-Type content='text/html; charset=${name}'>`;

describe('the letters are right', () => {
  test.each<[what: string, bytes: Buffer, contentType: string]>([
    ['UTF-8, declared nowhere', utf8(page(SAID)), 'text/html'],
    ['UTF-8 with its mark', mark(utf8(page(SAID)), 0xef, 0xbb, 0xbf), 'text/html; charset=iso-8859-1'],
    ['UTF-8 that the server calls Latin-1', utf8(page(SAID)), 'text/html; charset=ISO-8859-1'],
    ['UTF-8 that the page calls Latin-1', utf8(page(SAID, meta('iso-8859-1'))), 'text/html'],
    ['windows-1252, declared nowhere', windows1252(page(SAID)), 'text/html'],
    ['windows-1252 that is called Latin-1', windows1252(page(SAID)), 'text/html; charset=latin1'],
    ['windows-1252 that the server calls UTF-8', windows1252(page(SAID)), 'text/html; charset=utf-8'],
    ['windows-1252 that both call UTF-8', windows1252(page(SAID, meta('utf-8'))), 'text/html;charset="UTF-8"'],
    ['windows-1252, said by an old meta', windows1252(page(SAID, equiv('windows-1252'))), ''],
    ['windows-1252 under a name nobody knows', windows1252(page(SAID)), 'text/html; charset=klingon'],
    ['windows-1252 that calls itself UTF-16', windows1252(page(SAID, meta('utf-16'))), 'text/html; charset=utf-16'],
    ['UTF-16 with its mark', mark(utf16(page(SAID)), 0xff, 0xfe), 'text/html; charset=utf-8'],
    ['UTF-16, big end first', mark(utf16(page(SAID), true), 0xfe, 0xff), 'text/html'],
    ['UTF-16 without its mark', utf16(page(SAID)), 'text/html; charset=utf-16'],
    ['UTF-16 without a mark, big end first', utf16(page(SAID), true), 'text/html'],
  ])('%s', (_what, bytes, contentType) => {
    expect(decodeText(bytes, contentType, 'news.example')).toContain(SAID);
  });

  test.each<[name: string, bytes: number[], text: string]>([
    ['shift_jis', [0x8d, 0x60, 0x82, 0xcc, 0x92, 0xaa], '港の潮'],
    ['euc-kr', [0xc7, 0xd7, 0xb1, 0xb8], '항구'],
    ['gb2312', [0xb8, 0xdb, 0xbf, 0xda], '港口'],
    ['big5', [0xb4, 0xe4, 0xa4, 0x66], '港口'],
    ['windows-1251', [0xcf, 0xee, 0xf0, 0xf2], 'Порт'],
    ['koi8-r', [0xf0, 0xcf, 0xd2, 0xd4], 'Порт'],
    ['iso-8859-7', [0xeb, 0xe9, 0xec, 0xdc, 0xed, 0xe9], 'λιμάνι'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x39, 0x41, 0x1b, 0x28, 0x42], '港'],
  ])('%s, declared by server, page or feed', (name, letters, text) => {
    const bytes = (head: string) => Buffer.concat([utf8(page('', head).slice(0, -14)), Buffer.from(letters)]);
    expect(decodeText(bytes(''), `text/html; charset=${name}`, 'news.example')).toContain(text);
    expect(decodeText(bytes(equiv(name)), 'text/html', 'news.example')).toContain(text);
    const feed = Buffer.concat([utf8(`<?xml version="1.0" encoding="${name}"?><rss>`), Buffer.from(letters)]);
    expect(decodeText(feed, 'application/xml', 'news.example')).toContain(text);
  });

  test('one slip in a text of many letters leaves it what it is', () => {
    const slip = Buffer.concat([utf8(SAID.repeat(10)), Buffer.from([0xe4]), utf8(SAID)]);
    const text = decodeText(slip, 'text/html; charset=utf-8', 'news.example');
    expect(text).toContain(`\ufffd${SAID}`);
  });

  test('a declaration in a comment is none', () => {
    const bytes = windows1252(page(SAID, `<!-- ${meta('koi8-r')} -->`));
    expect(decodeText(bytes, '', 'news.example')).toContain(SAID);
  });

  test('the server is believed before the page', () => {
    const bytes = Buffer.concat([utf8(page('', meta('koi8-r')).slice(0, -14)), Buffer.from([0xcf, 0xee, 0xf0, 0xf2])]);
    expect(decodeText(bytes, 'text/html; charset=windows-1251', 'news.example')).toContain('Порт');
  });
});

describe('where nobody declares an encoding', () => {
  /** By hand: Cyrillic letters of windows-1251 and koi8-r, Polish ones of windows-1250. */
  const windows1251 = (text: string) =>
    Buffer.from(
      text.replace(/[а-яА-Я]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x350)),
      'latin1',
    );
  const KOI = 'юабцдефгхийклмнопярстужвьызшэщчъ';
  const koi8 = (text: string) =>
    Buffer.from(
      text.replace(/[а-я]/g, (letter) => String.fromCharCode(0xc0 + KOI.indexOf(letter))),
      'latin1',
    );
  const polish = (text: string) =>
    Buffer.from(
      text.replace(/[łąś]/g, (letter) => ({ ł: '\xb3', ą: '\xb9', ś: '\x9c' })[letter] as string),
      'latin1',
    );
  const RUSSIAN = 'паром вернулся на остров';
  const html = (lang: string, text: string) => `<html lang="${lang}"><body>${text}</body></html>`;

  test.each<[what: string, bytes: Buffer, text: string]>([
    ['Russian, by its language', windows1251(html('ru', RUSSIAN)), RUSSIAN],
    ['Russian in its other encoding', koi8(html('ru-RU', RUSSIAN)), RUSSIAN],
    ['Russian, by its letters', windows1251(page(RUSSIAN)), RUSSIAN],
    ['Polish, by its language', polish(html('pl', 'Prom i śląska łąka')), 'śląska łąka'],
    [
      'Japanese, by its language',
      Buffer.concat([utf8('<html lang=ja>'), Buffer.from([0xb9, 0xc1, 0xa4, 0xce, 0xc4, 0xac])]),
      '港の潮',
    ],
    ['French under no language', windows1252(page('Où est passé le ferry, a demandé la mère ?')), 'mère'],
  ])('%s is read right', (_what, bytes, text) => {
    expect(decodeText(bytes, 'text/html', 'news.example')).toContain(text);
  });
});

test('what is no text in any encoding is refused', () => {
  const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 197 + ((at * at) >> 3)) % 256);
  expect(() => decodeText(noise, 'text/html', 'news.example')).toThrow(
    "The letters of the page at news.example can't be read: save its text and give the file.",
  );
});

test('ten million unreadable letters are told quickly', () => {
  const started = processorMs();
  expect(() => decodeText(new Uint8Array(10_000_000), '', 'news.example')).toThrow("can't be read");
  expect(processorMs() - started).toBeLessThan(2000);
});
