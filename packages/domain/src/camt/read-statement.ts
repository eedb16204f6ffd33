import { judgeBalances, judgeSummary, readPage } from './judge-statement.ts';
import { all, at, parseXml, textAt, unreadable, type XmlElement } from './parse-xml.ts';
import { note, readAmount, readDate, readDirection, within, type Place } from './read-amount.ts';
import { readEntry } from './read-entry.ts';
import { readAccount, readParty } from './read-party.ts';
import {
  balanceNames,
  type Statement,
  type StatementBalance,
  type StatementFinding,
  type StatementMessage,
} from './statement.ts';

const kinds = {
  BkToCstmrAcctRpt: { kind: 'camt.052', statement: 'Rpt', information: 'AddtlRptInf' },
  BkToCstmrStmt: { kind: 'camt.053', statement: 'Stmt', information: 'AddtlStmtInf' },
  BkToCstmrDbtCdtNtfctn: { kind: 'camt.054', statement: 'Ntfctn', information: 'AddtlNtfctnInf' },
} as const;
/** Bank-to-customer messages whose shape we know; a later version is read by the same names, and says so. */
const NEWEST_VERSION = 13;

/**
 * Reads a bank's camt.052 report, camt.053 statement or camt.054 notification (ISO 20022, 001.01 to 001.13): amounts exact
 * in minor units of their currency (ISO 4217), with what contradicts itself as findings. Amounts finer than the currency
 * are kept as text, never rounded.
 *
 * @throws AppError `invalid-input` when it is not well-formed, declares entities or is another message
 * @example readStatement(xml).statements[0].entries[0].amount // { currency: 'EUR', text: '8.85', minor: 885n }
 */
export function readStatement(xml: string): StatementMessage {
  const root = parseXml(xml);
  const findings: StatementFinding[] = [];
  const { message, of, version } = requireMessage(root, findings);
  const header = at(message, 'GrpHdr');
  const messageId = textAt(header, 'MsgId');
  if (messageId === null) throw unreadable('It has no message identification (GrpHdr.MsgId).');
  const found = all(message, of.statement);
  if (found.length === 0) throw unreadable(`It has no ${of.statement}: no account is reported.`);
  const page = readPage(at(header, 'MsgPgntn'));
  const isWhole = page.page === null || (page.page === '1' && page.isLastPage !== false);
  return {
    kind: of.kind,
    version,
    messageId,
    createdAt: textAt(header, 'CreDtTm'),
    recipient: readParty(at(header, 'MsgRcpt'), undefined, { path: 'GrpHdr.MsgRcpt', findings }),
    ...page,
    additionalInformation: textAt(header, 'AddtlInf'),
    statements: found.map((statement, index) =>
      readOne(statement, of.information, isWhole, { path: `${of.statement}.${index}`, findings }),
    ),
    findings,
  };
}

function requireMessage(root: XmlElement, findings: StatementFinding[]) {
  const message = [root, ...root.children].find(({ name }) =>
    Object.hasOwn(kinds, name.replace(/V\d\d$/u, '')),
  );
  if (message === undefined) {
    throw unreadable(
      `Its root is ${root.name.slice(0, 40)}; camt.052, camt.053 and camt.054 messages are read (BkToCstmrAcctRpt, BkToCstmrStmt, BkToCstmrDbtCdtNtfctn).`,
    );
  }
  const of = kinds[message.name.replace(/V\d\d$/u, '') as keyof typeof kinds];
  const namespaces = [root, message].flatMap(({ attributes }) => [...attributes.values()]);
  const version = namespaces
    .map((text) => /:xsd:(camt\.05[234]\.001\.(\d\d))$/u.exec(text))
    .find((match) => match !== null);
  const isKnown = version?.[1]?.startsWith(of.kind) === true && Number(version[2]) <= NEWEST_VERSION;
  if (!isKnown) {
    note(
      { path: root.name, findings },
      'info',
      'version-unknown',
      version === undefined
        ? `The file names no version of ${of.kind}; it is read by the names that all versions share.`
        : `${version[1] ?? ''} is not a version that we know for this message; it is read by the names that all versions share.`,
    );
  }
  return { message, of, version: version?.[1] ?? of.kind };
}

function readOne(
  statement: XmlElement,
  information: string,
  isWholeMessage: boolean,
  place: Place,
): Statement {
  const account = readAccount(at(statement, 'Acct'), within(place, 'Acct')) ?? {
    iban: null,
    identification: null,
    currency: null,
    name: null,
    owner: null,
    bank: null,
  };
  const lines = all(statement, 'Ntry');
  const entries = lines.flatMap(
    (entry, index) => readEntry(entry, index, account.identification, within(place, `Ntry.${index}`)) ?? [],
  );
  const page = readPage(
    at(statement, 'StmtPgntn') ?? at(statement, 'RptPgntn') ?? at(statement, 'NtfctnPgntn'),
  );
  const read = {
    id: textAt(statement, 'Id') ?? '',
    electronicSequence: textAt(statement, 'ElctrncSeqNb'),
    legalSequence: textAt(statement, 'LglSeqNb'),
    createdAt: textAt(statement, 'CreDtTm'),
    from: textAt(statement, 'FrToDt', 'FrDtTm'),
    to: textAt(statement, 'FrToDt', 'ToDtTm'),
    copyDuplicate: textAt(statement, 'CpyDplctInd'),
    ...page,
    account,
    balances: all(statement, 'Bal').flatMap(
      (balance, index) => readBalance(balance, within(place, `Bal.${index}`)) ?? [],
    ),
    entries,
    additionalInformation: textAt(statement, information),
  };
  const isOnePage =
    isWholeMessage && (page.page === null || (page.page === '1' && page.isLastPage !== false));
  const unread = lines.length - entries.length;
  judgeSummary(read, at(statement, 'TxsSummry'), unread, place);
  const addsUp = unread > 0 ? null : judgeBalances(read, isOnePage, place);
  return { ...read, addsUp };
}

function readBalance(balance: XmlElement, place: Place): StatementBalance | undefined {
  const amount = readAmount(at(balance, 'Amt'), within(place, 'Amt'));
  if (amount === null) return undefined;
  const type = at(balance, 'Tp');
  const code =
    textAt(type, 'CdOrPrtry', 'Cd') ??
    textAt(type, 'CdOrPrtry', 'Prtry') ??
    textAt(type, 'Cd') ??
    textAt(type, 'Prtry') ??
    '';
  return {
    code,
    name: Object.hasOwn(balanceNames, code) ? balanceNames[code as keyof typeof balanceNames] : 'other',
    amount,
    direction: readDirection(balance, within(place, 'CdtDbtInd')),
    date: readDate(at(balance, 'Dt'), within(place, 'Dt')),
  };
}
