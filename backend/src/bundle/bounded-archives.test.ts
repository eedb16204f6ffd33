import { isAppError } from '@topsteel/domain/errors';
import { expect } from 'chai';
import { BoundedArchives } from './bounded-archives.ts';

const bytesOf = (size: number) => Promise.resolve(new Uint8Array(size));

describe('archives that are made a few at a time', () => {
  it('are made once for whoever asks in the same moment', async () => {
    const archives = new BoundedArchives();
    let made = 0;
    const make = () => bytesOf((made += 1));
    const [first, second] = await Promise.all([archives.run('a', make), archives.run('a', make)]);
    expect([first.length, second.length, (await archives.run('a', make)).length]).to.deep.equal([1, 1, 1]);
    expect((await archives.run('b', make)).length).to.equal(2);
  });

  it('are refused above four at a time, and made again when there is room', async () => {
    const archives = new BoundedArchives();
    const ends: (() => void)[] = [];
    const waiting = [1, 2, 3, 4].map((key) =>
      archives.run(`${key}`, () => new Promise((resolve) => ends.push(() => resolve(new Uint8Array())))),
    );
    const refused = await archives.run('5', () => bytesOf(1)).catch((error: unknown) => error);
    expect(isAppError(refused) && refused.code).to.equal('rate-limited');
    for (const end of ends) end();
    await Promise.all(waiting);
    expect((await archives.run('5', () => bytesOf(5))).length).to.equal(5);
  });

  it('are forgotten when they failed, the oldest above 16, and the oldest above 64 MiB', async () => {
    const archives = new BoundedArchives();
    const failed = await archives.run('a', () => Promise.reject(new Error('away'))).catch(() => 'failed');
    expect([failed, (await archives.run('a', () => bytesOf(1))).length]).to.deep.equal(['failed', 1]);
    for (let key = 0; key < 16; key += 1) await archives.run(`${key}`, () => bytesOf(2));
    expect((await archives.run('15', () => bytesOf(9))).length).to.equal(2);
    expect((await archives.run('a', () => bytesOf(9))).length).to.equal(9);
    await archives.run('large', () => bytesOf(40 * 1_048_576));
    await archives.run('larger', () => bytesOf(40 * 1_048_576));
    expect((await archives.run('large', () => bytesOf(3))).length).to.equal(3);
    expect((await archives.run('larger', () => bytesOf(3))).length).to.equal(40 * 1_048_576);
  });
});
