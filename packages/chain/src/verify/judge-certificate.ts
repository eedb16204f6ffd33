import { MILL, PROCESSOR, STATUS } from './register.ts';
import { changedFields, REASON_SUPERSEDED } from './read-revocation.ts';
import { documentNumberOf } from './document-number.ts';
import { parseJson } from './evidence.ts';
import type { HowKey } from './how-texts/index.ts';
import type { LineParams, VerdictLine } from './report.ts';
import { issuerNameOf, line, shortAccount, type LotFacts } from './lot-facts.ts';

/** What the grade engine says of a certificate's values, in the words of the verdict lines. */
export interface Assessment {
  /** conforms, conformanceFail, implausible, conformanceUnknown or conformanceUnread */
  key: string;
  params: LineParams;
  /** Where the limits come from: norm, edition, table. */
  source?: string | undefined;
}

/** Judges a certificate's own JSON. Given by who can carry the norm tables; the page's script cannot. */
export type Assess = (document: unknown, label: Record<string, string>, issuer: string) => Assessment;

const BLOCKS_TO_FINALITY_MINUTES = 15;

/** Is the file the one that was registered? */
export function judgeIntegrity(facts: LotFacts): VerdictLine {
  const { documentBlock, evidenceBlock, evidence, proves, isAnchored, status, how } = facts;
  const say = (key: string, params: LineParams, howKey: HowKey) =>
    line('integrity', key, params, howKey, how);
  if (documentBlock.state === 'otherBytes' || evidenceBlock.state === 'otherBytes')
    return say('otherBytes', {}, 'fileOther');
  if (documentBlock.state === 'away' || evidenceBlock.state === 'away')
    return say('notFetched', {}, 'fileAway');
  const issuer = issuerNameOf(facts);
  if (evidence === undefined || !proves || (isAnchored.ok && !isAnchored.value))
    return say('altered', { issuer }, 'proofMismatch');
  if (!status.ok || !isAnchored.ok) return say('integrityUnknown', {}, 'notAsked');
  if (status.value === STATUS.unknown) return say('altered', { issuer }, 'proofMismatch');
  return say('intact', { issuer, date: Number(evidence.batch.issuedAt) }, 'hashMatches');
}

/** Who made it, who vouches for them, and were they allowed to? */
export function judgeIssuer(facts: LotFacts): VerdictLine {
  const { issuer, status, evidence, revocation, how } = facts;
  const say = (key: string, params: LineParams, howKey: HowKey) => line('issuer', key, params, howKey, how);
  if (!issuer.ok) return say('issuerUnread', { org: shortAccount(facts.lot.issuer) }, 'notAsked');
  const entry = issuer.value;
  if (entry === undefined) return say('issuerUnknown', {}, 'directoryOnly');
  const org = issuerNameOf(facts);
  const { capabilities } = entry;
  const role = (
    ['mill', 'processor', 'stockist', 'carrier', 'inspection-body', 'verifier', 'arbiter'] as const
  ).find((_, bit) => (capabilities & (1n << BigInt(bit))) !== 0n);
  const answer = status.ok ? status.value : undefined;
  const source: HowKey = entry.name === undefined ? 'directoryOnly' : 'directory';
  const revoked = revocation.ok ? revocation.value : undefined;
  if (answer === STATUS.signerCompromised) {
    return say('keyCompromised', { org, date: facts.compromisedSince }, source);
  }
  if (revoked?.reason === REASON_KEY_COMPROMISED)
    return say('keyCompromised', { org, date: revoked.at ?? UNTOLD }, source);
  const mayIssue =
    answer === STATUS.inForce || answer === STATUS.outOfDate || (capabilities & (MILL | PROCESSOR)) !== 0n;
  if (answer === STATUS.issuerUnauthorised || !mayIssue) {
    const type = evidence === undefined ? 'EN 10204' : (Number(evidence.certificate.kind) / 10).toFixed(1);
    return say('issuerNotAllowed', { org, role: role ?? 'none', type }, source);
  }
  if (entry.name === undefined) return say('issuerUnread', { org }, 'directoryOnly');
  const accreditor = entry.accreditorName ?? shortAccount(entry.accreditor);
  return say('issuerKnown', { org, role: role ?? 'none', accreditor, date: entry.registeredAt }, 'directory');
}

