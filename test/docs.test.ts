import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { usage } from '../src/core/command.ts';
import { MOVES, type PartState } from '../src/core/digest.ts';

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

  it('ARCHITECTURE’s floor plan names every folder of src', () => {
    const folders = readdirSync(new URL('../src', import.meta.url), { withFileTypes: true }).filter((it) =>
      it.isDirectory(),
    );
    for (const { name } of folders) expect(read('ARCHITECTURE.md')).toMatch(new RegExp(`\\b${name}/`));
  });
});
