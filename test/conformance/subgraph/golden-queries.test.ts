import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Hex } from 'viem';
import { indexedChain, type IndexedChain } from './indexed-chain.ts';
import { authorized } from './payment-terms.ts';
import { commissioned, hashOf, inspector, mill, moved, textIn } from './words.ts';

const QUERIES = new URL('../../../docs/examples/queries/history/', import.meta.url);

/** Parties of this story alone, so that its answers hold whatever else was told. */
const maker: Hex = '0x00000000000000000000000000000000000000a1';
const key: Hex = '0x00000000000000000000000000000000000000a2';
const client: Hex = '0x00000000000000000000000000000000000000a3';
const money: Hex = '0x00000000000000000000000000000000000000a4';
const account: Hex = '0x00000000000000000000000000000000000000a5';
const payment = hashOf('golden payment');
const carbonClass = hashOf('golden class');

/** A month that no other story of the index is told in. */
const BEGIN = 2_019_686_400;

describe('the queries of docs/examples/queries/history', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  const answered = new Set<string>();
  const ask = (name: string, variables: Readonly<Record<string, unknown>>) => {
    answered.add(`${name}.graphql`);
    return index.ask(readFileSync(new URL(`${name}.graphql`, QUERIES), 'utf8'), variables);
  };
  const at: Record<string, { at: string; transaction: Hex }> = {};

  before(async () => {
    index = await indexedChain();
    index.skipTo(BEGIN);
    at['registered'] = await index.tell(
      'directory',
      ['OrganisationRegistered', { organisation: maker, accreditor: inspector, profile: hashOf('maker') }],
      [
        'CapabilityGranted',
        {
          ...{ organisation: maker, accreditor: inspector, capability: 1n },
          ...{ validFrom: BEGIN, validUntil: BEGIN + 9_000 },
        },
      ],
    );
    at['issued'] = await index.tell('certificateRegistry', [
      'BatchIssued',
      {
        ...{ issuer: maker, batch: 7n, root: hashOf('root'), depth: 2, count: 3 },
        ...{ issuedAt: BEGIN + 20, signer: key },
      },
    ]);
    const [made, transfer] = commissioned(8_001n);
    await index.tell(
      'materialLedger',
      ['LotCommissioned', { ...made?.[1], issuer: maker, to: mill }],
      transfer ?? moved(8_001n, maker, mill, 0n),
    );
    await index.tell('settlementEscrow', ['TokenAccepted', { token: money, cap: 50_000n }]);
    const goods = { lotId: 8_001n, maxGrams: 12_000_000n, titleTo: client };
    await index.tell('settlementEscrow', authorized(payment, { token: money, goods }), {
      by: 'materialLedger',
      told: [
        [
          'TitleReserved',
          {
            ...{ paymentId: payment, lotId: 8_001n, holder: mill, orderRef: hashOf('order') },
            ...{ grams: 12_000_000n, reservedTotal: 12_000_000n },
          },
        ],
      ],
    });
    at['captured'] = await index.tell(
      'settlementEscrow',
      [
        'DeliveryCaptured',
        { paymentId: payment, amount: 4_000n, totalGrams: 5_000_000n, refundable: 4_000n },
      ],
      {
        by: 'materialLedger',
        told: [
          moved(8_001n, mill, client, 5_000_000n),
          [
            'TitleReleased',
            {
              ...{ paymentId: payment, lotId: 8_001n, to: client, from: mill, grams: 5_000_000n },
              ...{ releasedTotal: 5_000_000n, epcisEvent: hashOf('delivery') },
            },
          ],
        ],
      },
    );
    await index.tell('settlementEscrow', [
      'CreditAssigned',
      { token: money, account, amount: 33n, total: 33n },
    ]);
    await index.tell(
      'carbonUnits',
      [
        'ClassOpened',
        {
          ...{ classId: carbonClass, issuer: maker, programme: '0x474f4c44000000000000000000000000' },
          ...{ project: textIn('GOLDEN-1'), vintage: 2030 },
        },
      ],
      [
        'UnitsIssued',
        {
          ...{ classId: carbonClass, to: client, first: 0n, last: 1_000n, documentHash: hashOf('issue') },
          ...{ totalIssued: 1_000n, totalActive: 1_000n },
        },
      ],
    );
    at['retired'] = await index.tell('carbonUnits', [
      'UnitsRetired',
      {
        ...{ retirementId: hashOf('golden retirement'), classId: carbonClass, beneficiary: client },
        ...{ holder: client, rangeFirst: 0n, first: 0n, last: 400n, purpose: hashOf('purpose'), lotId: 0n },
        ...{ totalActive: 600n, totalRetired: 400n },
      },
    ]);
    at['revoked'] = await index.tell(
      'directory',
      [
        'CapabilityRevoked',
        { organisation: maker, accreditor: inspector, capability: 1n, since: BEGIN + 100 },
      ],
      ['SignerCompromised', { organisation: maker, signer: key, since: BEGIN + 10, actor: inspector }],
    );
  });

  after(() => {
    index.skipTo(BEGIN + 31 * 86_400);
  });

  it('lot-story: where a lot comes from, who holds it, and how it moved', async () => {
    expect(await ask('lot-story', { lot: '8001' })).to.deep.equal({
      lot: {
        ...{ lotId: '8001', massGrams: '20000000', remainingGrams: '20000000', reservedGrams: '7000000' },
        ...{ emissionsGrams: '37000000', recalledAt: null, recalledAncestors: [] },
        commissionedUnder: {
          ...{ id: hashOf('certificate 8001'), documentHash: hashOf('document') },
          ...{ usedGrams: '20000000', lotCount: 1 },
        },
        issuer: { id: maker, accreditor: inspector },
        holdings: [
          { holder: mill, grams: '15000000', reservedGrams: '7000000' },
          { holder: client, grams: '5000000', reservedGrams: '0' },
        ],
        transfers: [
          {
            ...{ kind: 'MADE', from: `0x${'0'.repeat(40)}`, to: mill, grams: '20000000', paymentId: null },
            epcisEvent: hashOf('commission 8001'),
          },
          {
            ...{ kind: 'RELEASED', from: mill, to: client, grams: '5000000', paymentId: payment },
            epcisEvent: hashOf('delivery'),
          },
        ],
      },
    });
  });

  it('open-escrows-of-lot: which money depends on a lot', async () => {
    const { payments, ...rest } = await ask('open-escrows-of-lot', { lot: '8001' });
    expect(rest).to.deep.equal({
      fiatOrders: [],
      reservations: [{ paymentId: payment, holder: mill, reservedGrams: '7000000' }],
    });
    expect(payments).to.have.length(1);
    expect((payments as unknown[])[0]).to.deep.include({
      ...{ id: payment, token: money, openMinor: '6000', disputedMinor: '0' },
      ...{ maxGrams: '12000000', capturedGrams: '5000000' },
    });
  });

  it('escrow-liabilities: what the escrow holds of a token, and for whom', async () => {
    expect(await ask('escrow-liabilities', { token: money, id: money })).to.deep.equal({
      escrowBalance: { heldMinor: '6033', openMinor: '6000', creditMinor: '33', capMinor: '50000' },
      payments: [{ id: payment, openMinor: '6000' }],
      credits: [{ account, openMinor: '33' }],
    });
  });

  it('standing-over-time: what an organisation was allowed when, and which keys counted', async () => {
    expect(await ask('standing-over-time', { organisation: maker })).to.deep.equal({
      organisationRegisteredLogs: [{ at: at['registered']?.at, accreditor: inspector }],
      capabilityGrantedLogs: [
        {
          ...{ ...at['registered'], accreditor: inspector, capability: '1' },
          ...{ validFrom: String(BEGIN), validUntil: String(BEGIN + 9_000) },
        },
      ],
      capabilityRevokedLogs: [{ ...at['revoked'], capability: '1', since: String(BEGIN + 100) }],
      signerCompromisedLogs: [
        { at: at['revoked']?.at, signer: key, since: String(BEGIN + 10), actor: inspector },
      ],
    });
  });

  it('acts-of-signer: what a key signed from a time on', async () => {
    expect(await ask('acts-of-signer', { signer: key, since: String(BEGIN + 10) })).to.deep.equal({
      batches: [
        {
          ...{ id: `${maker}-7`, count: '3', issuedAt: String(BEGIN + 20) },
          transaction: at['issued']?.transaction,
        },
      ],
      ...{ revocations: [], emissionStatements: [] },
    });
  });

  it('month: a month in figures, and the same from its only day', async () => {
    const figures = {
      ...{ certificateCount: '3', lotCount: 1, commissionedGrams: '20000000' },
      ...{ commissionedEmissionsGrams: '37000000', transformedGrams: '0', lossGrams: '0' },
      ...{ movedGrams: '5000000', releasedGrams: '5000000' },
    };
    const { steelPeriod, ...rest } = await ask('month', { steel: '2034-01', begin: String(BEGIN) });
    expect(steelPeriod).to.deep.equal(figures);
    expect(rest).to.deep.equal({
      tokenPeriods: [
        {
          ...{ token: money, paymentCount: 1, authorizedMinor: '10000', capturedMinor: '4000' },
          ...{ feeMinor: '100', voidedMinor: '0', refundedMinor: '0' },
        },
      ],
      carbonPeriods: [
        {
          carbonClass: { programme: 'GOLD', project: 'GOLDEN-1', vintage: 2030 },
          ...{ issuedGrams: '1000', retiredGrams: '400' },
        },
      ],
    });
    const day = await ask('month', { steel: '2034-01-01', begin: '0' });
    expect(day['steelPeriod']).to.deep.equal(figures);
  });

  it('retirements: units used up in a name within a time, with their serials', async () => {
    const year = { beneficiary: client, from: String(BEGIN), until: String(BEGIN + 31_536_000) };
    expect(await ask('retirements', year)).to.deep.equal({
      carbonRetirements: [
        {
          ...{ id: hashOf('golden retirement'), first: '0', last: '400', grams: '400' },
          ...{ purpose: hashOf('purpose'), retiredAt: at['retired']?.at },
          transaction: at['retired']?.transaction,
          carbonClass: {
            ...{ programme: 'GOLD', project: 'GOLDEN-1', vintage: 2030, issuer: { id: maker } },
          },
        },
      ],
    });
  });

  it('transaction: everything that the contracts wrote in it, in order', async () => {
    const { logs } = (await ask('transaction', { transaction: at['captured']?.transaction })) as {
      logs: Record<string, unknown>[];
    };
    expect(logs.map(({ __typename: name }) => name)).to.deep.equal([
      'DeliveryCapturedLog',
      'TransferSingleLog',
      'TitleReleasedLog',
    ]);
    expect(logs[0]).to.deep.include({ paymentId: payment, amount: '4000', totalGrams: '5000000' });
    expect(logs[2]).to.deep.include({ lotId: '8001', from: mill, to: client, grams: '5000000' });
  });

  it('are all asked here', () => {
    expect(readdirSync(QUERIES).sort()).to.deep.equal([...answered].sort());
  });
});
