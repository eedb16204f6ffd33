import { planNonces, raiseFees, type NonceAction } from '../../../oracles/src/relayer/plan-nonces.ts';
import type { FakeChain } from '../fake-chain.ts';
import type { SimCall } from '../fake-escrow.ts';
import type { Database, Session, Sessions } from '../fake-database.ts';
import { nodeDown } from '../interruption.ts';
import type { Notes } from '../notes.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import type { Random } from '../random.ts';
import type { SimIntent, SimStoredTransaction, StoredEvent, Tables } from '../tables.ts';

export const RELAYER = 'relayer';
/** Holds native coin: no contract refuses it a second transfer. */
export const DEPOSIT = 'deposit';
const policy = { rebroadcastMs: 400, stuckMs: 1_500, dropMs: 800, maxFeePerGas: 10n ** 30n };

export interface RelayWorld {
  db: Database<Tables>;
  sessions: Sessions<Tables>;
  chain: FakeChain;
  random: Random;
  notes: Notes;
  nowMs: () => number;
  faults: { downPerCent: number };
  bug: PlantedBug | null;
}
/** One run of the relayer. */
interface Pass extends RelayWorld {
  session: Session<Tables>;
  passAtMs: number;
}
interface Settled {
  nextNonce: bigint;
  isBusy: boolean;
}

const signerOf = (call: SimCall): string => (call.do === 'send-native' ? DEPOSIT : RELAYER);
const isLive = ({ status }: SimStoredTransaction): boolean => status === 'prepared' || status === 'broadcast';
const isMined = ({ status }: SimStoredTransaction): boolean => status === 'mined' || status === 'final';

/** The relayer: every nonce that is not settled for good, then every open intent, one step each. One of them at a time. */
export function* relay(world: RelayWorld, name: string): Process {
  const { db, sessions, notes, bug } = world;
  const session = sessions.of(name);
  if (!sessions.tryLock(name)) {
    notes.note('a relayer was idle beside another');
    return;
  }
  yield 'relay: lock taken';
  const pass: Pass = { ...world, session, passAtMs: world.nowMs() };
  const senders = new Map<string, Settled>([[RELAYER, yield* settleNonces(pass, RELAYER)]]);
  const open = [...db.now.intents.values()].filter(({ status }) => status !== 'final' && status !== 'failed');
  if (open.length === 0) return;
  if (db.now.head.alarm !== null && bug !== 'alarm-unheard') {
    notes.note('an act waited for an alarm to end');
    return;
  }
  for (const { key, call } of open) {
    const signer = signerOf(call);
    const sender = senders.get(signer) ?? (yield* settleNonces(pass, signer));
    senders.set(signer, sender);
    yield* advanceIntent(pass, key, sender, senders);
  }
}

function* settleNonces(pass: Pass, signer: string): Generator<string, Settled, void> {
  const { db, chain, nowMs, bug } = pass;
  ask(pass);
  const chainNonce = chain.head().state.nonces.get(signer) ?? 0n;
  yield 'relay: nonce asked';
  const stored = liveTransactions(db.now, signer, chainNonce);
  if (stored.length === 0) return { nextNonce: chainNonce, isBusy: false };
  const { finalizedNumber } = db.now.cursor;
  const isGivenUpEarly = signer === DEPOSIT && bug === 'nonce-given-up-early';
  const finalNonce = isGivenUpEarly
    ? chainNonce
    : (chain.at(finalizedNumber)?.state.nonces.get(signer) ?? 0n);
  const transactions = stored.map((tx) => ({
    ...tx,
    hash: tx.hash as `0x${string}`,
    inclusion: chain.inclusionOf(tx.hash),
  }));
  yield 'relay: inclusions asked';
  const plan = planNonces({ chainNonce, finalNonce, finalizedNumber, nowMs: nowMs(), transactions }, policy);
  const isHalted = db.now.head.alarm !== null && bug !== 'alarm-unheard';
  for (const action of isHalted ? [] : plan.actions)
    if (!isForgotten(action, bug)) yield* perform(pass, signer, action);
  const isBusy = transactions.some((tx) => tx.inclusion === null && isLive(tx));
  return { nextNonce: plan.nextNonce, isBusy };
}

