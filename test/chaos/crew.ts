import { type ChildProcess, fork } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UNSET } from '../process.ts';
import { ORDERS, type Orders, type Word } from './orders.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** A place where a process runs, one after the other; its time of day stays as it is whoever runs there. */
type Seat = { number: number; child?: ChildProcess; offset: number; frozen: boolean };

/** Processes that are killed, stopped, frozen, and started again. */
export type Crew = {
  seats: readonly Seat[];
  start(seat: Seat): void;
  /** With kill -9. */
  kill(seat: Seat): Promise<void>;
  /** With SIGTERM. */
  stop(seat: Seat): Promise<void>;
  freeze(seat: Seat): void;
  thaw(seat: Seat): void;
  setTime(seat: Seat, offset: number): void;
  /** The seat of a process. */
  seatOf(pid: number): Seat | undefined;
  end(): Promise<void>;
};

export type { Seat };

/** `log` is the file that all write to. */
export function gather(count: number, orders: Omit<Orders, 'offset'>, log: string): Crew {
  const seats: Seat[] = Array.from({ length: count }, (_, number) => ({ number, offset: 0, frozen: false }));

  const signal = async (seat: Seat, name: NodeJS.Signals): Promise<void> => {
    const { child } = seat;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (!child.kill(name)) return;
    await ended;
  };

  return {
    seats,
    start: (seat) => {
      const env = {
        ...{ PATH: process.env.PATH, HOME: process.env.HOME, ...UNSET },
        [ORDERS]: JSON.stringify({ ...orders, offset: seat.offset }),
      };
      const child = fork(WORKER, { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      seat.child = child;
      child.stderr?.on('data', (data) => {
        const lines = String(data).trimEnd().replaceAll('\n', `\n${seat.number} `);
        appendFileSync(log, `${seat.number} ${lines}\n`);
      });
      child.on('error', () => undefined);
      child.once('exit', (code, how) => {
        appendFileSync(log, `${seat.number} ended: ${code ?? how}\n`);
        if (seat.child === child) seat.child = undefined;
      });
    },
    kill: (seat) => signal(seat, 'SIGKILL'),
    stop: (seat) => signal(seat, 'SIGTERM'),
    freeze: (seat) => {
      seat.frozen = seat.child?.kill('SIGSTOP') ?? false;
    },
    thaw: (seat) => {
      seat.child?.kill('SIGCONT');
      seat.frozen = false;
    },
    setTime: (seat, offset) => {
      seat.offset = offset;
      const word: Word = { offset };
      if (seat.child?.connected) seat.child.send(word, () => undefined);
    },
    seatOf: (pid) => seats.find(({ child }) => child?.pid === pid),
    end: async () => {
      await Promise.all(seats.map((seat) => signal(seat, 'SIGKILL')));
    },
  };
}
