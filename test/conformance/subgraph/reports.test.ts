import { expect } from 'chai';
import { indexedChain, type IndexedChain, type Told } from './indexed-chain.ts';
import { buyer, hashOf, inspector, mill, operator, processor, zero } from './words.ts';

const weight = hashOf('TopSteel.Weight');
const announced = (signerSet: number, signers: readonly string[], activeFrom: number): Told => [
  'RotationAnnounced',
  { signerSet, signers, threshold: 2, activeFrom, actor: operator },
];
const rotated = (signerSet: number, size: number): Told => [
  'SignersRotated',
  { signerSet, threshold: 2, size, actor: operator },
];

describe('index of reports and anchors', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
    await index.tell('oracleReports', [
      'FeedConfigured',
      {
        ...{ kind: weight, maxAgeSeconds: 604_800, maxAheadSeconds: 300 },
        ...{ activeFrom: 1_900_000_000, actor: operator },
      },
    ]);
    await index.tell('oracleReports', announced(1, [processor, mill], 1_900_000_000), rotated(1, 2));
  });

  it('keeps the last report of a subject, every round of it, and the feed', async () => {
    const subject = hashOf('weighed payment');
    const report = (value: bigint, round: number): Told => [
      'ReportAccepted',
      {
        ...{ kind: weight, subject, value, observedAt: 1_900_000_100, acceptedAt: 1_900_000_200 },
        ...{ round, signerSet: 1 },
      },
    ];
    await index.tell('oracleReports', report(4_980_000n, 1));
    await index.tell('oracleReports', report(4_982_000n, 2));
    expect(
      await index.ask(`{ report(id: "${weight}-${subject}") { kind value round observedAt acceptedAt signerSet { id }
        feed { maxAgeSeconds maxAheadSeconds activeFrom reportCount } rounds(orderBy: round) { round value } } }`),
    ).to.deep.equal({
      report: {
        ...{ kind: weight, value: '4982000', round: '2', observedAt: '1900000100', acceptedAt: '1900000200' },
        ...{
          signerSet: { id: '1' },
          feed: {
            ...{ maxAgeSeconds: '604800', maxAheadSeconds: '300' },
            ...{ activeFrom: '1900000000', reportCount: 2 },
          },
        },
        rounds: [
          { round: '1', value: '4980000' },
          { round: '2', value: '4982000' },
        ],
      },
    });
  });

  it('follows signer sets from their announcement to their end', async () => {
    await index.tell('oracleReports', [
      'SignerBarred',
      { signerSet: 1, signer: mill, size: 1, actor: operator },
    ]);
    await index.tell('oracleReports', announced(2, [buyer, inspector], 1_900_700_000));
    const dropped = await index.tell(
      'oracleReports',
      ['RotationCancelled', { signerSet: 2, actor: operator }],
      announced(3, [buyer, processor], 1_900_700_012),
    );
    const replaced = await index.tell('oracleReports', rotated(3, 2));
    expect(
      await index.ask(`{ protocol(id: "topsteel") { signerSet { id } }
        signerSets(orderBy: version) { version state signers barredSigners size threshold activeFrom activatedAt endedAt } }`),
    ).to.deep.include({
      protocol: { signerSet: { id: '3' } },
      signerSets: [
        {
          ...{ version: '1', state: 'REPLACED', signers: [processor, mill], barredSigners: [mill], size: 1 },
          ...{
            threshold: 2,
            activeFrom: '1900000000',
            activatedAt: await firstActivation(index),
            endedAt: replaced.at,
          },
        },
        {
          ...{ version: '2', state: 'CANCELLED', signers: [buyer, inspector], barredSigners: [], size: 2 },
          ...{ threshold: 2, activeFrom: '1900700000', activatedAt: null, endedAt: dropped.at },
        },
        {
          ...{ version: '3', state: 'ACTIVE', signers: [buyer, processor], barredSigners: [], size: 2 },
          ...{ threshold: 2, activeFrom: '1900700012', activatedAt: replaced.at, endedAt: null },
        },
      ],
    });
  });

  it('chains the closings of a book', async () => {
    const book = hashOf('TopSteel.Ledger');
    const closing = (sequence: bigint, previousSequence: bigint): Told => [
      'Anchored',
      {
        ...{
          publisher: mill,
          book,
          sequence,
          root: hashOf(`root ${String(sequence)}`),
          closedAt: 1_900_000_000,
        },
        ...{
          previousSequence,
          previousRoot: previousSequence === 0n ? zero : hashOf(`root ${String(previousSequence)}`),
        },
        signer: operator,
      },
    ];
    await index.tell('auditAnchors', closing(1n, 0n));
    await index.tell('auditAnchors', closing(4n, 1n));
    expect(
      await index.ask(`{ book(id: "${mill}-${book}") { publisher anchorCount latest { sequence root }
        anchors(orderBy: sequence) { sequence closedAt signer previous { sequence } } } }`),
    ).to.deep.equal({
      book: {
        ...{ publisher: mill, anchorCount: 2, latest: { sequence: '4', root: hashOf('root 4') } },
        anchors: [
          { sequence: '1', closedAt: '1900000000', signer: operator, previous: null },
          { sequence: '4', closedAt: '1900000000', signer: operator, previous: { sequence: '1' } },
        ],
      },
    });
  });
});

/** The first set counted in the block that announced it. */
async function firstActivation(index: IndexedChain): Promise<string> {
  const { signerSet } = (await index.ask('{ signerSet(id: "1") { announcedAt } }')) as {
    signerSet: { announcedAt: string };
  };
  return signerSet.announcedAt;
}
