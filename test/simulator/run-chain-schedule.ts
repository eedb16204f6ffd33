import type { Terms } from '@topsteel/domain/bridge';
import { balanceAt } from './fake-books.ts';
import { fakeChain, FINALITY } from './fake-chain.ts';
import { openFakeDatabase, type Database, type SimIntent } from './fake-database.ts';
import { freshEscrow, owedBy } from './fake-escrow.ts';
import { fakeNode, NodeDown, type NodeFaults } from './fake-node.ts';
import type { PlantedBug } from './planted-bugs.ts';
import { schedulerOf, type Process } from './process.ts';
import { CHAIN_ID, mirror, TOKEN, TREASURY } from './processes/mirror.ts';
import { relay, RELAYER, type RelayWorld } from './processes/relay.ts';
import { watch } from './processes/watch.ts';
import type { Outcome } from './outcome.ts';
import { randomOf } from './random.ts';

const ESCROW = `escrow_onchain|${CHAIN_ID}:${TOKEN}`;
const TREASURY_AT_FIRST = 1_000_000_000n;

const termsOf = (paymentId: string, maxAmount: bigint, maxGrams: bigint): Terms =>
  ({
    operator: '0x0e',
    payer: '0xb0',
    receiver: '0x5e',
    token: TOKEN,
    maxAmount,
    authorizeBefore: 0,
    captureBefore: 0,
    resolveBefore: 0,
    refundBefore: 0,
    inspectionSeconds: 0,
    feeBps: 100,
    silenceBps: 0,
    arbiter: '0x00',
    feeShares: [
      { receiver: TREASURY, shareBps: 8_000 },
      { receiver: '0xf0', shareBps: 2_000 },
    ],
    goods: { lotId: 1n, maxGrams, titleTo: '0xb1' },
    milestones: '0x00',
    orderRef: '0x0d',
    salt: paymentId,
  }) as Terms;

/**
 * Tells one history that the seed decides: orders paid into the escrow, captured or voided, payouts from the treasury, while
 * the node lies, blocks are replaced, fees rise, the token is paused and every process dies at any of its awaits. Then the
 * faults stop, everything comes to rest, and the invariants are asked.
 */
export function runChainSchedule(seed: number, bug: PlantedBug | null = null): Outcome {
  const random = randomOf(seed);
  const db = openFakeDatabase();
  const chain = fakeChain(random, freshEscrow(TREASURY_AT_FIRST, bug === 'payout-without-a-nonce'));
  const faults: NodeFaults = {
    downPerCent: random.below(12),
    stalePerCent: random.below(12),
    lossyPerCent: random.below(20),
  };
  let nowMs = 0;
  const node = fakeNode(chain, random, faults, bug);
  const relaying: RelayWorld = {
    db,
    chain,
    random,
    nowMs: () => nowMs,
    downPerCent: faults.downPerCent,
    bug,
  };
  const scheduler = schedulerOf(random, random.below(8), {
    watch: () => surviving(watch(db, node, bug)),
    relay: () => surviving(relay(relaying)),
    mirror: () => mirror(db, bug),
  });

  const orders = 1 + random.below(3);
  const payouts = new Map<string, bigint>();
  let begun = 0;
  let steps = 0;
  const turns = 60 + random.below(120);
  for (; steps < turns; steps += 1) {
    nowMs += random.below(120);
    const dice = random.below(100);
    if (dice < 12) chain.mine();
    else if (dice < 14) chain.reorganise(1 + random.below(FINALITY));
    else if (dice < 15) chain.setBaseFee(50n + BigInt(random.below(400)));
    else if (dice < 16) chain.setToken({ isPaused: random.chance(50) });
    else if (dice < 17) chain.setToken({ isSellerBlocked: random.chance(50) });
    else if (dice < 18) sendForeign(chain, steps);
    else if (dice < 22 && begun < orders) beginOrder(db, (begun += 1), random.below(1_000));
    else if (dice < 24 && payouts.size < 2) payOut(db, payouts, BigInt(1 + random.below(1_000_000)));
    else scheduler.step();
    if (dice >= 90) decide(db, random.chance(75), random.below(1_000));
  }

  relaying.downPerCent = 0;
  Object.assign(faults, { downPerCent: 0, stalePerCent: 0, lossyPerCent: 0 });
  chain.setToken({ isPaused: false, isSellerBlocked: false });
  chain.setBaseFee(50n);
  while (begun < orders) beginOrder(db, (begun += 1), 0);
  const isAtRest = (): boolean =>
    [...db.now.intents.values()].every(({ status }) => status === 'final') &&
    db.now.intents.size >= 2 * orders &&
    db.now.cursor.finalizedNumber === chain.finalized().number;
  for (let rounds = 0; rounds < 60 && !isAtRest(); rounds += 1) {
    nowMs += 400;
    chain.mine();
    decide(db, true, 0);
    scheduler.round();
  }
  scheduler.round();
  return { violations: judge(db, chain, payouts, isAtRest()), steps };
}

