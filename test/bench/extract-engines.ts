import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Texts to read, all of them `again` times; those of the time before where there are none. */
export type Asked = { texts?: readonly string[]; again: number };
/**
 * The processor's time for each text, that of all threads, which tells more than the clock's where other programs run; the
 * clock's for all; how many things were found; and the memory afterwards.
 */
export type Measured = { ms: number[]; clockMs: number; found: number; rssMb: number };
type Ready = { finds: string; loadMs: number; emptyMb: number };
export type Child = Ready & { name: string; ask(asked: Asked): Promise<Measured>; stop(): void };

/** Starts this file as a process of its own that reads texts with the engine. */
export async function startEngine(name: string, folder: string | null): Promise<Child> {
  const child = fork(fileURLToPath(import.meta.url), [name, folder ?? ''], { serialization: 'advanced' });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the process of ${name} ended`)));
  ended.catch(() => {}); // asked to stop, it may
  const answer = async <T>(): Promise<T> => {
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message as T;
  };
  const ready = await answer<Ready>();
  return {
    ...ready,
    name,
    ask: (asked) => {
      child.send(asked);
      return answer<Measured>();
    },
    stop: () => void child.kill(),
  };
}

/** Reads a text and tells how many things it found. */
type Engine = { finds: string; read(text: string): number };

const ENGINES: Record<string, (folder: string) => Promise<Engine>> = {
  async verbatim() {
    const { extract } = await import('../../src/extract/extract.ts');
    return { finds: 'quotations', read: (text) => extract(text).quotes.length };
  },
  async 'wink-nlp'(folder) {
    const require = createRequire(join(folder, 'package.json'));
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
    const { detail, pos } = nlp.its;
    const read = (text: string): number => {
      const doc = nlp.readDoc(text);
      doc.tokens().out();
      doc.tokens().out(pos);
      doc.sentences().out();
      return doc.entities().out(detail).length;
    };
    return { finds: 'entities', read };
  },
  async compromise(folder) {
    const nlp = createRequire(join(folder, 'package.json'))('compromise');
    const read = (text: string): number => {
      const doc = nlp(text);
      return doc.people().out('array').length + doc.quotations().out('array').length;
    };
    return { finds: 'people and quotations', read };
  },
};

const rssMb = (): number => process.memoryUsage.rss() / 1e6;

async function serve(name: string, folder: string): Promise<void> {
  const emptyMb = rssMb();
  const started = performance.now();
  const engine = await (ENGINES[name] as (folder: string) => Promise<Engine>)(folder);
  engine.read('“The ferry is late,” said harbour master Mara Lund.');
  process.send?.({ finds: engine.finds, loadMs: performance.now() - started, emptyMb } satisfies Ready);
  let texts: readonly string[] = [];
  process.on('message', ({ texts: given, again }: Asked) => {
    texts = given ?? texts;
    const ms: number[] = [];
    let found = 0;
    const started = performance.now();
    for (let round = 0; round < again; round++)
      for (const text of texts) {
        const before = process.cpuUsage();
        found += engine.read(text);
        const { user, system } = process.cpuUsage(before);
        ms.push((user + system) / 1_000);
      }
    process.send?.({ ms, clockMs: performance.now() - started, found, rssMb: rssMb() } satisfies Measured);
  });
}

const [, script, engine, folder] = process.argv;
if (script === fileURLToPath(import.meta.url)) await serve(engine as string, folder as string);
