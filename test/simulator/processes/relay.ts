import { planNonces, raiseFees } from '../../../oracles/src/relayer/plan-nonces.ts';
import type { NonceAction } from '../../../oracles/src/relayer/plan-nonces.ts';
import { execute, type SimCall } from '../fake-escrow.ts';
import type { FakeChain } from '../fake-chain.ts';
import { NodeDown } from '../fake-node.ts';
import type { Database, SimIntent, SimStoredTransaction, StoredEvent, Tables } from '../fake-database.ts';
import type { Process } from '../process.ts';
import type { Random } from '../random.ts';
import type { PlantedBug } from '../planted-bugs.ts';

export const RELAYER = 'relayer';
const policy = { rebroadcastMs: 400, stuckMs: 1_500, dropMs: 800, maxFeePerGas: 10n ** 30n };

export interface RelayWorld {
  db: Database;
  chain: FakeChain;
  random: Random;
  nowMs: () => number;
  downPerCent: number;
  bug: PlantedBug | null;
}

/** The relayer: every nonce that is not settled for good, then every open intent, one step each. */
export function* relay(world: RelayWorld): Process {
  const { db, chain } = world;
  ask(world);
  const chainNonce = chain.head().state.nonces.get(RELAYER) ?? 0n;
  yield;
  const stored = liveTransactions(db.now, chainNonce);
  const finalizedNumber = chain.finalized().number;
  yield;
  const transactions = stored.map((tx) => ({
    ...tx,
    hash: tx.hash as `0x${string}`,
    inclusion: chain.inclusionOf(tx.hash),
  }));
  yield;
  const plan = planNonces({ chainNonce, finalizedNumber, nowMs: world.nowMs(), transactions }, policy);
  for (const action of plan.actions) if (!isForgotten(action, world.bug)) yield* perform(world, action);
  let { nextNonce } = plan;
  let isBusy = transactions.some(
    ({ inclusion, status }) => inclusion === null && (status === 'prepared' || status === 'broadcast'),
  );
  if (db.now.alarm !== null) return;
  for (const { key } of [...db.now.intents.values()]) {
    const intent = db.now.intents.get(key);
    if (intent === undefined || intent.status === 'final' || intent.status === 'failed') continue;
    const done = effectOf(db.now, intent);
    if (done !== null) {
      markDone(db, intent, done);
      yield;
      continue;
    }
    const own = [...db.now.transactions.values()].filter((tx) => tx.intent === key);
    if (
      intent.status === 'mined' ||
      own.some(({ status }) => status === 'prepared' || status === 'broadcast')
    )
      continue;
    ask(world);
    const estimate = execute(chain.head().state, intent.call);
    yield;
    if (estimate === null) {
      if (isBusy || own.some(({ status }) => status === 'mined')) continue;
      if (db.now.cursor.number < chain.head().number) continue;
      const seen = effectOf(db.now, intent);
      if (seen !== null) markDone(db, intent, seen);
      else setIntent(db, { ...intent, status: 'failed' });
      yield;
      continue;
    }
    const tx = newTransaction(world, {
      intent: key,
      nonce: nextNonce,
      call: intent.call,
      maxFee: chain.baseFee(),
    });
    if (world.bug === 'payout-without-a-nonce') {
      chain.send(tx);
      yield;
    }
    db.transact((tables) => ({
      transactions: new Map(tables.transactions).set(tx.hash, tx),
      intents: new Map(tables.intents).set(key, { ...intent, status: 'sent' }),
    }));
    nextNonce += 1n;
    isBusy = true;
    yield;
    yield* broadcast(world, tx.hash);
  }
}

const isForgotten = ({ do: act }: NonceAction, bug: PlantedBug | null): boolean =>
  (bug === 'gap-is-left' && act === 'fill') ||
  (bug === 'never-sent-again' && (act === 'broadcast' || act === 'bump'));

