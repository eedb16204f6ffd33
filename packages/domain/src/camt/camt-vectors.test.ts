import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  readStatement,
  signedMinor,
  type BankTransactionCode,
  type Direction,
  type Statement,
  type StatementAmount,
  type StatementDate,
  type StatementEntry,
  type StatementParty,
  type StatementTransaction,
} from './index.ts';

const vectors = new URL('../../../../../shared/vectors/camt/', import.meta.url);
const isPresent = existsSync(vectors);

/* The expected readings are a dump of objects with getters. Both sides are brought to the same plain facts; what the dump
   marks as repeated ("__RECURSIVITY__") is found at its first mention. */
type Dump = Record<string, unknown>;
const dump = (value: unknown): Dump | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dump) : undefined;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const classOf = (value: unknown): string => {
  const name = dump(value)?.['__CLASS__'];
  return typeof name === 'string' ? (name.split('\\').at(-1) ?? '') : '';
};

/** All objects of a class below a value, first mention first. */
function allOf(value: unknown, name: string): Dump[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.values(value).flatMap((item: unknown) => allOf(item, name));
  return classOf(value) === name ? [value as Dump, ...found] : found;
}

const instant = (text: string | null | undefined): string | null => {
  if (text === null || text === undefined) return null;
  const zoned = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  return new Date(/(Z|[+-]\d\d:\d\d)$/.test(zoned) ? zoned : `${zoned}Z`).toISOString();
};
const dumpedInstant = (value: unknown) => instant(dump(value)?.['0'] as string | undefined);
const dateOf = (date: StatementDate | null) => (date === null ? null : instant(date.at ?? date.date));
const text = (value: unknown): string | null =>
  value === undefined || value === '' ? null : (value as string | null);

const dumpedMoney = (value: unknown): string | null => {
  const money = dump(value);
  return money === undefined
    ? null
    : `${String(money['getAmount'])} ${String(dump(money['getCurrency'])?.['getCode'])}`;
};
const money = (amount: StatementAmount | null, direction: Direction): string | null =>
  amount === null ? null : `${String(signedMinor(amount, direction))} ${amount.currency}`;

const dumpedCode = (value: unknown) => {
  const domain = dump(dump(value)?.['getDomain']);
  const own = dump(dump(value)?.['getProprietary']);
  const family = dump(domain?.['getFamily']);
  return [
    domain?.['getCode'],
    family?.['getCode'],
    family?.['getSubFamilyCode'],
    own?.['getCode'],
    own?.['getIssuer'],
  ].map(text);
};
const code = (read: BankTransactionCode | null) =>
  [read?.domain, read?.family, read?.subFamily, read?.proprietary, read?.proprietaryIssuer].map(text);

const addressLinesOf = (address: Dump | undefined): unknown[] => {
  const joined = (...getters: string[]) =>
    getters.flatMap((getter) => text(address?.[getter]) ?? []).join(' ');
  const lines = [joined('getStreetName', 'getBuildingNumber'), joined('getPostCode', 'getTownName')];
  return [...lines.filter((line) => line !== ''), ...list(address?.['getAddressLines'])];
};
const dumpedParty = (value: Dump) => {
  const type = dump(value['getRelatedPartyType']);
  const account = dump(value['getAccount']);
  const address = dump(type?.['getAddress']);
  const identified = dump(type?.['getIdentification']);
  return [
    classOf(type),
    text(type?.['getName']),
    text(account?.['getIdentification']),
    text(address?.['getCountry']),
    addressLinesOf(address),
    text(identified?.['getIdentification'] ?? identified?.['getOtherId']),
  ];
};
const party = (name: string, read: StatementParty | null) =>
  read === null || (read.name === null && read.country === null && read.account === null)
    ? []
    : [
        [
          name,
          read.name,
          read.account?.identification ?? null,
          read.country,
          read.addressLines,
          read.identification,
        ],
      ];