const REASON_KEY_COMPROMISED = 5;

/** Stands for a day that the register does not tell: any date would be a false one. */
const UNTOLD = '?';

/** Does it still stand? */
export function judgeStatus(facts: LotFacts): VerdictLine | undefined {
  const { status, revocation, evidence, documentBlock, block, countersigned } = facts;
  const how = { ...facts.how, body: countersigned?.by ?? '' };
  const say = (key: string, params: LineParams, howKey: HowKey = 'status') =>
    line('status', key, params, howKey, how);
  const issuer = issuerNameOf(facts);
  if (revocation.ok && revocation.value !== undefined) {
    const { reason, at, replacedBy } = revocation.value;
    const date = at ?? UNTOLD;
    if (reason !== REASON_SUPERSEDED || replacedBy === undefined)
      return say('revoked', { issuer, date, reason });
    const before = documentBlock.state === 'read' ? parseJson(documentBlock.bytes) : undefined;
    const after = replacedBy.document;
    const fields = before === undefined || after === undefined ? [] : changedFields(before, after);
    const number = documentNumberOf(after);
    return say(
      'superseded',
      {
        date,
        certNo: number ?? `${replacedBy.batch}/${replacedBy.index}`,
        fields: fields.length === 0 ? '…' : fields.join(', '),
      },
      number === undefined ? 'statusReplaced' : 'status',
    );
  }
  if (!status.ok || evidence === undefined) {
    const fileMissing = evidence === undefined && revocation.ok;
    return fileMissing
      ? say('statusUnknown', {}, 'statusPart')
      : facts.lastInForce === undefined
        ? say('chainUnreachableFirst', {}, 'registerAway')
        : say('chainUnreachable', { lastTime: facts.lastInForce }, 'registerAway');
  }
  const from = Number(evidence.certificate.validFrom);
  const to = Number(evidence.certificate.validUntil);
  switch (status.value) {
    case STATUS.inForce:
      return say('inForce', { time: block.at }, countersigned && 'statusCountersigned');
    case STATUS.revoked:
      return say('revoked', { issuer, date: UNTOLD, reason: 0 });
    case STATUS.outOfDate:
      return say('expired', { date: to, from, to });
    case STATUS.notYetValid:
      return say('notYetInForce', { from });
    case STATUS.notCountersigned:
      return say('notCountersigned', {}, countersigned && 'countersignatureVoid');
    // The issuer's line says what is wrong; a second line on standing would only blur it.
    case STATUS.issuerUnauthorised:
    case STATUS.signerCompromised:
      return undefined;
    default:
      return say('notRegistered', {});
  }
}

/** A fresh entry can still be undone by a reorganisation; say so until it is final. */
export function judgeFinality({ lot, block, finalisedAt, how }: LotFacts): VerdictLine | undefined {
  if (finalisedAt === undefined || lot.commissionedAt <= finalisedAt) return undefined;
  const ageMinutes = Math.floor((block.at - lot.commissionedAt) / 60);
  const lagMinutes = Math.ceil((block.at - finalisedAt) / 60);
  const left = Math.min(Math.max(1, lagMinutes - ageMinutes), BLOCKS_TO_FINALITY_MINUTES);
  return line('finality', 'settling', { n: ageMinutes, m: left }, 'finality', how);
}

/** Do the values meet the grade? */
export function judgeConformance(facts: LotFacts, assess: Assess): VerdictLine {
  const { documentBlock, evidence, how } = facts;
  const document = documentBlock.state === 'read' ? parseJson(documentBlock.bytes) : undefined;
  if (document === undefined) return line('conformance', 'conformanceUnread', {}, 'conformanceNoFile', how);
  const { key, params, source } = assess(document, evidence?.label ?? {}, issuerNameOf(facts));
  return source === undefined
    ? line('conformance', key, params, 'conformance', how)
    : line('conformance', key, params, 'conformanceSource', { ...how, source });
}