function* perform(world: RelayWorld, action: NonceAction): Process {
  const { db, chain } = world;
  switch (action.do) {
    case 'settle':
      setStatus(db, action.hash, action.status);
      break;
    case 'reopen':
      setStatus(db, action.hash, 'broadcast');
      break;
    case 'wait-for-fees':
      break;
    case 'replace':
      setStatus(db, action.hash, 'replaced');
      break;
    case 'drop':
      setStatus(db, action.hash, 'dropped');
      break;
    case 'broadcast':
      yield* broadcast(world, action.hash);
      break;
    case 'bump': {
      const old = db.now.transactions.get(action.hash);
      if (old === undefined) return;
      const today = { maxFeePerGas: chain.baseFee(), maxPriorityFeePerGas: 1n };
      const { maxFeePerGas } = raiseFees(
        { maxFeePerGas: old.maxFee, maxPriorityFeePerGas: 1n },
        today,
        policy.maxFeePerGas,
      );
      const tx = newTransaction(world, { ...old, maxFee: maxFeePerGas });
      db.transact((tables) => ({
        transactions: new Map(tables.transactions)
          .set(tx.hash, tx)
          .set(old.hash, { ...old, status: 'replaced' }),
      }));
      yield;
      yield* broadcast(world, tx.hash);
      break;
    }
    case 'fill': {
      const call = { do: 'nothing' as const };
      const tx = newTransaction(world, { intent: null, nonce: action.nonce, call, maxFee: chain.baseFee() });
      db.transact((tables) => ({ transactions: new Map(tables.transactions).set(tx.hash, tx) }));
      yield;
      yield* broadcast(world, tx.hash);
      break;
    }
  }
  yield;
}

function* broadcast({ db, chain, random, nowMs, downPerCent }: RelayWorld, hash: string): Process {
  const tx = db.now.transactions.get(hash);
  if (tx === undefined) return;
  if (!random.chance(downPerCent)) chain.send(tx);
  yield;
  const broadcastAtMs = nowMs();
  db.transact((tables) => {
    const now = tables.transactions.get(hash);
    if (now === undefined || now.status === 'replaced' || now.status === 'dropped') return {};
    return {
      transactions: new Map(tables.transactions).set(hash, { ...now, status: 'broadcast', broadcastAtMs }),
    };
  });
}

function newTransaction(
  { db, nowMs }: RelayWorld,
  { intent, nonce, call, maxFee }: { intent: string | null; nonce: bigint; call: SimCall; maxFee: bigint },
): SimStoredTransaction {
  const times = { createdAtMs: nowMs(), broadcastAtMs: null };
  const hash = `t${db.now.transactions.size}n${nonce}`;
  return { hash, intent, signer: RELAYER, nonce, maxFee, call, status: 'prepared', ...times };
}

function liveTransactions({ transactions }: Tables, chainNonce: bigint): SimStoredTransaction[] {
  const live = new Set<bigint>();
  for (const { nonce, status } of transactions.values())
    if (status === 'prepared' || status === 'broadcast' || status === 'mined') live.add(nonce);
  return [...transactions.values()].filter(({ nonce }) => nonce >= chainNonce || live.has(nonce));
}

/** The event of our own log that proves an act done. */
function effectOf({ events }: Tables, { call }: SimIntent): StoredEvent | null {
  for (const stored of events.values()) {
    if (stored.status === 'orphaned') continue;
    const { name, args } = stored.event;
    if (call.do === 'pay-out' && name === 'AuthorizationUsed' && args.payoutId === call.payoutId)
      return stored;
    if (!('paymentId' in call) || !('paymentId' in args) || args.paymentId !== call.paymentId) continue;
    if (call.do === 'authorize' && name === 'PaymentAuthorized') return stored;
    if (call.do === 'capture' && name === 'DeliveryCaptured') return stored;
    if (call.do === 'void' && name === 'PaymentVoided') return stored;
  }
  return null;
}

function markDone(db: Database, intent: SimIntent, { status, blockNumber }: StoredEvent): void {
  const next = status === 'final' ? 'final' : 'mined';
  if (intent.status !== next || intent.blockNumber !== blockNumber)
    setIntent(db, { ...intent, status: next, blockNumber });
}

const setIntent = (db: Database, intent: SimIntent): void => {
  db.transact((tables) => ({ intents: new Map(tables.intents).set(intent.key, intent) }));
};

function setStatus(db: Database, hash: string, status: SimStoredTransaction['status']): void {
  db.transact((tables) => {
    const tx = tables.transactions.get(hash);
    return tx === undefined
      ? {}
      : { transactions: new Map(tables.transactions).set(hash, { ...tx, status }) };
  });
}

function ask({ random, downPerCent }: RelayWorld): void {
  if (random.chance(downPerCent)) throw new NodeDown();
}