const references = [
  ['getMessageId', 'messageId'],
  ['getAccountServicerReference', 'accountServicerReference'],
  ['getPaymentInformationId', 'paymentInformationId'],
  ['getInstructionId', 'instructionId'],
  ['getEndToEndId', 'endToEndId'],
  ['getUuidEndToEndReference', 'uetr'],
  ['getTransactionId', 'transactionId'],
  ['getMandateId', 'mandateId'],
  ['getChequeNumber', 'chequeNumber'],
  ['getClearingSystemReference', 'clearingSystemReference'],
  ['getAccountOwnerTransactionId', 'accountOwnerTransactionId'],
  ['getAccountServicerTransactionId', 'accountServicerTransactionId'],
  ['getMarketInfrastructureTransactionId', 'marketInfrastructureTransactionId'],
  ['getProcessingId', 'processingId'],
] as const;

function dumpedTransaction(value: Dump) {
  const reference = dump(value['getReference']);
  const remittance = value['getRemittanceInformation'];
  return {
    references: references.map(([getter]) => text(reference?.[getter])),
    proprietary: allOf(value, 'ProprietaryReference').map((own) => [own['getType'], own['getReference']]),
    parties: allOf(value, 'RelatedParty').map(dumpedParty),
    agents: allOf(value, 'RelatedAgent').map((each) => {
      const agent = dump(each['getRelatedAgentType']);
      return [classOf(agent), text(agent?.['getName']), text(agent?.['getBIC'])];
    }),
    unstructured: allOf(remittance, 'UnstructuredRemittanceInformation').map((block) => block['getMessage']),
    structured: allOf(remittance, 'CreditorReferenceInformation').map((each) => [
      text(each['getRef']),
      text(each['getCode'] ?? each['getProprietary']),
    ]),
    code: dumpedCode(value['getBankTransactionCode']),
    amount: dumpedMoney(value['getAmount'] ?? value['getAmountDetails']),
    returned: text(dump(value['getReturnInformation'])?.['getCode']),
    additional: text(dump(value['getAdditionalTransactionInformation'])?.['getInformation']),
    accepted: dumpedInstant(dump(value['getRelatedDates'])?.['getAcceptanceDateTime']),
  };
}

function transaction(read: StatementTransaction, direction: Direction) {
  const agent = (name: string, { name: own, bic }: { name: string | null; bic: string | null }) => [
    [name, own, bic],
  ];
  return {
    references: references.map(([, name]) => read.references[name]),
    proprietary: read.references.proprietary.map(({ type, reference }) => [type, reference]),
    parties: [
      ...party('Creditor', read.creditor),
      ...party('UltimateCreditor', read.ultimateCreditor),
      ...party('Debtor', read.debtor),
      ...party('UltimateDebtor', read.ultimateDebtor),
    ],
    agents: [
      ...(read.creditorAgent === null ? [] : agent('CreditorAgent', read.creditorAgent)),
      ...(read.debtorAgent === null ? [] : agent('DebtorAgent', read.debtorAgent)),
    ],
    unstructured: read.remittance.unstructured,
    structured: read.remittance.structured.flatMap(({ reference, type }) =>
      reference === null && type === null ? [] : [[reference, type]],
    ),
    code: code(read.code),
    amount: money(read.amount, direction),
    returned: read.returnReason,
    additional: read.additionalInformation,
    accepted: instant(read.acceptedAt),
  };
}

