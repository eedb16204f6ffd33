import { termsJson, type Terms } from '@topsteel/domain/bridge';
import { fakeChain, FINALITY } from './fake-chain.ts';
import { openFakeDatabase, openSessions } from './fake-database.ts';
import { freshEscrow, type SimEvent } from './fake-escrow.ts';
import { fakeNode } from './fake-node.ts';
import { judgeChain } from './judge-chain.ts';
import { takeNotes } from './notes.ts';
import { peopleOf, termsOfOrder, type Town } from './people.ts';
import type { PlantedBug } from './planted-bugs.ts';
import { schedulerOf } from './process.ts';
import { mirror } from './processes/mirror.ts';
import { relay, type RelayWorld } from './processes/relay.ts';
import { receiveUnmatched, returnReceipt } from './processes/return-receipt.ts';
import { productHash, quickHash, seal } from './processes/seal.ts';
import { isAtEnd, settleEscrow } from './processes/settle-escrow.ts';
import { watch, type WatchWorld } from './processes/watch.ts';
import type { Outcome } from './outcome.ts';
import { randomOf } from './random.ts';
import { freshTables } from './tables.ts';

export const TREASURY_AT_FIRST = 1_000_000_000n;
/** How many of a hundred histories are sealed with the product's own hash, which takes more time than the rest of them. */
const SEALED_PER_CENT = 2;
const HALF_HOUR_MS = 31 * 60_000;
const MOST_ROUNDS = 60;
/** So that a round is enough for what was sent in the one before to become final. */
const BLOCKS_A_ROUND = FINALITY + 1;

const forgedTerms: Terms = termsOfOrder('never', { maxAmount: 5_000_000n, nowMs: 0 });
const forged = {
  name: 'PaymentAuthorized',
  args: { paymentId: forgedTerms.salt, payer: '0xb0', receiver: '0x5e', terms: termsJson(forgedTerms) },
} as SimEvent;

/**
 * Tells one history that the seed decides: orders paid into the escrow, weighed, captured, called off, recalled or left
 * until their time is over, payouts from the treasury, native coin; while two nodes lie, disagree and are away, blocks are
 * replaced, also final ones, fees rise, the token is paused, the database fails or loses its answers, connections close,
 * and every process dies at any of its awaits. Then the faults stop, everything comes to rest, and the invariants are asked.
 */
export function runChainSchedule(seed: number, bug: PlantedBug | null = null): Outcome {
  const random = randomOf(seed);
  const notes = takeNotes();
  let clockMs = 0;
  const nowMs = () => clockMs;
  const faults = {
    downPerCent: random.below(12),
    stalePerCent: random.below(12),
    lossyPerCent: random.pick([0, 5, 15, 40]),
    perMille: random.below(12),
  };
  const db = openFakeDatabase(freshTables(bug !== 'limit-not-kept'), { random, notes, faults });
  const sessions = openSessions(db, bug !== 'no-lock');
  const chain = fakeChain(random, freshEscrow(TREASURY_AT_FIRST, bug === 'payout-without-a-nonce'), nowMs);
  const nodeWorld = { chain, random, notes, faults, forged, bug };
  const nodes = [fakeNode('node 1', nodeWorld), fakeNode('node 2', nodeWorld)];
  const watching: WatchWorld = { db, nodes, nowMs, notes, bug };
  const relaying: RelayWorld = { db, sessions, chain, random, notes, nowMs, faults, bug };
  const linkHash = random.chance(SEALED_PER_CENT) ? productHash : quickHash;
  const scheduling = {
    random,
    crashPerCent: random.pick([0, 3, 8, 20]),
    notes,
    onDeath: (name: string) => sessions.lose(name),
  };
  const scheduler = schedulerOf(scheduling, [
    ['watch', 9, () => watch(watching)],
    ['mirror', 3, () => mirror(db, { bug, notes })],
    ['settle', 2, () => settleEscrow(db, nowMs, { bug, notes })],
    ['relay 1', 5, () => relay(relaying, 'relay 1')],
    ['relay 2', 2, () => relay(relaying, 'relay 2')],
    ['seal', 1, () => seal(db, linkHash, bug)],
    ['clerk 1', 1, () => returnReceipt(db, 'clerk 1', notes)],
    ['clerk 2', 1, () => returnReceipt(db, 'clerk 2', notes)],
  ]);
  const town: Town = { db, chain, nodes, random, notes, nowMs, payouts: new Map(), native: new Map() };
  const people = peopleOf(town, { orders: random.pick([1, 1, 1, 2, 2, 3]), hasNative: random.chance(35) });
  let isDeep = false;
  /** Final blocks of the record were replaced. */
  let mustAlarm = false;

  let steps = 0;
  const turns = 110 + random.below(100);
  const replace = (depth: number): void => {
    const stays = chain.reorganise(depth);
    if (db.now.cursor.finalizedNumber <= stays) return;
    mustAlarm = true;
  };
  people.begin();
  for (; steps < turns; steps += 1) {
    clockMs += random.below(250);
    const dice = random.below(100);
    if (dice < 10) chain.mine();
    else if (dice < 12) replace(1 + random.below(FINALITY));
    else if (dice === 12) chain.setBaseFee(50n + BigInt(random.below(400)));
    else if (dice === 13)
      chain.setToken(
        random.chance(75) ? { isPaused: random.chance(65) } : { isSellerBlocked: random.chance(50) },
      );
    else if (dice === 14) {
      if (sessions.isLocked()) notes.note('a connection with its lock was lost');
      sessions.lose(random.pick(['relay 1', 'relay 2']));
    } else if (dice === 15 && random.chance(35)) people.forkNode();
    else if (dice === 16 && !isDeep && steps > 30 && random.chance(35)) {
      isDeep = true;
      replace(FINALITY + 1 + random.below(4));
    } else if (dice === 17) clockMs += HALF_HOUR_MS;
    else if (dice === 18) receiveUnmatched(db, steps.toString(), BigInt(1 + random.below(9_000)));
    else if (dice < 31) people.act(steps);
    else scheduler.step();
  }

  Object.assign(faults, { downPerCent: 0, stalePerCent: 0, lossyPerCent: 0, perMille: 0 });
  chain.setToken({ isPaused: false, isSellerBlocked: false });
  chain.setBaseFee(50n);
  const isAtRest = (): boolean => {
    const { intents, orders, cursor, events, consumed, head } = db.now;
    return (
      head.alarm === null &&
      cursor.finalizedNumber === chain.finalized().number &&
      [...intents.values()].every(({ status }) => status === 'final' || status === 'failed') &&
      [...orders.values()].every(isAtEnd) &&
      [...events.values()].every(
        ({ key, status }) => status === 'orphaned' || consumed.has(`${key}:${status}`),
      )
    );
  };
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    if (people.finish()) clockMs += HALF_HOUR_MS;
    else if (isAtRest()) break;
    clockMs += 20_000;
    for (let blocks = 0; blocks < BLOCKS_A_ROUND; blocks += 1) chain.mine();
    scheduler.round();
  }
  scheduler.round();
  const ended = { isAtRest: isAtRest(), isDeep: mustAlarm, linkHash, treasuryAtFirst: TREASURY_AT_FIRST };
  return { violations: judgeChain(town, ended), steps, counts: notes.counts };
}