const isForgotten = ({ do: act }: NonceAction, bug: PlantedBug | null): boolean =>
  (bug === 'gap-is-left' && act === 'fill') ||
  (bug === 'never-sent-again' && (act === 'broadcast' || act === 'bump'));

function* advanceIntent(
  pass: Pass,
  key: string,
  sender: Settled,
  senders: ReadonlyMap<string, Settled>,
): Process {
  const { db, session, chain, bug } = pass;
  const intent = db.now.intents.get(key);
  if (intent === undefined) return;
  if (markDone(pass, intent)) {
    yield 'relay: act found done';
    return;
  }
  const own = transactionsOf(db.now, key);
  if (intent.status === 'mined' || own.some(isLive)) return;
  // In a block that the watcher has not read yet.
  if (intent.call.do === 'send-native' && own.some(isMined)) return;
  ask(pass);
  const isTaken = chain.tries(intent.call);
  yield 'relay: gas estimated';
  if (!isTaken) {
    const isUnderWay = [...senders.values()].some(({ isBusy }) => isBusy);
    if (isUnderWay || own.some(({ status }) => status === 'mined')) return;
    if (db.now.cursor.number !== chain.head().number) return;
    if (!markDone(pass, intent)) setIntent(session, { ...intent, status: 'failed' });
    yield 'relay: refusal judged';
    return;
  }
  const tx = newTransaction(pass, {
    ...{ intent: key, signer: signerOf(intent.call), nonce: sender.nextNonce },
    ...{ call: intent.call, maxFee: chain.baseFee() },
  });
  if (bug === 'payout-without-a-nonce') {
    chain.send(tx);
    yield 'planted: sent before it was kept';
  }
  session.transact((tables) => ({
    ...withTransaction(tables, tx),
    intents: new Map(tables.intents).set(key, { ...intent, status: 'sent' }),
  }));
  sender.nextNonce += 1n;
  sender.isBusy = true;
  yield 'relay: transaction kept';
  yield* broadcast(pass, tx.hash);
}

function* perform(pass: Pass, signer: string, action: NonceAction): Process {
  const { db, session, chain } = pass;
  switch (action.do) {
    case 'settle':
      setStatus(session, action.hash, action.status);
      break;
    case 'reopen':
      setStatus(session, action.hash, 'broadcast');
      break;
    case 'wait-for-fees':
      break;
    case 'replace':
      setStatus(session, action.hash, 'replaced');
      break;
    case 'drop':
      setStatus(session, action.hash, 'dropped');
      break;
    case 'broadcast':
      yield* broadcast(pass, action.hash);
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
      const tx = newTransaction(pass, { ...old, maxFee: maxFeePerGas });
      session.transact((tables) => {
        const transactions = new Map(tables.transactions).set(old.hash, { ...old, status: 'replaced' });
        return withTransaction({ ...tables, transactions }, tx);
      });
      yield 'relay: replacement kept';
      yield* broadcast(pass, tx.hash);
      break;
    }
    case 'fill': {
      const call = { do: 'nothing' as const };
      const filling = { intent: null, signer, nonce: action.nonce, call, maxFee: chain.baseFee() };
      const tx = newTransaction(pass, filling);
      session.transact((tables) => withTransaction(tables, tx));
      yield 'relay: filling kept';
      yield* broadcast(pass, tx.hash);
      break;
    }
  }
  yield 'relay: nonce settled';
}

function* broadcast({ db, session, chain, random, nowMs, faults }: Pass, hash: string): Process {
  const tx = db.now.transactions.get(hash);
  if (tx === undefined) return;
  if (!random.chance(faults.downPerCent)) chain.send(tx);
  yield 'relay: bytes sent';
  const broadcastAtMs = nowMs();
  session.transact((tables) => {
    const now = tables.transactions.get(hash);
    if (now === undefined || now.status === 'replaced' || now.status === 'dropped') return {};
    return {
      transactions: new Map(tables.transactions).set(hash, { ...now, status: 'broadcast', broadcastAtMs }),
    };
  });
}

function newTransaction(
  { db, nowMs, passAtMs }: Pass,
  {
    intent,
    signer,
    nonce,
    call,
    maxFee,
  }: Pick<SimStoredTransaction, 'intent' | 'signer' | 'nonce' | 'call' | 'maxFee'>,
): SimStoredTransaction {
  const times = { createdAtMs: nowMs(), broadcastAtMs: null, passAtMs };
  const hash = `t${db.now.transactions.size}n${nonce}`;
  return { hash, intent, signer, nonce, maxFee, call, status: 'prepared', ...times };
}

