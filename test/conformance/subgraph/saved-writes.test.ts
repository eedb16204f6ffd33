import { expect } from 'chai';
import { buildSubgraph } from './build-subgraph.ts';
import { authorized, termsOf } from './payment-terms.ts';
import { Mappings, type StoreCall } from './run-mapping.ts';
import { eventOf, logOf, type Told } from './told.ts';
import {
  buyer,
  commissioned,
  hashOf,
  inspector,
  mill,
  moved,
  operator,
  platform,
  textIn,
  usdc,
  zero,
} from './words.ts';

const [payment, charge, batch] = [hashOf('payment'), hashOf('charge'), 11n];
const [kind, classId] = [hashOf('TopSteel.Weight'), hashOf('class')];
const goods = { lotId: 1n, maxGrams: 9_000_000n, titleTo: buyer };
const reserved = { paymentId: payment, lotId: 1n, holder: mill };
const certificate = { issuer: mill, batch };
const range = { classId, rangeFirst: 0n };
const order = hashOf('bank order');

/** One of each event that trades are made of, in an order in which the contracts could say them. */
const STORY: readonly (readonly [contract: string, ...told: Told])[] = [
  ['directory', 'AccreditorAppointed', { accreditor: inspector, actor: platform }],
  ['directory', 'OrganisationRegistered', { organisation: mill, accreditor: inspector, profile: zero }],
  ['directory', 'SignerAdded', { organisation: mill, signer: operator, validFrom: 1, validUntil: 2 }],
  [
    'directory',
    'CapabilityGranted',
    { organisation: mill, accreditor: inspector, capability: 1n, validFrom: 1, validUntil: 2 },
  ],
  [
    'certificateRegistry',
    'BatchIssued',
    { ...certificate, root: zero, depth: 1, count: 2, issuedAt: 3, signer: operator },
  ],
  [
    'certificateRegistry',
    'CertificatesCountersigned',
    { ...certificate, body: inspector, indices: [0, 1], signer: operator, signedAt: 4 },
  ],
  [
    'certificateRegistry',
    'CertificateRevoked',
    { ...certificate, index: 1, reason: 1, replacedByBatch: 0n, replacedByIndex: 0, actor: operator },
  ],
  ...commissioned(1n).map((told) => ['materialLedger', ...told] as const),
  ['materialLedger', ...moved(1n, mill, buyer, 1_000n)],
  [
    'materialLedger',
    'TitleTransferred',
    { lotId: 1n, from: mill, to: buyer, grams: 1_000n, epcisEvent: hashOf('move') },
  ],
  ['settlementEscrow', 'TokenAccepted', { token: usdc, cap: 9n }],
  ['settlementEscrow', ...authorized(payment, { goods })],
  [
    'materialLedger',
    'TitleReserved',
    { ...reserved, orderRef: hashOf('order'), grams: 9_000_000n, reservedTotal: 9_000_000n },
  ],
  [
    'settlementEscrow',
    'DeliveryCaptured',
    { paymentId: payment, amount: 4_000n, totalGrams: 4_000_000n, refundable: 4_000n },
  ],
  ['materialLedger', ...moved(1n, mill, buyer, 4_000_000n)],
  [
    'materialLedger',
    'TitleReleased',
    { ...reserved, to: buyer, from: mill, grams: 4_000_000n, releasedTotal: 4_000_000n, epcisEvent: zero },
  ],
  [
    'settlementEscrow',
    'PaymentDisputed',
    { paymentId: payment, index: 0, amount: 6_000n, reason: zero, actor: buyer },
  ],
  [
    'settlementEscrow',
    'DisputeResolved',
    { paymentId: payment, index: 0, toReceiver: 1_000n, refundable: 5_000n },
  ],
  ['materialLedger', 'ReservationCancelled', { ...reserved, grams: 5_000_000n, reservedTotal: 0n }],
  [
    'settlementEscrow',
    'PaymentRefunded',
    { paymentId: payment, amount: 1_000n, feeReversed: 25n, refundable: 4_000n, actor: mill },
  ],
  [
    'settlementEscrow',
    'PaymentCharged',
    { paymentId: charge, payer: buyer, receiver: mill, terms: termsOf() },
  ],
  ['settlementEscrow', 'CreditAssigned', { token: usdc, account: platform, amount: 3n, total: 3n }],
  ['settlementEscrow', 'CreditClaimed', { token: usdc, account: platform, to: platform, amount: 3n }],
  [
    'fiatSettlement',
    'OrderOpened',
    {
      ...{ orderId: order, receiver: mill, titleTo: buyer, orderRef: zero, acceptanceSigner: operator },
      terms: {
        ...{ operator, receiver: mill, titleTo: buyer, lotId: 1n, maxGrams: 10n, currency: '0x455552' },
        ...{ amountMinor: 100n, releaseBefore: 5, orderRef: zero, salt: zero },
      },
    },
  ],
  [
    'fiatSettlement',
    'OrderReleased',
    {
      ...{ orderId: order, grams: 4n, totalGrams: 4n, worthMinor: 40n, receivedMinor: 50n },
      ...{ epcisEvent: zero, actor: mill },
    },
  ],
  [
    'oracleReports',
    'FeedConfigured',
    { kind, maxAgeSeconds: 1, maxAheadSeconds: 1, activeFrom: 1, actor: platform },
  ],
  [
    'oracleReports',
    'ReportAccepted',
    { kind, subject: payment, value: 4n, observedAt: 1, acceptedAt: 2, round: 1, signerSet: 1 },
  ],
  [
    'emissionStatements',
    'EmissionsDeclared',
    {
      ...{ statementId: hashOf('statement'), lotId: 1n, declarer: mill, signer: operator },
      statement: {
        ...{ lotId: 1n, massGrams: 20_000_000n, emissionsGrams: 37n, method: textIn('m') },
        ...{ boundary: textIn('b'), documentHash: zero, supersedes: zero },
      },
    },
  ],
  [
    'carbonUnits',
    'ClassOpened',
    { classId, issuer: mill, programme: `0x${'41'.repeat(16)}`, project: textIn('P'), vintage: 2026 },
  ],
  [
    'carbonUnits',
    'UnitsIssued',
    { classId, to: mill, first: 0n, last: 100n, documentHash: zero, totalIssued: 100n, totalActive: 100n },
  ],
  ['carbonUnits', 'UnitsTransferred', { ...range, from: mill, to: buyer, first: 0n, last: 40n }],
  [
    'carbonUnits',
    'UnitsRetired',
    {
      ...{ retirementId: hashOf('retirement'), ...range, beneficiary: buyer, holder: buyer, first: 0n },
      ...{ last: 40n, purpose: zero, lotId: 0n, totalActive: 60n, totalRetired: 40n },
    },
  ],
  [
    'auditAnchors',
    'Anchored',
    {
      ...{ publisher: platform, book: kind, sequence: 1n, root: zero, closedAt: 1, previousSequence: 0n },
      ...{ previousRoot: zero, signer: platform },
    },
  ],
];

