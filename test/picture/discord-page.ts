// A real reply as Discord shows it, as a page for a browser: the picture in README. Reads the bodies that
// `verbatim ask LINE --as discord` prints, from standard input; any browser makes the picture of it.
import { readFileSync } from 'node:fs';
import { type Node, parseDiscord } from '../oracle/discord-markdown.ts';

type Component = { type: number; components?: Component[]; content?: string; label?: string; accent_color?: number };

const TAGS: Partial<Record<Node['type'], [string, string]>> = {
  bold: ['<b>', '</b>'],
  heading: ['<h2>', '</h2>'],
  subtext: ['<small>', '</small>'],
  quote: ['<blockquote>', '</blockquote>'],
  list: ['<ul>', '</ul>'],
  item: ['<li>', '</li>'],
  link: ['<a>', '</a>'],
  code: ['<code>', '</code>'],
};
const ROW = 1;
const BUTTON = 2;
const CONTAINER = 17;

const html = (text: string): string =>
  text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`).replaceAll('\n', '<br>');

function markup(node: Node): string {
  const [open, close] = TAGS[node.type] ?? ['', ''];
  if (node.type === 'timestamp')
    return `<time>${new Date(Number(node.id) * 1000).toLocaleDateString('en', { dateStyle: 'long' })}</time>`;
  return open + (node.children.length > 0 ? node.children.map(markup).join('') : html(node.text)) + close;
}

function component(it: Component): string {
  const inner = (it.components ?? []).map(component).join('');
  if (it.type === CONTAINER) {
    const colour = `#${(it.accent_color ?? 0).toString(16).padStart(6, '0')}`;
    return `<section style="border-left:4px solid ${colour}">${inner}</section>`;
  }
  if (it.type === ROW) return `<nav>${inner}</nav>`;
  if (it.type === BUTTON) return `<button>${html(it.label ?? '')}</button>`;
  return `<div>${parseDiscord(it.content ?? '')
    .map(markup)
    .join('')}</div>`;
}

const STYLE = `body{margin:0;padding:20px 24px;width:660px;background:#313338;color:#dbdee1;font:16px/1.4 "Noto Sans",sans-serif}
header{display:flex;gap:14px;align-items:center;margin-bottom:6px} header b{color:#fff}
i{width:40px;height:40px;border-radius:50%;background:#3f6e8c;color:#fff;font:bold 22px/40px serif;text-align:center}
em{font-style:normal;background:#5865f2;color:#fff;border-radius:4px;font-size:11px;padding:1px 5px}
section{background:#2b2d31;border-radius:8px;padding:12px 16px} div{margin:0 0 8px}
h2{font-size:20px;margin:0;color:#fff} small{color:#949ba4;font-size:13px;display:block} ul{margin:4px 0;padding-left:20px}
blockquote{margin:4px 0;padding-left:12px;border-left:4px solid #4e5058} a{color:#00a8fc} time{background:#3f4147;border-radius:3px;padding:0 2px}
nav{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px} button{background:#4e5058;color:#fff;border:0;border-radius:8px;padding:8px 16px;font:500 14px "Noto Sans",sans-serif}`;

const bodies: { components: Component[] }[] = JSON.parse(readFileSync(0, 'utf8'));
const replies = bodies.map((body) => body.components.map(component).join('')).join('');
console.log(
  `<!doctype html><meta charset="utf-8"><title>Verbatim on Discord</title><style>${STYLE}</style>` +
    `<header><i>“</i><b>Verbatim</b><em>APP</em></header>${replies}`,
);