function* surviving(process: Process): Process {
  try {
    yield* process;
  } catch (error) {
    if (!(error instanceof NodeDown)) throw error;
  }
}

function request(db: Database, intent: Omit<SimIntent, 'status' | 'blockNumber'>): void {
  db.transact(({ intents }) => {
    const known = intents.get(intent.key);
    if (known !== undefined && known.status !== 'failed') return {};
    return {
      intents: new Map(intents).set(intent.key, { ...intent, status: 'requested', blockNumber: null }),
    };
  });
}

function beginOrder(db: Database, ordinal: number, extra: number): void {
  const paymentId = `p${ordinal}`;
  const terms = termsOf(paymentId, 3_618_000n + BigInt(extra), 5_025n);
  request(db, { key: `authorize:${paymentId}`, call: { do: 'authorize', paymentId, terms } });
}

/** What the marketplace does by itself: capture or void what is held for good, ask again for what was refused. */
function decide(db: Database, isDelivered: boolean, lessGrams: number): void {
  for (const { key, call, status } of [...db.now.intents.values()]) {
    if (status === 'failed') request(db, { key, call });
    if (call.do !== 'authorize' || status !== 'final') continue;
    const { paymentId, terms } = call;
    if (db.now.intents.has(`capture:${paymentId}`) || db.now.intents.has(`void:${paymentId}`)) continue;
    if (isDelivered) {
      const totalGrams = terms.goods.maxGrams - BigInt(lessGrams);
      request(db, { key: `capture:${paymentId}`, call: { do: 'capture', paymentId, terms, totalGrams } });
    } else request(db, { key: `void:${paymentId}`, call: { do: 'void', paymentId } });
  }
}

function payOut(db: Database, payouts: Map<string, bigint>, amountMinor: bigint): void {
  const payoutId = `o${payouts.size + 1}`;
  payouts.set(payoutId, amountMinor);
  request(db, { key: `pay-out:${payoutId}`, call: { do: 'pay-out', payoutId, amountMinor } });
}

/** Somebody else with our key takes the next nonce. */
function sendForeign(chain: ReturnType<typeof fakeChain>, ordinal: number): void {
  const nonce = chain.head().state.nonces.get(RELAYER) ?? 0n;
  chain.send({ hash: `f${ordinal}`, signer: RELAYER, nonce, maxFee: 10_000n, call: { do: 'nothing' } });
}

function judge(
  db: Database,
  chain: ReturnType<typeof fakeChain>,
  payouts: ReadonlyMap<string, bigint>,
  isAtRest: boolean,
): string[] {
  const violations: string[] = [];
  const { intents, cursor, books, alarm, transactions } = db.now;
  if (alarm !== null) violations.push(`alarm: ${alarm}`);
  if (!isAtRest) {
    const open = [...intents.values()].filter(({ status }) => status !== 'final');
    violations.push(
      `not at rest: ${open.map(({ key, status }) => `${key} ${status}`).join(', ') || 'the watcher'}`,
    );
  }
  const at = chain.at(cursor.finalizedNumber);
  if (at === null) return [...violations, 'no final block'];
  const owed = owedBy(at.state);
  const booked = balanceAt(books, ESCROW, at.number);
  if (at.state.balance !== owed) violations.push(`contract: holds ${at.state.balance}, owes ${owed}`);
  if (booked !== at.state.balance)
    violations.push(`equality at ${at.number}: chain ${at.state.balance}, ledger ${booked}`);
  const paid = [...payouts.values()].reduce((sum, amount) => sum + amount, 0n);
  if (isAtRest && at.state.treasury !== TREASURY_AT_FIRST - paid)
    violations.push(`payouts: ${TREASURY_AT_FIRST - at.state.treasury} left the treasury for ${paid}`);
  const acts = [...transactions.values()].filter(({ call }) => call.do !== 'nothing');
  for (const { hash, nonce } of acts) {
    const others = acts.filter((tx) => tx.nonce === nonce && tx.hash !== hash && chain.inclusionOf(tx.hash));
    if (chain.inclusionOf(hash) && others.length > 0) violations.push(`nonce ${nonce} was mined twice`);
  }
  return violations;
}
