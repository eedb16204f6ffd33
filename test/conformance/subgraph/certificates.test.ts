import { expect } from 'chai';
import { indexedChain, type IndexedChain, type Told } from './indexed-chain.ts';
import { buyer, hashOf, inspector, mill, nobody, operator } from './words.ts';

const issued = (batch: bigint, count = 3): Told => [
  'BatchIssued',
  {
    issuer: mill,
    batch,
    root: hashOf(`root ${String(batch)}`),
    depth: 2,
    count,
    issuedAt: 1_900_000_000,
    signer: operator,
  },
];
const revoked = (batch: bigint, index: number, reason: number, byBatch: bigint, byIndex: number): Told => [
  'CertificateRevoked',
  { issuer: mill, batch, index, reason, replacedByBatch: byBatch, replacedByIndex: byIndex, actor: operator },
];

describe('index of certificates', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
  });

  it('keeps batches, and says by what a certificate is replaced', async () => {
    await index.tell('certificateRegistry', issued(202_611n));
    await index.tell('certificateRegistry', issued(202_612n));
    const at = await index.tell('certificateRegistry', revoked(202_611n, 1, 3, 202_612n, 0));
    await index.tell('certificateRegistry', revoked(202_611n, 2, 4, 0n, 0));
    expect(
      await index.ask(`{ batch(id: "${mill}-202611") { number root depth count issuedAt signer issuer { id }
        revocations(orderBy: index) { id index reason replacedByBatch { number } replacedByIndex actor revokedAt } } }`),
    ).to.deep.equal({
      batch: {
        ...{ number: '202611', root: hashOf('root 202611'), depth: 2, count: '3', issuedAt: '1900000000' },
        ...{ signer: operator, issuer: { id: mill } },
        revocations: [
          {
            ...{ id: `${mill}-202611-1`, index: '1', reason: 3, replacedByBatch: { number: '202612' } },
            ...{ replacedByIndex: '0', actor: operator, revokedAt: at.at },
          },
          {
            ...{
              id: `${mill}-202611-2`,
              index: '2',
              reason: 4,
              replacedByBatch: null,
              replacedByIndex: null,
            },
            ...{ actor: operator, revokedAt: String(Number(at.at) + 12) },
          },
        ],
      },
    });
  });

  it('keeps the revocation of a certificate whose batch comes later', async () => {
    const query = `{ revocation(id: "${mill}-202701-0") { batchNumber issuer { id } batch { number } } }`;
    await index.tell('certificateRegistry', revoked(202_701n, 0, 1, 0n, 0));
    expect(await index.ask(query)).to.deep.equal({
      revocation: { batchNumber: '202701', issuer: { id: mill }, batch: null },
    });
    await index.tell('certificateRegistry', issued(202_701n));
    expect(await index.ask(query)).to.deep.equal({
      revocation: { batchNumber: '202701', issuer: { id: mill }, batch: { number: '202701' } },
    });
  });

  it('names the inspection body of each certificate that it countersigned', async () => {
    await index.tell('certificateRegistry', issued(202_702n), [
      'CertificatesCountersigned',
      {
        ...{ issuer: mill, batch: 202_702n, body: inspector, indices: [2, 0] },
        ...{ signer: operator, signedAt: 1_900_000_500 },
      },
    ]);
    expect(
      await index.ask(
        `{ batch(id: "${mill}-202702") { countersignatures(orderBy: index) { index body { id } signer signedAt } } }`,
      ),
    ).to.deep.equal({
      batch: {
        countersignatures: ['0', '2'].map((place) => ({
          index: place,
          body: { id: inspector },
          signer: operator,
          signedAt: '1900000500',
        })),
      },
    });
  });

  it('keeps a token until its holder gives it up', async () => {
    // A leading zero: the number is shorter than the certificate's id.
    const certificate = `0x00${hashOf('certificate').slice(4)}` as const;
    const tokenId = BigInt(certificate);
    await index.tell('certificateRegistry', issued(202_703n));
    const minted = await index.tell(
      'certificateToken',
      ['Transfer', { from: nobody, to: buyer, tokenId }],
      ['CertificateMinted', { tokenId, issuer: mill, to: buyer, batch: 202_703n, index: 1, actor: operator }],
    );
    const query = `{ certificateToken(id: "${certificate}") { tokenId batch { number } index issuer { id } holder actor mintedAt burnedAt } }`;
    const token = {
      ...{ tokenId: tokenId.toString(), batch: { number: '202703' }, index: '1', issuer: { id: mill } },
      ...{ actor: operator, mintedAt: minted.at },
    };
    expect(await index.ask(query)).to.deep.equal({
      certificateToken: { ...token, holder: buyer, burnedAt: null },
    });
    const burned = await index.tell('certificateToken', ['Transfer', { from: buyer, to: nobody, tokenId }]);
    expect(await index.ask(query)).to.deep.equal({
      certificateToken: { ...token, holder: null, burnedAt: burned.at },
    });
  });
});