const dumpedEntry = (value: Dump) => ({
  amount: dumpedMoney(value['getAmount']),
  direction: value['getCreditDebitIndicator'] === 'CRDT' ? 'credit' : 'debit',
  booked: dumpedInstant(value['getBookingDate']),
  value: dumpedInstant(value['getValueDate']),
  reversal: value['getReversalIndicator'],
  status: text(value['getStatus']),
  references: [value['getReference'], value['getAccountServicerReference'], value['getBatchPaymentId']].map(
    text,
  ),
  code: dumpedCode(value['getBankTransactionCode']),
  additional: text(value['getAdditionalInfo']),
  transactions: allOf(value, 'EntryTransactionDetail').map(dumpedTransaction),
});
const entry = (read: StatementEntry) => ({
  amount: money(read.amount, read.direction),
  direction: read.direction,
  booked: dateOf(read.bookedOn),
  value: dateOf(read.valueOn),
  reversal: read.isReversal,
  status: read.status,
  references: [
    read.reference,
    read.accountServicerReference,
    read.transactions[0]?.references.paymentInformationId ?? read.batch?.paymentInformationId ?? null,
  ],
  code: code(read.code),
  additional: read.additionalInformation,
  transactions: read.transactions.map((each) => transaction(each, read.direction)),
});

const balanceWords = new Map(Object.entries({ 'previously-closed': 'opening', expected: 'expected_credit' }));
const dumpedStatement = (value: Dump) => ({
  id: value['getId'],
  account: text(dump(value['getAccount'])?.['getIdentification']),
  created: dumpedInstant(value['getCreatedOn']),
  period: [dumpedInstant(value['getFromDate']), dumpedInstant(value['getToDate'])],
  numbers: [
    value['getElectronicSequenceNumber'],
    value['getLegalSequenceNumber'],
    value['getCopyDuplicateIndicator'],
  ].map(text),
  page: text(dump(value['getPagination'])?.['getPageNumber']),
  additional: text(value['getAdditionalInformation']),
  balances: list(value['getBalances']).map((each) => [
    dump(each)?.['getType'],
    dumpedMoney(dump(each)?.['getAmount']),
    dumpedInstant(dump(each)?.['getDate']),
  ]),
});
const statement = (read: Statement) => ({
  id: read.id,
  account: read.account.identification,
  created: instant(read.createdAt),
  period: [instant(read.from), instant(read.to)],
  numbers: [read.electronicSequence, read.legalSequence, read.copyDuplicate],
  page: read.page,
  additional: read.additionalInformation,
  balances: read.balances.map(({ name, amount, direction, date }) => [
    balanceWords.get(name) ?? name.replaceAll('-', '_'),
    money(amount, direction),
    dateOf(date),
  ]),
});

/** Facts of the expected reading and of ours. */
function bothReadings(xml: string, expected: unknown) {
  const read = readStatement(xml);
  const header = dump(dump(expected)?.['getGroupHeader']);
  const records = ['Report', 'Statement', 'Notification'].flatMap((name) => allOf(expected, name));
  const theirs = {
    message: header?.['getMessageId'],
    created: dumpedInstant(header?.['getCreatedOn']),
    recipient: text(dump(header?.['getMessageRecipient'])?.['getName']),
    additional: text(header?.['getAdditionalInformation']),
    statements: records.map(dumpedStatement),
    entries: allOf(expected, 'Entry').map(dumpedEntry),
  };
  // A dump of several statements expands only those it reaches through entries.
  const expanded = new Set(records.map((record) => record['getId']));
  const statements = read.statements.filter(({ id }) => expanded.has(id));
  const ours = {
    message: read.messageId,
    created: instant(read.createdAt),
    recipient: read.recipient?.name ?? null,
    additional: read.additionalInformation,
    statements: statements.map(statement),
    entries: statements.flatMap(({ entries }) => entries).map(entry),
  };
  return { theirs, ours };
}

describe('published camt messages', () => {
  const names = isPresent ? readdirSync(vectors).filter((name) => name.endsWith('.xml')) : [];
  (isPresent ? it : it.skip)('read as published, every fact of them', () => {
    expect(names.length).to.be.greaterThan(0);
    for (const name of names) {
      const file = new URL(name, vectors);
      const expected: unknown = JSON.parse(
        readFileSync(new URL(name.replace(/xml$/, 'json'), vectors), 'utf8'),
      );
      const { theirs, ours } = bothReadings(readFileSync(file, 'utf8'), expected);
      expect(ours, name).to.deep.equal(theirs);
    }
  });
});
