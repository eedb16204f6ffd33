import { advance, isTerminal, type SettlementAct, type SettlementFacts } from '@topsteel/domain/settlement';
import { foldChainFacts, type PaymentOnChain } from '../../../backend/src/payment/domain/fold-chain-facts.ts';
import type { ChainFact } from '../../../backend/src/payment/infra/chain-event-store.ts';
import { balanceIn } from '../fake-books.ts';
import type { Database } from '../fake-database.ts';
import type { Notes } from '../notes.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import { isSame, tell } from '../tell.ts';
import { requested, type EscrowOrder, type SimIntent, type Tables } from '../tables.ts';

/** How long after the weighing payment is due without the buyer's word. */
export const INSPECTION_SECONDS = 600;

/** Looks at every order's settlement, keeps where it stands and asks the relayer for its acts, in one transaction each. */
export function* settleEscrow(
  db: Database<Tables>,
  nowMs: () => number,
  { bug, notes }: { bug: PlantedBug | null; notes: Notes },
): Process {
  for (const { id } of [...db.now.orders.values()].filter((order) => isDue(db.now, order, nowMs()))) {
    yield 'settle escrow: order due';
    db.transact((tables) => {
      const order = tables.orders.get(id) as EscrowOrder;
      const facts = factsOf(tables, order, bug);
      const { settlement, acts, transitions, lookAtMs } = advance(order.settlement, facts, nowMs());
      if (isSame(order.settlement, settlement) && acts.length === 0) {
        looked.set(order, { tables, lookAtMs });
        return {};
      }
      for (const { to, cause } of transitions) tell(notes, to, cause);
      const orders = new Map(tables.orders).set(id, { ...order, settlement });
      return acts.reduce<Tables>((after, act) => ({ ...after, ...carriedOut(after, order, act, nowMs()) }), {
        ...tables,
        orders,
      });
    });
    yield 'settle escrow: order looked at';
  }
}

/** An order is looked at again on any word of it, and when its last look has said so. */
const looked = new WeakMap<EscrowOrder, { tables: Tables; lookAtMs: number | null }>();
function isDue({ events, intents, head, books }: Tables, order: EscrowOrder, nowMs: number): boolean {
  const last = looked.get(order);
  if (last === undefined || (last.lookAtMs !== null && last.lookAtMs <= nowMs)) return true;
  const { tables } = last;
  const isSameWord =
    tables.events === events && tables.intents === intents && tables.head.alarm === head.alarm;
  return !isSameWord || tables.books.journal !== books.journal;
}

function carriedOut(
  tables: Tables,
  { id, terms }: EscrowOrder,
  act: SettlementAct,
  nowMs: number,
): Partial<Tables> {
  if (act.kind === 'open-work') return { work: new Set(tables.work).add(act.key) };
  if (act.kind === 'close-work') {
    const work = new Set(tables.work);
    work.delete(act.key);
    return { work };
  }
  if (act.verb === 'void')
    return requested(tables, { key: `void:${id}`, call: { do: 'void', paymentId: id }, nowMs });
  if (act.verb !== 'capture' || tables.intents.has(`void:${id}`)) return {};
  const { weight } = paymentOf(tables.events, id);
  if (weight === null) return {};
  const totalGrams = weight.grams < terms.goods.maxGrams ? weight.grams : terms.goods.maxGrams;
  const call = { do: 'capture' as const, paymentId: id, terms, totalGrams };
  return requested(tables, { key: `capture:${id}:${totalGrams}`, call, nowMs });
}

/** Tables are values, so what an unchanged log says of a payment is folded once. */
const folded = new WeakMap<Tables['events'], Map<string, PaymentOnChain>>();

export function paymentOf(events: Tables['events'], id: string): PaymentOnChain {
  const known = folded.get(events) ?? new Map<string, PaymentOnChain>();
  folded.set(events, known);
  const before = known.get(id);
  if (before !== undefined) return before;
  const facts: ChainFact[] = [];
  for (const { event, status, txHash } of events.values()) {
    const of =
      'paymentId' in event.args ? event.args.paymentId : 'subject' in event.args ? event.args.subject : null;
    if (of !== id || status === 'orphaned' || event.name === 'AuthorizationUsed') continue;
    const { name, args } = event;
    facts.push({ name, args, isFinal: status === 'final', txHash, at: AT } as ChainFact);
  }
  const payment = foldChainFacts(facts);
  known.set(id, payment);
  return payment;
}
const AT = new Date(0);

const progressOf: Record<SimIntent['status'], SettlementFacts['capture']> = {
  requested: 'requested',
  sent: 'sent',
  mined: 'sent',
  final: 'sent',
  failed: 'failed',
};
const progress = ({ intents }: Tables, key: string): SettlementFacts['capture'] => {
  const intent = intents.get(key);
  return intent === undefined ? 'none' : progressOf[intent.status];
};

function factsOf(tables: Tables, order: EscrowOrder, bug: PlantedBug | null): SettlementFacts {
  const { id, terms, closed, isReceived, recalledAtMs } = order;
  const chain = paymentOf(tables.events, id);
  const began = chain.phase === 'none' ? null : beganFinal(tables, id);
  const capture = captureOf(tables, chain, order);
  const held = balanceIn(tables.books, `escrow_liability|${id}`);
  return {
    orderId: id,
    rail: 'usdc-escrow',
    closed,
    funding:
      began === null
        ? progress(tables, `authorize:${id}`) === 'failed'
          ? 'failed'
          : 'none'
        : began
          ? 'final'
          : 'seen',
    money: moneyOf(chain),
    pin: began === null ? 'none' : began ? 'final' : 'seen',
    isRestReserved: false,
    isAccepted: true,
    weighedGrams: chain.weight?.grams ?? null,
    isReceived,
    dueAtMs: chain.weight === null ? null : (chain.weight.acceptedAt + INSPECTION_SECONDS) * 1_000,
    releaseBeforeMs: bug === 'time-unheard' ? Number.MAX_SAFE_INTEGER : terms.captureBefore * 1_000,
    ruledBeforeMs: null,
    chainMs: null,
    isRecalled: recalledAtMs !== null && bug !== 'recall-unheard',
    capture,
    giveBack: progress(tables, `void:${id}`),
    reclaim: 'none',
    isReceiptReported: true,
    isReceiptWatched: true,
    title: capture,
    isCommissionPosted: capture === 'final',
    payout: capture === 'final' ? 'settled' : 'none',
    isReconciled: held === 0n,
    isMoneyStopped: tables.head.alarm !== null && bug !== 'stop-unheard',
  };
}

function beganFinal({ events }: Tables, id: string): boolean {
  for (const { event, status } of events.values())
    if (event.name === 'PaymentAuthorized' && event.args.paymentId === id && status !== 'orphaned')
      return status === 'final';
  return false;
}

function captureOf(
  tables: Tables,
  { phase, isFinal, weight }: PaymentOnChain,
  { id, terms }: EscrowOrder,
): SettlementFacts['capture'] {
  if (phase === 'captured' || phase === 'refunded') return isFinal ? 'final' : 'seen';
  if (weight === null) return 'none';
  const grams = weight.grams < terms.goods.maxGrams ? weight.grams : terms.goods.maxGrams;
  return progress(tables, `capture:${id}:${grams}`);
}

function moneyOf({ phase, isFinal }: PaymentOnChain): SettlementFacts['money'] {
  if (!isFinal) return 'kept';
  return phase === 'voided' || phase === 'reclaimed' ? 'returned' : 'kept';
}

export const isAtEnd = ({ settlement }: EscrowOrder): boolean => isTerminal(settlement.state);
