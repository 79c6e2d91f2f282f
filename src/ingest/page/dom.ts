import { parseHTML } from 'linkedom';

/** As much of a DOM node as pages are read by; the compiler knows no browser. */
export type DomNode = { nodeType: number; textContent: string | null; childNodes: Iterable<DomNode> };

/** As much of a DOM element as pages are read by. */
export type DomElement = DomNode & {
  localName: string;
  id: string;
  className: string;
  parentElement: DomElement | null;
  previousElementSibling: DomElement | null;
  nextElementSibling: DomElement | null;
  children: Iterable<DomElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  closest(selector: string): DomElement | null;
  contains(other: DomElement): boolean;
  remove(): void;
};

export type DomDocument = DomElement & { documentElement: DomElement; body: DomElement };

const TEXT = 3;
const ELEMENT = 1;

/** The document of tidied markup (`tidyMarkup`): linkedom makes no `<html>` or `<body>` up where they are missing. */
export const parse = (html: string): DomDocument => parseHTML(html).document as unknown as DomDocument;

export const isText = (node: DomNode): boolean => node.nodeType === TEXT;
export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT;

/** Characters that nobody reads, and that no text may hold: controls, soft hyphens, spaces of no width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const UNREAD = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B\u2060\uFEFF\uFFFD]/g;
const SPACES = /[\s\u0085]+/g;

/** A string on one line: every run of white space is a space, and what nobody reads is left out. */
export const oneLine = (text: string): string => text.toWellFormed().replace(UNREAD, '').replace(SPACES, ' ').trim();

/** What an element says, on one line. */
export const textOf = (node: DomNode | null | undefined): string => oneLine(node?.textContent ?? '');
