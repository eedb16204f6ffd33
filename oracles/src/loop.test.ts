import { expect } from 'chai';
import { pino } from 'pino';
import { backoffMs, startLoop } from './loop.ts';

const logger = pino({ level: 'silent' });

describe('loop', () => {
  it('doubles its pause after failures, up to ten seconds', () => {
    expect([1, 2, 3, 6, 7, 50].map(backoffMs)).to.deep.equal([250, 500, 1_000, 8_000, 10_000, 10_000]);
  });

  it('runs at once when woken, and never again after it stopped', async () => {
    let runs = 0;
    let ran: () => void = () => undefined;
    const loop = startLoop({
      name: 'test',
      everyMs: 3_600_000,
      work: () => {
        runs += 1;
        ran();
        return Promise.resolve('idle' as const);
      },
      logger,
    });
    await new Promise<void>((resolve) => {
      ran = resolve;
      loop.wake();
    });
    await loop.stop();
    loop.wake();
    expect(runs).to.equal(2);
  });

  it('goes on after a failure', async () => {
    let runs = 0;
    const done = new Promise<void>((resolve) => {
      const loop = startLoop({
        name: 'test',
        everyMs: 0,
        work: () => {
          runs += 1;
          if (runs === 1) return Promise.reject(new Error('the node is away'));
          void loop.stop().then(resolve);
          return Promise.resolve('idle' as const);
        },
        logger,
      });
    });
    await done;
    expect(runs).to.equal(2);
  });
});
