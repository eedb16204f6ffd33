import { capturedTotalDown } from '@topsteel/domain/order';
import { balanceAt } from './fake-books.ts';
import { owedBy, type EscrowState } from './fake-escrow.ts';
import { judgeBooks } from './judge-books.ts';
import type { Town } from './people.ts';
import { CHAIN_ID, TOKEN } from './processes/mirror.ts';
import type { LinkHash } from './processes/seal.ts';
import { isAtEnd } from './processes/settle-escrow.ts';
import type { EscrowOrder, Tables } from './tables.ts';

const ESCROW = `escrow_onchain|${CHAIN_ID}:${TOKEN}`;

export interface ChainEnd {
  isAtRest: boolean;
  /** Blocks that the record called final were replaced. */
  isDeep: boolean;
  linkHash: LinkHash;
  treasuryAtFirst: bigint;
}

/** What must hold once the faults have stopped. */
export function judgeChain(
  { db, chain, notes, payouts, native }: Town,
  { isAtRest, isDeep, linkHash, treasuryAtFirst }: ChainEnd,
): string[] {
  const tables = db.now;
  const violations = [
    ...judgeBooks(tables.books, linkHash, isAtRest),
    ...judgeStops(tables),
    ...tables.sharedNonces,
  ];
  if (!isAtRest) violations.push(`not at rest: ${leftOf(tables)}`);
  if (isDeep && !tables.alarms.some(({ kind }) => kind === 'deep-reorg'))
    violations.push('final blocks were replaced, and nobody was told');
  for (const { key, txHash } of tables.events.values())
    if (txHash === 'forged' && tables.consumed.has(`${key}:final`))
      violations.push(`the deposit ${key}, which never was, became final`);

  const at = chain.at(tables.cursor.finalizedNumber);
  if (at === null) return [...violations, 'no final block'];
  const owed = owedBy(at.state);
  const booked = balanceAt(tables.books, ESCROW, at.number);
  if (at.state.balance !== owed) violations.push(`contract: holds ${at.state.balance}, owes ${owed}`);
  if (booked !== at.state.balance)
    violations.push(`equality at ${at.number}: chain ${at.state.balance}, ledger ${booked}`);
  if (!isAtRest) return violations;
  const paid = [...payouts.values()].reduce((sum, amount) => sum + amount, 0n);
  if (at.state.treasury !== treasuryAtFirst - paid)
    violations.push(`payouts: ${treasuryAtFirst - at.state.treasury} left the treasury for ${paid}`);
  // Two transfers at one nonce's two blocks: only below what was final, where nothing guards them but a person.
  for (const [to, amount] of native) {
    const sent = at.state.native.get(to) ?? 0n;
    if (sent > 0n) notes.note('native coin was sent');
    if (sent !== amount && !isDeep) violations.push(`native: ${sent} went to ${to} for ${amount}`);
  }
  for (const { event, status } of tables.events.values())
    if (event.name === 'PaymentReclaimed' && status === 'final') notes.note('money went back after its time');
  for (const order of tables.orders.values()) violations.push(...judgeOrder(order, at.state, tables));
  return violations;
}

const leftOf = ({ intents, orders, head }: Tables): string =>
  [
    ...[...intents.values()]
      .filter(({ status }) => status !== 'final' && status !== 'failed')
      .map(({ key, status }) => `${key} ${status}`),
    ...[...orders.values()]
      .filter((order) => !isAtEnd(order))
      .map(({ id, settlement }) => `${id} ${settlement.state}`),
    ...(head.alarm === null ? [] : [head.alarm.kind]),
  ].join(', ') || 'the watcher or the books';

/** While money is stopped nothing irreversible is asked for, and no pass that begins signs an act; nor out of time. */
function judgeStops({ intents, orders, transactions, alarms }: Tables): string[] {
  const found: string[] = [];
  for (const { key, call, isAskedInAlarm, askedAtMs } of intents.values()) {
    if (call.do !== 'capture' && call.do !== 'void') continue;
    if (isAskedInAlarm) found.push(`${key} was asked for while money was stopped`);
    const order = orders.get(call.paymentId);
    if (order === undefined || call.do === 'void') continue;
    if (order.recalledAtMs !== null && askedAtMs > order.recalledAtMs)
      found.push(`${key} was asked for after the recall`);
    if (askedAtMs >= order.terms.captureBefore * 1_000) found.push(`${key} was asked for after its time`);
  }
  for (const { intent, passAtMs, createdAtMs, hash, nonce } of transactions.values()) {
    const isStopped = alarms.some(
      ({ fromMs, untilMs }) => fromMs < passAtMs && (untilMs === null || untilMs > createdAtMs),
    );
    if (intent !== null && isStopped && !isReplacement(transactions, intent, hash, nonce))
      found.push(`${hash} was signed for ${intent} in a pass that began while money was stopped`);
  }
  return found;
}

/** What was sent before may be sent again at a higher fee. */
const isReplacement = (
  transactions: Tables['transactions'],
  intent: string,
  hash: string,
  nonce: bigint,
): boolean =>
  [...transactions.values()].find((one) => one.intent === intent && one.nonce === nonce)?.hash !== hash;

function judgeOrder({ id, terms, settlement }: EscrowOrder, state: EscrowState, { work }: Tables): string[] {
  const { state: stands } = settlement;
  const isWorkOpen = [...work].some((key) => key.startsWith(`settlement:${id}:`));
  if (isWorkOpen !== (stands === 'manual'))
    return [`${id} is ${stands}, and a person is ${isWorkOpen ? '' : 'not '}asked`];
  const held = state.payments.get(id);
  const weight = state.weights.get(id) ?? 0n;
  const { maxGrams } = terms.goods;
  const worth = capturedTotalDown(terms.maxAmount, weight < maxGrams ? weight : maxGrams, maxGrams);
  const captured = held?.captured ?? 0n;
  if (stands === 'reconciled' && captured !== worth)
    return [`${id} is settled with ${captured} for ${worth}`];
  if (stands === 'cancelled' && captured !== 0n)
    return [`${id} is cancelled and ${captured} of it were captured`];
  return (held?.capturable ?? 0n) === 0n
    ? []
    : [`${id} is ${stands}, and ${held?.capturable ?? 0n} are held for it`];
}
