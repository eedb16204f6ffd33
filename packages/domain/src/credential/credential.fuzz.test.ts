import { p256 } from '@noble/curves/nist.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { verifyDocument } from '../data-integrity/index.ts';
import { faultsOfUntp, keyInDidDocument, signJws, urlOfDidWeb, verifyCredential } from './index.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);
const secret = new Uint8Array(32).fill(3);
const key = { type: 'P-256' as const, bytes: p256.getPublicKey(secret) };
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:web:steel.example',
  validFrom: '2026-11-20T08:00:00Z',
  credentialSubject: { heatNumber: 'F26-41873' },
};
const jwt = signJws({ typ: 'vc+jwt', kid: 'did:web:steel.example#k' }, credential, secret);
const options = { keyOf: () => key, now: 1_796_000_000 };
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=';

describe('a mutated credential', function () {
  this.timeout(0);

  it('never holds, for a change of any letter is a change of what was signed', () => {
    expect(verifyCredential(jwt, options).holds).to.equal(true);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ at: fc.nat({ max: jwt.length - 1 }), letter: fc.constantFrom(...Array.from(letters)) }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (changes) => {
          const changed = Array.from(jwt);
          for (const { at, letter } of changes) changed[at] = letter;
          const text = changed.join('');
          if (text !== jwt) expect(verifyCredential(text, options).holds).to.equal(false);
        },
      ),
      { numRuns },
    );
  });

  it('of any other text, header or payload is refused without a crash', () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), (header, payload, text) => {
        expect(verifyCredential(text, options).holds).to.equal(false);
        expect(verifyCredential(`${part(header)}.${part(payload)}.AAAA`, options).holds).to.equal(false);
        const [head = ''] = jwt.split('.');
        expect(verifyCredential(`${head}.${part(payload)}.AAAA`, options).holds).to.equal(false);
      }),
      { numRuns },
    );
  });

  it('leaves every reader beside it standing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, text) => {
        keyInDidDocument(value, text, text);
        faultsOfUntp(value);
        const document =
          typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
        expect(verifyDocument(document).some(({ verified }) => verified)).to.equal(false);
        try {
          urlOfDidWeb(`did:web:${text}`);
        } catch (error) {
          expect((error as Error).message).to.contain('is no did:web');
        }
      }),
      { numRuns },
    );
  });
});
