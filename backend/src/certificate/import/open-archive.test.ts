import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isAppError } from '@topsteel/domain/errors';
import { expect } from 'chai';
import fc from 'fast-check';
import yazl from 'yazl';
import { archiveLimits, openArchive } from './open-archive.ts';

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

describe('openArchive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-archive-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const open = (bytes: Buffer, limits = archiveLimits) => {
    const path = join(folder, 'heats.zip');
    writeFileSync(path, bytes);
    return openArchive(path, 'heats.zip', limits);
  };
  const refusal = async (bytes: Buffer, limits = archiveLimits): Promise<string> => {
    const error: unknown = await open(bytes, limits).then(
      (archive) => archive.close(),
      (reason: unknown) => reason,
    );
    return isAppError(error) ? error.message : String(error);
  };

  it('gives each file with its bytes, without folders and hidden files', async () => {
    const archive = await open(
      await zipOf({ 'heats/A.json': '{"A03":"1"}', '.DS_Store': 'x', '__MACOSX/A.json': 'x' }),
    );
    expect(
      archive.entries.map(({ name, sizeBytes, refusal: reason }) => [name, sizeBytes, reason]),
    ).to.deep.equal([['heats/A.json', 11, null]]);
    const [entry] = archive.entries;
    expect(entry && (await archive.read(entry)).toString()).to.equal('{"A03":"1"}');
    archive.close();
  });

  it('refuses names that lead outside, whatever they are made of', async () => {
    const bytes = await zipOf({ 'aa/bb.json': '{}' });
    for (const name of ['../bb.json', '/a/bb.json', 'C:/bb.json', 'a/../b.jso']) {
      const outside = Buffer.from(
        bytes.toString('latin1').replaceAll('aa/bb.json', name.padEnd(10, 'n')),
        'latin1',
      );
      expect(await refusal(outside), name).to.match(/^heats\.zip cannot be opened as a ZIP file/);
    }
  });

  it('stops at the limits of entries and of bytes', async () => {
    const bytes = await zipOf({ 'A.json': 'x'.repeat(60), 'B.json': 'x'.repeat(60) });
    expect(await refusal(bytes, { ...archiveLimits, entries: 1 })).to.equal(
      'heats.zip holds more than 1 files. Send the certificates in several files.',
    );
    expect(await refusal(bytes, { ...archiveLimits, totalBytes: 100 })).to.equal(
      'heats.zip is larger than 2 GB when unpacked. Send the certificates in several files.',
    );
  });

  it('survives any damage: entries that read, or a sentence (property)', async function () {
    this.timeout(60_000);
    const bytes = await zipOf({ 'A.json': '{"A03":"AVO-2026-11873"}', 'B.pdf': '%PDF-1.7' });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(bytes.length),
        async (changes, cut) => {
          const damaged = Buffer.from(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes);
          for (const [place, value] of changes) if (place < damaged.length) damaged[place] = value;
          try {
            const archive = await open(damaged);
            for (const entry of archive.entries) {
              await archive.read(entry).catch((error: unknown) => {
                expect(isAppError(error)).to.equal(true);
              });
            }
            archive.close();
          } catch (error) {
            expect(isAppError(error), String(error)).to.equal(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
