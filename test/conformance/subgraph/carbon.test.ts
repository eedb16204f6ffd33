import { expect } from 'chai';
import { pad, stringToHex, type Hex } from 'viem';
import { indexedChain, type IndexedChain, type Told } from './indexed-chain.ts';
import { buyer, commissioned, hashOf, inspector, mill, operator, textIn, zero } from './words.ts';

describe('index of carbon', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
  });

  describe('emission statements', () => {
    const declared = (
      statementId: Hex,
      emissionsGrams: bigint,
      supersedes: Hex,
      method = 'ISO 20915:2018',
    ): Told => [
      'EmissionsDeclared',
      {
        ...{ statementId, lotId: 61n, declarer: mill, signer: operator },
        statement: {
          ...{ lotId: 61n, massGrams: 20_000_000n, emissionsGrams, method: textIn(method) },
          ...{ boundary: textIn('EN 15804 A1-A3'), documentHash: hashOf('footprint'), supersedes },
        },
      },
    ];
    const [first, second] = [hashOf('first statement'), hashOf('second statement')];
    const of = 'isStanding state ordinal emissionsGrams supersedes { id } supersededBy { id }';
    const verification = 'verification { ordinal verifier { id } withdrawnAt withdrawalReason }';

    it('stand one at a time, and are self-declared until an independent verifier confirms them', async () => {
      await index.tell('materialLedger', ...commissioned(61n));
      await index.tell('emissionStatements', declared(first, 37_000_000n, zero));
      const lot = '{ lot(id: "61") { statement { id state } statements(orderBy: ordinal) { id } } }';
      expect(await index.ask(lot)).to.deep.equal({
        lot: { statement: { id: first, state: 'SELF_DECLARED' }, statements: [{ id: first }] },
      });
      await index.tell('emissionStatements', [
        'EmissionsVerified',
        {
          ...{ statementId: first, lotId: 61n, verifier: inspector, signer: inspector },
          ...{ ordinal: 1, documentHash: hashOf('opinion') },
        },
      ]);
      expect(
        await index.ask(`{ emissionStatement(id: "${first}") { ${of} ${verification} method boundary } }`),
      ).to.deep.equal({
        emissionStatement: {
          ...{ isStanding: true, state: 'VERIFIED', ordinal: 1, emissionsGrams: '37000000' },
          ...{ supersedes: null, supersededBy: null, method: 'ISO 20915:2018', boundary: 'EN 15804 A1-A3' },
          verification: {
            ordinal: '1',
            verifier: { id: inspector },
            withdrawnAt: null,
            withdrawalReason: null,
          },
        },
      });
      await index.tell('emissionStatements', declared(second, 38_000_000n, first));
      expect(await index.ask(lot)).to.deep.equal({
        lot: {
          statement: { id: second, state: 'SELF_DECLARED' },
          statements: [{ id: first }, { id: second }],
        },
      });
      const withdrawn = await index.tell('emissionStatements', [
        'VerificationWithdrawn',
        { statementId: first, lotId: 61n, verifier: inspector, signer: inspector, ordinal: 1, reason: 3 },
      ]);
      expect(
        await index.ask(`{ first: emissionStatement(id: "${first}") { ${of} ${verification} }
          second: emissionStatement(id: "${second}") { ${of} ${verification} } }`),
      ).to.deep.equal({
        first: {
          ...{ isStanding: false, state: 'VERIFICATION_WITHDRAWN', ordinal: 1, emissionsGrams: '37000000' },
          ...{ supersedes: null, supersededBy: { id: second } },
          verification: {
            ordinal: '1',
            verifier: { id: inspector },
            withdrawnAt: withdrawn.at,
            withdrawalReason: 3,
          },
        },
        second: {
          ...{ isStanding: true, state: 'SELF_DECLARED', ordinal: 2, emissionsGrams: '38000000' },
          ...{ supersedes: { id: first }, supersededBy: null, verification: null },
        },
      });
    });

    it('do not stop the index with a method that is no text', async () => {
      const third = hashOf('third statement');
      await index.tell('emissionStatements', declared(third, 38_000_000n, second, 'a\u0000b\u0007ü'));
      expect(await index.ask(`{ emissionStatement(id: "${third}") { method } }`)).to.deep.equal({
        emissionStatement: { method: 'a?b???' },
      });
    });
  });

  it('units: ranges split, move, merge and end, and the class conserves them', async () => {
    const classId = hashOf('class');
    const documentHash = hashOf('issuance');
    const range = (rangeFirst: bigint, first: bigint, last: bigint) => ({ classId, rangeFirst, first, last });
    await index.tell(
      'carbonUnits',
      [
        'ClassOpened',
        {
          ...{ classId, issuer: mill, programme: pad(stringToHex('GS'), { size: 16, dir: 'right' }) },
          ...{ project: textIn('EAF-0042'), vintage: 2026 },
        },
      ],
      [
        'UnitsIssued',
        {
          classId,
          to: mill,
          first: 100n,
          last: 1_100n,
          documentHash,
          totalIssued: 1_000n,
          totalActive: 1_000n,
        },
      ],
    );
    await index.tell('carbonUnits', [
      'UnitsTransferred',
      { ...range(100n, 300n, 500n), from: mill, to: buyer },
    ]);
    const ranges =
      '{ carbonRanges(orderBy: first, where: { carbonClass: "' +
      classId +
      '" }) { holder first last grams } }';
    expect(await index.ask(ranges)).to.deep.equal({
      carbonRanges: [
        { holder: mill, first: '100', last: '300', grams: '200' },
        { holder: buyer, first: '300', last: '500', grams: '200' },
        { holder: mill, first: '500', last: '1100', grams: '600' },
      ],
    });
    await index.tell('carbonUnits', [
      'UnitsTransferred',
      { ...range(300n, 300n, 500n), from: buyer, to: mill },
    ]);
    await index.tell('carbonUnits', [
      'RangesMerged',
      { classId, holder: mill, first: 100n, seam: 300n, last: 500n },
    ]);
    await index.tell('carbonUnits', [
      'UnitsRetired',
      {
        ...{
          ...range(500n, 500n, 700n),
          retirementId: hashOf('retirement'),
          beneficiary: buyer,
          holder: mill,
        },
        ...{ purpose: hashOf('site 2026'), lotId: 0n, totalActive: 800n, totalRetired: 200n },
      },
    ]);
    await index.tell('carbonUnits', [
      'UnitsCancelled',
      {
        ...{ ...range(700n, 1_000n, 1_100n), holder: mill, documentHash: hashOf('withdrawal') },
        ...{ totalActive: 700n, totalCancelled: 100n },
      },
    ]);
    expect(await index.ask(ranges)).to.deep.equal({
      carbonRanges: [
        { holder: mill, first: '100', last: '500', grams: '400' },
        { holder: mill, first: '700', last: '1000', grams: '300' },
      ],
    });
    expect(
      await index.ask(`{ carbonClass(id: "${classId}") { issuer { id } programme project vintage nextSerial issuedGrams activeGrams retiredGrams cancelledGrams
        retirements { id holder beneficiary first last grams purpose lotId }
        movements(orderBy: at) { kind from to first last documentHash } } }`),
    ).to.deep.equal({
      carbonClass: {
        ...{ issuer: { id: mill }, programme: 'GS', project: 'EAF-0042', vintage: 2026, nextSerial: '1100' },
        ...{ issuedGrams: '1000', activeGrams: '700', retiredGrams: '200', cancelledGrams: '100' },
        retirements: [
          {
            ...{ id: hashOf('retirement'), holder: mill, beneficiary: buyer, first: '500', last: '700' },
            ...{ grams: '200', purpose: hashOf('site 2026'), lotId: '0' },
          },
        ],
        movements: [
          { kind: 'ISSUED', from: null, to: mill, first: '100', last: '1100', documentHash },
          { kind: 'TRANSFERRED', from: mill, to: buyer, first: '300', last: '500', documentHash: null },
          { kind: 'TRANSFERRED', from: buyer, to: mill, first: '300', last: '500', documentHash: null },
          { kind: 'MERGED', from: mill, to: mill, first: '100', last: '500', documentHash: null },
          { kind: 'RETIRED', from: mill, to: null, first: '500', last: '700', documentHash: null },
          {
            kind: 'CANCELLED',
            from: mill,
            to: null,
            first: '1000',
            last: '1100',
            documentHash: hashOf('withdrawal'),
          },
        ],
      },
    });
  });
});