/** Rows that each event writes, its log's included: what a reader of the index pays for it. */
const WRITES: Readonly<Record<string, string>> = {
  '00 AccreditorAppointed': 'AccreditorAppointedLog Accreditor',
  '01 OrganisationRegistered': 'OrganisationRegisteredLog Organisation Protocol',
  '02 SignerAdded': 'SignerAddedLog Signer',
  '03 CapabilityGranted': 'CapabilityGrantedLog Capability',
  '04 BatchIssued': 'BatchIssuedLog Batch Protocol SteelPeriod SteelPeriod SteelPeriod SteelPeriod',
  '05 CertificatesCountersigned':
    'CertificatesCountersignedLog Organisation Countersignature Countersignature Protocol',
  '06 CertificateRevoked':
    'CertificateRevokedLog Revocation Protocol SteelPeriod SteelPeriod SteelPeriod SteelPeriod',
  '07 LotCommissioned':
    'LotCommissionedLog TitleTransfer Holding Certificate Lot Protocol SteelPeriod SteelPeriod SteelPeriod SteelPeriod',
  '08 TransferSingle': 'TransferSingleLog',
  '09 TransferSingle': 'TransferSingleLog TitleTransfer Lot Holding Holding SteelPeriod SteelPeriod',
  '10 TitleTransferred': 'TitleTransferredLog TitleTransfer',
  '11 TokenAccepted': 'TokenAcceptedLog EscrowBalance',
  '12 PaymentAuthorized':
    'PaymentAuthorizedLog FeeShare FeeShare EscrowBalance Protocol PaymentEvent Payment TokenPeriod TokenPeriod',
  '13 TitleReserved': 'TitleReservedLog Reservation Holding Lot',
  '14 DeliveryCaptured':
    'DeliveryCapturedLog FeeShare FeeShare EscrowBalance PaymentEvent Payment TokenPeriod TokenPeriod',
  '15 TransferSingle': 'TransferSingleLog TitleTransfer Lot Holding Holding SteelPeriod SteelPeriod',
  '16 TitleReleased':
    'TitleReleasedLog TitleTransfer Reservation Holding Lot Protocol SteelPeriod SteelPeriod',
  '17 PaymentDisputed': 'PaymentDisputedLog Dispute Protocol PaymentEvent Payment TokenPeriod TokenPeriod',
  '18 DisputeResolved':
    'DisputeResolvedLog FeeShare FeeShare EscrowBalance Dispute PaymentEvent Payment TokenPeriod TokenPeriod',
  '19 ReservationCancelled': 'ReservationCancelledLog Reservation Holding Lot',
  '20 PaymentRefunded': 'PaymentRefundedLog FeeShare FeeShare PaymentEvent Payment TokenPeriod TokenPeriod',
  '21 PaymentCharged':
    'PaymentChargedLog EscrowBalance Protocol FeeShare FeeShare PaymentEvent Payment TokenPeriod TokenPeriod',
  '22 CreditAssigned': 'CreditAssignedLog Credit CreditEvent TokenPeriod TokenPeriod EscrowBalance',
  '23 CreditClaimed': 'CreditClaimedLog Credit CreditEvent TokenPeriod TokenPeriod EscrowBalance',
  '24 OrderOpened': 'OrderOpenedLog FiatOrder Protocol CurrencyPeriod CurrencyPeriod',
  '25 OrderReleased': 'OrderReleasedLog CurrencyPeriod CurrencyPeriod FiatOrder FiatRelease',
  '26 FeedConfigured': 'FeedConfiguredLog Feed',
  '27 ReportAccepted': 'ReportAcceptedLog Feed Report ReportRound',
  '28 EmissionsDeclared':
    'EmissionsDeclaredLog EmissionStatement Lot Protocol SteelPeriod SteelPeriod SteelPeriod SteelPeriod',
  '29 ClassOpened': 'ClassOpenedLog CarbonClass',
  '30 UnitsIssued': 'UnitsIssuedLog CarbonClass CarbonRange CarbonMovement CarbonPeriod CarbonPeriod',
  '31 UnitsTransferred':
    'UnitsTransferredLog CarbonRange CarbonRange CarbonMovement CarbonPeriod CarbonPeriod',
  '32 UnitsRetired':
    'UnitsRetiredLog CarbonClass -CarbonRange CarbonMovement CarbonPeriod CarbonPeriod CarbonRetirement Protocol',
  '33 Anchored': 'AnchoredLog Anchor Book',
};

