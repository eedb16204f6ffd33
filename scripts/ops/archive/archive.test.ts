import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import fc from 'fast-check';
import { readTar } from '../postgres/read-tar.ts';
import type { BaseManifest, KeptSegment } from './archive-folder.ts';
import { canBeUsed, chooseBase, gapsOf, lineOf, planRetention } from './judge-archive.ts';
import { readArchiveKey, sealStream, unseal } from './sealed-file.ts';
import {
  lsnText,
  parseLsn,
  readSegmentName,
  SEGMENT_BYTES,
  segmentName,
  startOfSegment,
} from './segments.ts';

const KEY = readArchiveKey('ab'.repeat(32));

describe('Places in the write-ahead log', () => {
  it('are written and read as PostgreSQL does', () => {
    expect(parseLsn('1/5000028')).to.equal(4_378_853_416n);
    expect(lsnText(4_378_853_416n)).to.equal('1/5000028');
    expect(segmentName(1, 4_378_853_416n)).to.equal('000000010000000100000005');
    expect(segmentName(10, 0xff00_0000n)).to.equal('0000000A00000000000000FF');
    expect(segmentName(10, 0xff00_0000n + SEGMENT_BYTES)).to.equal('0000000A0000000100000000');
    expect(lsnText(startOfSegment(parseLsn('0/5000028')))).to.equal('0/5000000');
    expect(() => parseLsn('5000028')).to.throw('"5000028" is no place in the write-ahead log');
  });

  it('come back from the names of their files', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.bigInt(0n, 2n ** 63n), (timeline, lsn) => {
        const read = readSegmentName(segmentName(timeline, lsn));
        expect(read).to.deep.equal({ timeline, start: startOfSegment(lsn) });
        expect(parseLsn(lsnText(lsn))).to.equal(lsn);
      }),
    );
    expect(readSegmentName('00000002.history')).to.equal(null);
  });
});

const segmentsOf = (timeline: number, numbers: readonly number[]): KeptSegment[] =>
  numbers.map((number) => {
    const start = BigInt(number) * SEGMENT_BYTES;
    return { name: segmentName(timeline, start), timeline, start, isOpen: false, bytes: 1 };
  });
const baseOf = (day: number, timeline: number, from: number, to: number): BaseManifest => ({
  ...{ id: `day-${day}`, systemId: '7', serverVersion: '18.4', timeline, migration: null, files: [] },
  startLsn: lsnText(BigInt(from) * SEGMENT_BYTES + 40n),
  stopLsn: lsnText(BigInt(to) * SEGMENT_BYTES + 80n),
  startedAt: `2026-11-0${day}T01:00:00.000Z`,
  endedAt: `2026-11-0${day}T01:10:00.000Z`,
  checkedAt: `2026-11-0${day}T01:10:00.000Z`,
});

describe('An archive', () => {
  it('sees what is missing of the log', () => {
    expect(gapsOf(segmentsOf(1, [3, 4, 7, 8]))).to.deep.equal([
      { timeline: 1, from: 5n * SEGMENT_BYTES, to: 7n * SEGMENT_BYTES },
    ]);
    // A new timeline begins where the old one was left: that is no gap.
    expect(gapsOf([...segmentsOf(1, [3, 4]), ...segmentsOf(2, [4, 5])])).to.deep.equal([]);
    expect(canBeUsed(baseOf(1, 1, 4, 5), segmentsOf(1, [4, 5]))).to.equal(true);
    expect(canBeUsed(baseOf(1, 1, 4, 5), segmentsOf(1, [4]))).to.equal(false);
    expect(canBeUsed(baseOf(1, 1, 4, 5), segmentsOf(1, [5, 6]))).to.equal(false);
  });

  it('takes the newest base that ends before the target and lies on its line', () => {
    const segments = [...segmentsOf(1, [1, 2, 3, 4, 5, 6, 7]), ...segmentsOf(2, [4, 5])];
    const [first, second, third, fourth] = [
      baseOf(1, 1, 1, 2),
      baseOf(2, 1, 3, 3),
      // Of a line that a restore has left at the fourth segment.
      baseOf(3, 1, 6, 6),
      baseOf(4, 2, 5, 5),
    ];
    const line = lineOf(2, `1\t${lsnText(4n * SEGMENT_BYTES + 9n)}\tno recovery target specified\n`);
    expect(line).to.deep.equal([
      { timeline: 1, until: 4n * SEGMENT_BYTES + 9n },
      { timeline: 2, until: null },
    ]);
    const choose = (bases: BaseManifest[], target: Parameters<typeof chooseBase>[3]) =>
      chooseBase(bases, segments, line, target)?.id;
    expect(choose([first, second, third], { kind: 'latest' })).to.equal('day-2');
    expect(choose([first, second, third, fourth], { kind: 'latest' })).to.equal('day-4');
    const time = new Date('2026-11-02T01:09:59Z');
    expect(choose([first, second, third, fourth], { kind: 'time', time })).to.equal('day-1');
    expect(choose([first, second], { kind: 'lsn', lsn: 3n * SEGMENT_BYTES + 79n })).to.equal('day-1');
    expect(choose([first, second], { kind: 'lsn', lsn: 3n * SEGMENT_BYTES + 80n })).to.equal('day-2');
    expect(choose([first], { kind: 'lsn', lsn: 5n })).to.equal(undefined);
  });

  it('throws away only what no base that stays needs', () => {
    const bases = [baseOf(1, 1, 1, 2), baseOf(2, 1, 3, 3), baseOf(3, 1, 5, 6)];
    const segments = segmentsOf(1, [1, 2, 3, 4, 5, 6]);
    const plan = planRetention(bases, segments, 2);
    expect(plan.bases.map(({ id }) => id)).to.deep.equal(['day-1']);
    expect(plan.segments).to.deep.equal(segmentsOf(1, [1, 2]));
    expect(planRetention([], segments, 2)).to.deep.equal({ bases: [], segments: [] });
  });
});