/** Keeps a signed transaction, and what stands against it: another act that holds its nonce. */
function withTransaction(
  { transactions, sharedNonces }: Tables,
  tx: SimStoredTransaction,
): Pick<Tables, 'transactions' | 'sharedNonces'> {
  const others = [...transactions.values()].filter(
    (other) =>
      other.signer === tx.signer &&
      other.nonce === tx.nonce &&
      other.intent !== tx.intent &&
      (isLive(other) || other.status === 'mined'),
  );
  const found = others.map(({ hash }) => `${tx.signer} signed ${hash} and ${tx.hash} for nonce ${tx.nonce}`);
  return {
    transactions: new Map(transactions).set(tx.hash, tx),
    sharedNonces: found.length === 0 ? sharedNonces : [...sharedNonces, ...found],
  };
}

function liveTransactions(
  { transactions }: Tables,
  signer: string,
  chainNonce: bigint,
): SimStoredTransaction[] {
  const own = [...transactions.values()].filter((tx) => tx.signer === signer);
  const live = new Set(own.filter((tx) => isLive(tx) || tx.status === 'mined').map(({ nonce }) => nonce));
  return own.filter(({ nonce }) => nonce >= chainNonce || live.has(nonce));
}

const transactionsOf = ({ transactions }: Tables, key: string): SimStoredTransaction[] =>
  [...transactions.values()].filter(({ intent }) => intent === key);

/** True when what the act does stands in our log. */
function markDone({ db, session, chain }: Pass, intent: SimIntent): boolean {
  const done =
    intent.call.do === 'send-native' ? transferOf(db.now, chain, intent.key) : effectOf(db.now, intent.call);
  if (done === null) return false;
  const status = done.isFinal ? 'final' : 'mined';
  const { blockNumber } = done;
  if (intent.status !== status || intent.blockNumber !== blockNumber)
    setIntent(session, { ...intent, status, blockNumber });
  return true;
}

interface Effect {
  blockNumber: bigint;
  isFinal: boolean;
}

/** The transfer is in a block that the watcher has read. */
function transferOf({ cursor, ...tables }: Tables, chain: FakeChain, key: string): Effect | null {
  for (const { hash } of transactionsOf({ cursor, ...tables }, key)) {
    const inclusion = chain.inclusionOf(hash);
    if (inclusion === null || !inclusion.succeeded || inclusion.blockNumber > cursor.number) continue;
    const { blockNumber } = inclusion;
    return { blockNumber, isFinal: blockNumber <= cursor.finalizedNumber };
  }
  return null;
}

const doneBy: Partial<Record<SimCall['do'], StoredEvent['event']['name']>> = {
  authorize: 'PaymentAuthorized',
  capture: 'DeliveryCaptured',
  void: 'PaymentVoided',
  'pay-out': 'AuthorizationUsed',
};

/** The event of our own log that proves an act done. */
function effectOf({ events }: Tables, call: SimCall): Effect | null {
  const id = 'paymentId' in call ? call.paymentId : 'payoutId' in call ? call.payoutId : null;
  for (const { status, event, blockNumber } of events.values()) {
    if (status === 'orphaned' || event.name !== doneBy[call.do]) continue;
    const of =
      'paymentId' in event.args ? event.args.paymentId : 'payoutId' in event.args ? event.args.payoutId : '';
    if (of === id) return { blockNumber, isFinal: status === 'final' };
  }
  return null;
}

const setIntent = (session: Session<Tables>, intent: SimIntent): void => {
  session.transact((tables) => ({ intents: new Map(tables.intents).set(intent.key, intent) }));
};

function setStatus(session: Session<Tables>, hash: string, status: SimStoredTransaction['status']): void {
  session.transact((tables) => {
    const tx = tables.transactions.get(hash);
    return tx === undefined
      ? {}
      : { transactions: new Map(tables.transactions).set(hash, { ...tx, status }) };
  });
}

function ask({ random, faults }: RelayWorld): void {
  if (random.chance(faults.downPerCent)) throw nodeDown;
}
