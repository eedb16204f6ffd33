import { isVerdictKey, toneOf, type VerdictTone } from '@topsteel/domain/verdict';
import { hexNumber } from './node-answers.ts';
import type { Rpc } from './json-rpc.ts';
import { issuerNameOf, line, type LotFacts } from './lot-facts.ts';
import { summaryOf } from './lot-summary.ts';
import type { Register } from './register.ts';
import { outcomeOf, type Question, type VerdictLine, type VerificationReport } from './report.ts';
import { traceSources, type Sources } from './trace-sources.ts';
import type { VerifyLotInput } from './verify-lot.ts';

/** Answered for a made lot by what its sources answer; the rest is asked of the lot itself. */
const fromSources: readonly Question[] = [
  'integrity',
  'issuer',
  'status',
  'finality',
  'conformance',
  'quantity',
];

/** From what may be passed over to what may not. */
const severity: Record<VerdictTone, number> = { info: 0, good: 1, attention: 2, unknown: 3, bad: 4 };

type VerifySource = (input: VerifyLotInput) => Promise<VerificationReport>;

/**
 * A lot that was made out of others has no certificate of its own: each certified lot behind it is verified at the
 * same block, and of every question the worst answer is shown. A recall of any lot on the way counts for this one.
 * When the line cannot be read back to the certificates, every such question is *not checked*.
 */
export async function verifyMadeLot(
  input: VerifyLotInput,
  verifySource: VerifySource,
  register: Register,
  facts: LotFacts,
  own: VerificationReport,
): Promise<VerificationReport> {
  const traced = await outcomeOf(traceSources(register, input.deployment.materialLedger, input.lotId));
  const kept = own.lines.filter(({ question }) => ['label', 'recall', 'carbon', 'use'].includes(question));
  if (!traced.ok) return { ...own, lines: inOrder([...kept, ...untraced(facts)]), lot: summaryOf(facts) };
  const sources = traced.value;
  const reports = await Promise.all(
    sources.lots.map(({ lotId }) =>
      verifySource({
        ...input,
        rpc: pinned(input.rpc, register),
        lotId,
        serial: undefined,
        lastInForce: undefined,
      }),
    ),
  );
  const heats = reports.map(({ lot }, i) => lot?.label['heatNumber'] ?? `${i + 1}`);
  const worst = fromSources.map((question) => worstOf(question, reports, heats, facts));
  const recall = recallOf(kept, sources, reports, facts);
  const origin = line(
    'origin',
    'originMade',
    { org: issuerNameOf(facts), heats: heats.join(', '), steps: sources.steps + 1 },
    'made',
    { ...facts.how, count: reports.length },
  );
  const others = kept.filter(({ question }) => question !== 'recall');
  const summary = summaryOf(facts);
  return {
    ...own,
    lines: inOrder([...others, recall, ...worst, origin].filter((each) => each !== undefined)),
    lot: {
      ...summary,
      label: labelOf(reports),
      madeFrom: reports.map(({ lotId, lot }, i) => ({
        lotId,
        heatNumber: heats[i] ?? '',
        issuerName: lot?.issuerName ?? lot?.issuer ?? '',
        certifiedGrams: lot?.certifiedGrams,
      })),
    },
  };
}

/** The sources are read at the block of the made lot, so that all answers belong together. */
function pinned(rpc: Rpc, { block }: Register): Rpc {
  return (method, params) =>
    method === 'eth_getBlockByNumber' && params[0] === 'latest'
      ? rpc(method, [hexNumber(block.number), false])
      : rpc(method, params);
}

function worstOf(
  question: Question,
  reports: readonly VerificationReport[],
  heats: readonly string[],
  { how, lot }: LotFacts,
): VerdictLine | undefined {
  const said = reports.flatMap(({ lines }, i) =>
    lines.filter((each) => each.question === question).map((each) => ({ each, heat: heats[i] ?? '' })),
  );
  const [worst] = said.toSorted((a, b) => severityOf(b.each) - severityOf(a.each));
  if (worst === undefined) return undefined;
  const params = { ...how, count: reports.length, heat: worst.heat };
  return { ...counted(worst.each, lot.massGrams), how: { key: 'sources', params } };
}

/** A source that is sold out was sold for this very lot among others: it is counted, as a delivered bundle is. */
function counted(quantity: VerdictLine, massGrams: bigint): VerdictLine {
  const params = { ...quantity.params, mass: massGrams.toString() };
  if (quantity.key === 'quantityOk') return { ...quantity, params };
  return quantity.key === 'quantityExhausted'
    ? { ...quantity, key: 'quantityExhaustedYours', params }
    : quantity;
}

/** A recall of the lot itself, else of a lot on the way, else of a certified lot behind it. */
function recallOf(
  kept: readonly VerdictLine[],
  { between }: Sources,
  reports: readonly VerificationReport[],
  facts: LotFacts,
): VerdictLine | undefined {
  const recalled = between.find(({ recalledAt }) => recalledAt !== 0);
  return (
    kept.find(({ question }) => question === 'recall') ??
    (recalled &&
      line(
        'recall',
        'recalled',
        { org: issuerNameOf({ issuer: { ok: false }, lot: recalled }), date: recalled.recalledAt, reason: 0 },
        'recall',
        facts.how,
      )) ??
    reports.flatMap(({ lines }) => lines).find(({ question }) => question === 'recall')
  );
}

/** What all sources say alike of grade, norm and product also holds for what was made of them; the rest is left out. */
function labelOf(reports: readonly VerificationReport[]): Record<string, string> {
  const [first, ...rest] = reports.map(({ lot }) => lot?.label ?? {});
  const alike = Object.entries(first ?? {}).filter(
    ([name, value]) =>
      ['grade', 'norm', 'heatNumber'].includes(name) && rest.every((each) => each[name] === value),
  );
  return Object.fromEntries(alike);
}

function untraced({ how }: LotFacts): VerdictLine[] {
  return [
    line('integrity', 'notFetched', {}, 'sourcesUnread', how),
    line('issuer', 'issuerUnread', {}, 'sourcesUnread', how),
    line('status', 'statusUnknown', {}, 'sourcesUnread', how),
    line('conformance', 'conformanceUnread', {}, 'sourcesUnread', how),
    line('quantity', 'quantityUnknown', {}, 'sourcesUnread', how),
    line('origin', 'originUnknown', {}, 'sourcesUnread', how),
  ];
}

const order: readonly Question[] = [
  ...(['label', 'recall', 'integrity', 'issuer', 'status', 'finality', 'conformance', 'quantity'] as const),
  ...(['origin', 'carbon', 'use', 'copies', 'history'] as const),
];

function inOrder(lines: readonly VerdictLine[]): VerdictLine[] {
  return lines.toSorted((a, b) => order.indexOf(a.question) - order.indexOf(b.question));
}

const severityOf = ({ key }: VerdictLine): number => severity[isVerdictKey(key) ? toneOf(key) : 'unknown'];