describe('A sealed file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-sealed-'));
  const path = join(folder, 'file');
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const read = async (from = path, key = KEY): Promise<string> => {
    const frames: Buffer[] = [];
    for await (const frame of unseal(from, key)) frames.push(frame);
    return Buffer.concat(frames).toString('latin1');
  };
  const refused = (from: string, key = KEY): Promise<string> =>
    read(from, key).then(
      () => 'opened',
      (error: unknown) => (error as Error).message,
    );

  it('comes back as it was, whatever its length', async () => {
    for (const length of [0, 1, 1_048_576, 1_048_577, 3_000_000]) {
      const plain = Buffer.alloc(length, 'heat 482913 ');
      await sealStream(Readable.from(length === 0 ? [] : [plain]), path, KEY);
      expect((await read()) === plain.toString('latin1'), String(length)).to.equal(true);
    }
  });

  it('opens for its key only, and not when a byte, a frame or its end is another', async () => {
    await sealStream(Readable.from([Buffer.alloc(2_500_000, 'S355J2+N ')]), path, KEY);
    const sealed = readFileSync(path);
    expect(sealed.includes('S355J2')).to.equal(false);
    expect(await refused(path, readArchiveKey('cd'.repeat(32)))).to.match(
      /was sealed with key \w{16}, but BACKUP_KEY/,
    );
    const other = join(folder, 'other');
    const frame = 4 + 1_048_576 + 16;
    const bent: [string, Buffer, RegExp][] = [
      [
        'a byte',
        Buffer.from(sealed.map((byte, at) => (at === 500_000 ? byte ^ 1 : byte))),
        /frame 0 does not open/,
      ],
      ['cut off', sealed.subarray(0, sealed.length - 1), /ends too early/],
      ['last frame left out', sealed.subarray(0, 28 + 2 * frame), /ends too early/],
      [
        'frames swapped',
        Buffer.concat([
          sealed.subarray(0, 28),
          sealed.subarray(28 + frame, 28 + 2 * frame),
          sealed.subarray(28, 28 + frame),
          sealed.subarray(28 + 2 * frame),
        ]),
        /frame 0 does not open/,
      ],
      ['no sealed file', Buffer.from('a certificate of type 3.1, in the clear'), /is no file of an archive/],
    ];
    for (const [what, bytes, sentence] of bent) {
      writeFileSync(other, bytes);
      expect(await refused(other), what).to.match(sentence);
    }
    expect(await refused(path)).to.equal('opened');
  });

  it('asks for a key that is one', () => {
    expect(() => readArchiveKey('secret')).to.throw('BACKUP_KEY is not 64 hexadecimal digits');
    expect(() => readArchiveKey(undefined)).to.throw('BACKUP_KEY is not set');
  });
});

describe('A tar archive', () => {
  const headerOf = (path: string, size: number, type: string): Buffer => {
    const header = Buffer.alloc(512);
    header.write(path, 0);
    header.write('0000600', 100);
    header.write(size.toString(8).padStart(11, '0'), 124);
    header.write(type, 156);
    header.write('ustar', 257);
    return header;
  };
  const read = async (bytes: Buffer, chunk: number): Promise<string[]> => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
      bytes.subarray(at * chunk, (at + 1) * chunk),
    );
    const found: string[] = [];
    for await (const { path, kind, size, bytes: content } of readTar(Readable.from(pieces))) {
      const parts: Buffer[] = [];
      for await (const part of content) parts.push(part);
      found.push(`${kind} ${path} ${size} ${Buffer.concat(parts).toString()}`);
    }
    return found;
  };

  it('gives files and folders, in whatever pieces it comes', async () => {
    const body = Buffer.concat([Buffer.from('18\n'), Buffer.alloc(509)]);
    const bytes = Buffer.concat([
      headerOf('base/', 0, '5'),
      headerOf('base/PG_VERSION', 3, '0'),
      body,
      headerOf('empty', 0, '0'),
    ]);
    for (const chunk of [7, 512, 4_096]) {
      expect(await read(bytes, chunk)).to.deep.equal([
        'folder base 0 ',
        'file base/PG_VERSION 3 18\n',
        'file empty 0 ',
      ]);
    }
  });

  it('leads nowhere else', async () => {
    const refused = (header: Buffer): Promise<string> =>
      read(header, 512).then(String, (error: unknown) => String(error));
    expect(await refused(headerOf('../authorized_keys', 0, '0'))).to.contain('leads out of its folder');
    expect(await refused(headerOf('/etc/passwd', 0, '0'))).to.contain('leads out of its folder');
    expect(await refused(headerOf('pg_tblspc/16400', 0, '2'))).to.contain('tablespaces are not supported');
    expect(await refused(headerOf('PG_VERSION', 3, '0'))).to.contain('ends in the middle of a file');
  });
});
