import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WEIGHT_KIND } from '@topsteel/chain';
import { expect } from 'chai';
import type { RefusalCode } from '../reports/refusal.ts';
import { checkFrame } from './check-frame.ts';
import type { Frame } from './check-frame.ts';
import { openSignedJournal } from './signed-journal.ts';
import { readSignerSettings } from './signer-settings.ts';

const now = 1_795_684_440;
const report = {
  kind: WEIGHT_KIND,
  subject: `0x${'5c'.repeat(32)}` as const,
  value: 4_982_000n,
  observedAt: now - 60,
  validUntil: now - 60 + 2_592_000,
  round: 3,
  signerSet: 2,
};
const frame: Frame = {
  limits: { maxAgeSeconds: 2_592_000, maxAheadSeconds: 60 },
  last: { value: 4_980_000n, observedAt: now - 120, acceptedAt: now - 100, round: 2 },
  current: { signerSet: 2, threshold: 2, size: 3 },
  isMember: true,
  nowSeconds: now,
};

describe('the frame of a report', () => {
  it('agrees with the chain', () => {
    expect(checkFrame(report, frame)).to.equal(null);
    expect(checkFrame({ ...report, round: 1 }, { ...frame, last: undefined })).to.equal(null);
  });

  const faults: [RefusalCode, string, Partial<typeof report>, Partial<Frame>][] = [
    ['kind-closed', 'This kind of report is not open on the chain.', {}, { limits: undefined }],
    ['signer-set-stale', 'Signer set 2 counts, not 1.', { signerSet: 1 }, {}],
    ['signer-not-in-set', 'This signer is not in the current set.', {}, { isMember: false }],
    ['round-taken', 'Round 2 is on the chain already.', { round: 2 }, {}],
    ['round-far-ahead', 'The round is far ahead of the chain.', { round: 1_003 }, {}],
    [
      'observation-superseded',
      'The observation is older than the one on the chain.',
      { observedAt: now - 121 },
      {},
    ],
    ['observation-in-future', 'The observation lies in the future.', { observedAt: now + 61 }, {}],
    [
      'observation-too-old',
      'The observation is too old.',
      { observedAt: now - 2_592_000 },
      { last: undefined },
    ],
    ['report-over', 'The report is over.', { validUntil: now }, {}],
    [
      'report-valid-too-long',
      'The report would be valid too long.',
      { validUntil: now - 60 + 2_592_001 },
      {},
    ],
  ];
  for (const [code, sentence, changes, chain] of faults) {
    it(`is refused: ${sentence}`, () => {
      expect(checkFrame({ ...report, ...changes }, { ...frame, ...chain })).to.deep.equal({ code, sentence });
    });
  }
});

describe('what a signer has promised', () => {
  const path = (): string =>
    join(mkdtempSync(join(tmpdir(), 'topsteel-journal-')), 'own', 'report-1.journal');

  const word = (digit: string): string => `0x${digit.repeat(64)}`;

  it('is kept over a restart, and readable by its owner only', () => {
    const at = path();
    const first = openSignedJournal(at);
    expect(first.promise('TopSteel.Fx:0xab:1:7', word('1'))).to.equal(true);
    expect(first.promise('TopSteel.Fx:0xab:1:7', word('1'))).to.equal(true);
    expect(first.promise('TopSteel.Fx:0xab:1:7', word('2'))).to.equal(false);
    first.close();
    expect(statSync(at).mode & 0o777).to.equal(0o600);
    const second = openSignedJournal(at);
    expect(second.promise('TopSteel.Fx:0xab:1:7', word('2'))).to.equal(false);
    expect(second.promise('TopSteel.Fx:0xab:2:7', word('2'))).to.equal(true);
    second.close();
    expect(readFileSync(at, 'utf8')).to.equal(
      `TopSteel.Fx:0xab:1:7 ${word('1')}\nTopSteel.Fx:0xab:2:7 ${word('2')}\n`,
    );
  });

  it('survives a line that a crash cut off', () => {
    const at = path();
    openSignedJournal(at).close();
    writeFileSync(at, `a ${word('1')}\nb`);
    const journal = openSignedJournal(at);
    expect(journal.promise('b', word('2'))).to.equal(true);
    journal.close();
    const again = openSignedJournal(at);
    expect([again.promise('a', word('9')), again.promise('b', word('9'))]).to.deep.equal([false, false]);
    again.close();
  });
});

describe("a signer's settings", () => {
  const complete = {
    SIGNER_ROLE: 'report-1',
    SIGNER_PORT: '4201',
    SIGNER_TOKEN: 't'.repeat(16),
    RPC_URL: 'http://127.0.0.1:8545',
    ORACLE_KEYSTORE_DIR: '/data/keys',
    CARRIER_URL: 'http://127.0.0.1:4100/',
    STRIPE_SECRET_KEY: '',
  };

  it('say where it looks; what is not set is not looked at', () => {
    const { role, port, journalDir, feeds } = readSignerSettings(complete);
    expect([role, port, journalDir]).to.deep.equal(['report-1', 4201, '/data/keys']);
    expect(feeds.carrierJwksUrl).to.equal('http://127.0.0.1:4100/consignments/jwks.json');
    expect(feeds.receipts).to.deep.equal({ bank: null, card: null, coinbase: null });
    expect(feeds.rateSources).to.deep.equal([]);
  });

  it('name every variable that is missing or wrong, and no secret', () => {
    expect(() => readSignerSettings({ ...complete, SIGNER_ROLE: 'relayer', SIGNER_TOKEN: 'short' })).to.throw(
      /^SIGNER_ROLE .*\. SIGNER_TOKEN needs at least 16 characters\.$/,
    );
    expect(() => readSignerSettings({ ...complete, FX_SOURCES: '[{"name":"x"}]' })).to.throw(/^FX_SOURCES: /);
    expect(() => readSignerSettings({ ...complete, FX_SOURCES: 'ecb' })).to.throw(
      'FX_SOURCES: must be a JSON list of { name, shape, url, maxAgeSeconds }.',
    );
  });
});
