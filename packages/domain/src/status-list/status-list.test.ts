import { gzipSync, gunzipSync } from 'node:zlib';
import { p256 } from '@noble/curves/nist.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { signJws } from '../credential/index.ts';
import {
  bitAt,
  decodeList,
  emptyBitstring,
  encodeList,
  MIN_ENTRIES,
  setBit,
  statusEntry,
  statusListCredential,
  statusOf,
  type StatusResult,
} from './index.ts';

const secret = new Uint8Array(32).fill(3);
const key = { type: 'P-256' as const, bytes: p256.getPublicKey(secret) };
const issuer = 'did:web:steel.example:organisations:7f3c';
const url = 'https://steel.example/status/7f3c/1';
const now = Date.parse('2026-11-26T12:00:00Z') / 1_000;
const facts = {
  url,
  issuer: { id: issuer, name: 'Aciéries du Val' },
  validFrom: '2026-11-26T11:59:00.000Z',
  validUntil: '2026-11-27T11:59:00.000Z',
  ttlMs: 60_000,
};
const listOf = async (revoked: number[], change: object = {}, by = issuer): Promise<string> => {
  const bits = emptyBitstring();
  for (const index of revoked) setBit(bits, index);
  const list = statusListCredential({ ...facts, encodedList: await encodeList(bits) });
  return signJws({ typ: 'vc+jwt', kid: `${by}#k` }, { ...list, ...change }, secret);
};
const ask = (index: number, jwt: string, change: object = {}): Promise<StatusResult> =>
  statusOf({ ...statusEntry(url, index), ...change }, issuer, jwt, { keyOf: () => key, now });

describe('bits of a status list', () => {
  it('count from the left of each byte', () => {
    const bits = emptyBitstring();
    setBit(bits, 0);
    setBit(bits, 9);
    setBit(bits, MIN_ENTRIES - 1);
    expect([bits[0], bits[1], bits[16_383]]).to.deep.equal([0x80, 0x40, 0x01]);
    expect(() => bitAt(bits, MIN_ENTRIES)).to.throw('outside a list of 131072 entries');
    expect(() => setBit(bits, -1)).to.throw('outside a list');
    expect(() => emptyBitstring(8)).to.throw('from 131072');
  });

  it('are gzip in base64url that every other tool reads', async () => {
    const bits = emptyBitstring();
    setBit(bits, 94_567);
    const encoded = await encodeList(bits);
    expect(encoded.slice(0, 4)).to.equal('uH4s');
    expect(new Uint8Array(gunzipSync(Buffer.from(encoded.slice(1), 'base64url')))).to.deep.equal(bits);
    expect(await decodeList(gzipSync(bits).toString('base64url'))).to.deep.equal(bits);
  });

  it('keep any set of entries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: MIN_ENTRIES - 1 }), { maxLength: 20 }),
        async (indices) => {
          const bits = emptyBitstring();
          for (const index of indices) setBit(bits, index);
          const read = await decodeList(await encodeList(bits));
          expect(indices.every((index) => bitAt(read, index))).to.equal(true);
          expect(read.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)).to.equal(
            indices.length,
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are refused when short, broken, or a bomb', async () => {
    const refused = async (bytes: Uint8Array): Promise<string> =>
      decodeList(`u${Buffer.from(bytes).toString('base64url')}`).then(
        () => 'read',
        (error: unknown) => (error as Error).message,
      );
    expect(await refused(gzipSync(new Uint8Array(16_383)))).to.contain('fewer than 131072 entries');
    expect(await refused(new Uint8Array(40))).to.contain('it is not gzip');
    expect(await refused(gzipSync(new Uint8Array(17 * 1_048_576)))).to.contain('unpacks to more than');
  });
});

describe('the status of a credential', () => {
  it('follows the bit of its entry and of no other', async () => {
    const jwt = await listOf([94_567]);
    const asOf = Date.parse(facts.validFrom) / 1_000;
    expect(await ask(94_567, jwt)).to.deep.equal({ status: 'revoked', asOf });
    expect(await ask(94_566, jwt)).to.deep.equal({ status: 'clear', asOf });
    expect(await ask(94_568, jwt)).to.deep.equal({ status: 'clear', asOf });
  });

  const unknowns: [string, Promise<string>, object?][] = [
    ['it names no index', listOf([]), { statusListIndex: 7 }],
    ['its index is outside the list', listOf([]), { statusListIndex: '131072' }],
    ['its status is kept otherwise', listOf([]), { type: 'StatusList2021Entry' }],
    ['its purpose is another', listOf([]), { statusPurpose: 'message' }],
    ['the list is kept for revocation and suspension was asked', listOf([]), { statusPurpose: 'suspension' }],
    ['the list is another', listOf([]), { statusListCredential: `${url}0` }],
    ['the list is somebody else’s', listOf([], { issuer: 'did:web:other.example' }, 'did:web:other.example')],
    ['the list is out of date', listOf([], { validUntil: '2026-11-26T12:00:00Z' })],
    ['the list is not signed well', listOf([]).then((jwt) => `${jwt.slice(0, -4)}AAAA`)],
    ['the list is another credential', listOf([], { type: ['VerifiableCredential'] })],
    [
      'the list is empty',
      listOf([], { credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' } }),
    ],
    ['the list is not there', Promise.resolve('<html>')],
  ];
  for (const [why, jwt, change] of unknowns) {
    it(`is unknown, and never clear, when ${why}`, async () => {
      expect((await ask(7, await jwt, change)).status).to.equal('unknown');
    });
  }
});