/** Rows that are there from the second event of their kind on: who, which day, which book. A trade's own rows are not. */
const IN_VAIN: readonly string[] = [
  '00 AccreditorAppointed Accreditor',
  '01 OrganisationRegistered Organisation',
  '01 OrganisationRegistered Protocol',
  '02 SignerAdded Signer',
  '03 CapabilityGranted Capability',
  ...Array<string>(4).fill('04 BatchIssued SteelPeriod'),
  '05 CertificatesCountersigned Organisation',
  '11 TokenAccepted EscrowBalance',
  ...Array<string>(2).fill('12 PaymentAuthorized TokenPeriod'),
  '22 CreditAssigned Credit',
  ...Array<string>(2).fill('24 OrderOpened CurrencyPeriod'),
  '26 FeedConfigured Feed',
  ...Array<string>(2).fill('30 UnitsIssued CarbonPeriod'),
  '33 Anchored Book',
];

describe('writes of the mappings', function () {
  this.timeout(300_000);
  const calls = new Map<string, StoreCall[]>();

  before(async () => {
    await buildSubgraph();
    const mappings = new Mappings();
    STORY.forEach(([contract, name, params], place) => {
      const { topics, data } = logOf(contract, name, params);
      // One transaction says it all: what the ledger says explains what was said before it in the same one.
      const log = { contract: platform, sender: operator, transaction: zero, block: 1n, at: 1_900_000_000n };
      const raw = { ...log, logIndex: place, topics, data };
      calls.set(
        `${String(place).padStart(2, '0')} ${name}`,
        mappings.handle(upper(contract), eventOf(contract, name), raw),
      );
    });
  });

  it('save no row twice for one event, and none that has not changed', () => {
    const wasted: string[] = [];
    for (const [event, asked] of calls) {
      const written = new Set<string>();
      for (const { kind: act, entity, id, isIdle } of asked) {
        if (act === 'get') continue;
        if (isIdle) wasted.push(`${event} saves ${entity} as it was`);
        if (written.has(`${entity} ${id}`)) wasted.push(`${event} writes ${entity} twice`);
        written.add(`${entity} ${id}`);
      }
    }
    expect(wasted).to.deep.equal([]);
  });

  it('ask for no row twice for one event', () => {
    const twice: string[] = [];
    for (const [event, asked] of calls) {
      const read = new Set<string>();
      for (const { kind: act, entity, id } of asked) {
        if (act !== 'get') continue;
        if (read.has(`${entity} ${id}`)) twice.push(`${event} reads ${entity} twice`);
        read.add(`${entity} ${id}`);
      }
    }
    expect(twice).to.deep.equal([]);
  });

  it('ask the database in vain only for what may be there', () => {
    const inVain = [...calls].flatMap(([event, asked]) =>
      asked
        .filter(({ isMissing, isOfBlock }) => isMissing === true && isOfBlock === false)
        .map(({ entity }) => `${event} ${entity}`),
    );
    expect(inVain).to.deep.equal(IN_VAIN);
  });

  it('are as many as there are rows to keep', () => {
    const counted = Object.fromEntries(
      [...calls].map(([event, asked]) => [
        event,
        asked
          .filter(({ kind: act }) => act !== 'get')
          .map(({ kind: act, entity }) => (act === 'remove' ? `-${entity}` : entity))
          .join(' '),
      ]),
    );
    expect(counted).to.deep.equal(WRITES);
  });
});

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
