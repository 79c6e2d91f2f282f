import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../commands/index.ts';
import { usage } from '../src/core/command.ts';
import { MOVES, type PartState } from '../src/core/digest.ts';
import { extract } from '../src/extract/extract.ts';
import { NOBODY } from '../src/verbs/extract/known.ts';
import { extractionView } from '../src/verbs/extract/view.ts';

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'data/README.md'];
/** The article that README shows as `verbatim extract` reads it. */
const SHOWN = 'test/extract/cases/name-appositive-inside-split-quotation.yaml';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('what the documents say', () => {
  it('README’s table of commands is that of the commands themselves', () => {
    const rows = commands.map((command) => `| \`${usage(command)}\` | ${command.description} |`);
    expect(read('README.md')).toContain(rows.join('\n'));
  });

  it('every setting that the code reads is explained in .env.example, and no other', () => {
    const explained = read('.env.example').match(/^[A-Z_]+(?==)/gm) ?? [];
    const known = read('src/config.ts').match(/(?<=read\(')[A-Z_]+(?='\))/g) ?? [];
    const announced = ['PORT', 'HOST'];
    expect([...explained].sort()).toEqual([...new Set([...known, ...announced])].sort());
  });

  it('ARCHITECTURE’s table of a part’s states is that of the moves that there are', () => {
    const architecture = read('ARCHITECTURE.md');
    const ends = Object.keys(MOVES).filter((state) => MOVES[state as PartState].length === 0);
    for (const [state, next] of Object.entries(MOVES)) {
      if (next.length > 0)
        expect(architecture).toContain(`| \`${state}\` | ${next.map((it) => `\`${it}\``).join(', ')} |`);
    }
    expect(architecture).toContain(`| ${ends.map((it) => `\`${it}\``).join(', ')} | |`);
  });

  it('ARCHITECTURE says of every dependency what it is for', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const architecture = read('ARCHITECTURE.md').toLowerCase();
    const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
    const missing = names.filter(
      (name) => !name.startsWith('@types/') && !architecture.includes(name.replace('@biomejs/', '')),
    );
    expect(missing).toEqual([]);
  });

  it.each(['src', 'src/extract', 'src/train'])('ARCHITECTURE’s floor plan names every folder of %s', (folder) => {
    const folders = readdirSync(new URL(`../${folder}`, import.meta.url), { withFileTypes: true }).filter((it) =>
      it.isDirectory(),
    );
    for (const { name } of folders) expect(read('ARCHITECTURE.md')).toMatch(new RegExp(`\\b${name}/`));
  });

  it('README shows an article as `verbatim extract` does, but for how sure it is', () => {
    const { text } = parse(read(SHOWN)) as { text: string };
    const plain = (view: string) => view.replaceAll(/\d+ % sure/g, '… % sure');
    const view = plain(extractionView(text, extract(text), NOBODY, {}));
    const [first = ''] = text.split('\n');
    const shown = /```\n([^`]*⟦1⟧[^`]*)\n```/.exec(read('README.md'))?.[1] ?? '';
    expect(shown).toContain(first);
    for (const part of plain(shown).split('\n…\n')) expect(view).toContain(part);
  });

  it.each(DOCUMENTS)('every link of %s within the project leads somewhere', (path) => {
    const folder = new URL(`../${path}`, import.meta.url);
    for (const [, target = '', heading] of read(path).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)) {
      const file = target ? new URL(target, folder) : folder;
      expect(existsSync(file), target).toBe(true);
      if (heading) expect(headingsOf(readFileSync(file, 'utf8')), `${target}#${heading}`).toContain(heading);
    }
  });
});

/** The names under which a page can be opened at its headings. */
function headingsOf(page: string): string[] {
  return (page.match(/(?<=^#+ ).+/gm) ?? []).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
