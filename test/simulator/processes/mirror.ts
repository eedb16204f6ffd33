import { termsOf, type Terms } from '@topsteel/domain/bridge';
import { isEscrowEvent, planPostings } from '../../../backend/src/settlement/domain/plan-postings.ts';
import { enterStage } from '../fake-books.ts';
import type { Database } from '../fake-database.ts';
import { AnswerLost } from '../interruption.ts';
import type { Notes } from '../notes.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import type { StoredEvent, Tables } from '../tables.ts';

export const CHAIN_ID = 31_337;
export const TOKEN = '0xaa';
export const TREASURY = '0x77';
const where = { chainId: CHAIN_ID, token: TOKEN, treasury: TREASURY };

export interface Mirroring {
  notes: Notes;
  bug: PlantedBug | null;
}

const noteOf = ({ key, status }: StoredEvent): string => `${key}:${status}`;

/** Books every event of the escrow at the stage that it has reached, each with its note in one transaction. */
export function* mirror(db: Database<Tables>, how: Mirroring): Process {
  const { bug } = how;
  for (const event of waitingIn(db.now)) {
    yield 'mirror: event waited';
    if (bug === 'note-apart-from-posting') {
      const key = `${event.key}#${db.now.books.journal.length}`;
      db.transact((tables) => ({ books: bookEvent(tables, { ...event, key }) }));
      yield 'planted: posted without its note';
      db.transact((tables) => ({ consumed: new Set(tables.consumed).add(noteOf(event)) }));
      continue;
    }
    try {
      db.transact((tables) => consume(tables, event, how));
    } catch (error) {
      if (bug !== 'lost-answer-taken-for-failure' || !(error instanceof AnswerLost)) throw error;
      db.transact((tables) => ({ books: bookEvent(tables, { ...event, key: `${event.key}#again` }) }));
    }
    yield 'mirror: event booked';
  }
}

/** What was taken back comes first, the newest of it before what it rests on; then the rest, the oldest first. */
function waitingIn({ consumed, events }: Tables): StoredEvent[] {
  const waiting: StoredEvent[] = [];
  const orphans: StoredEvent[] = [];
  for (const event of events.values()) {
    if (consumed.has(noteOf(event))) continue;
    (event.status === 'orphaned' ? orphans : waiting).push(event);
  }
  return [...orphans.reverse(), ...waiting];
}

function consume(tables: Tables, event: StoredEvent, { bug, notes }: Mirroring): Partial<Tables> {
  const now = tables.events.get(event.key);
  const note = noteOf(event);
  if (now?.status !== event.status || tables.consumed.has(note)) return {};
  const consumed = new Set(tables.consumed).add(note);
  if (event.status === 'orphaned') {
    const wasFinal = tables.consumed.has(`${event.key}:final`);
    const wasTaken = wasFinal || tables.consumed.has(`${event.key}:seen`);
    if (bug === 'orphans-stay' || !wasTaken || (wasFinal && bug === 'final-orphans-stay'))
      return { consumed };
    if (wasFinal) notes.note('the books gave back a final event');
  }
  return { consumed, books: bookEvent(tables, event) };
}

function bookEvent(tables: Tables, { key, event, status, blockNumber }: StoredEvent): Tables['books'] {
  if (!isEscrowEvent(event)) return tables.books;
  const terms = termsBehind(tables, event.args);
  const legs = planPostings(event, where, { terms, disputed: new Map() });
  return enterStage(tables.books, { ref: key, blockNumber, legs }, status);
}

/** Reading terms is the dearest part of a history; an event is a value, so its terms are read once. */
const read = new WeakMap<object, Terms>();
function termsBehind({ events }: Tables, args: object): Terms | null {
  const paymentId = 'paymentId' in args ? String(args.paymentId) : null;
  if (paymentId === null) return null;
  for (const { event } of events.values()) {
    if (event.name !== 'PaymentAuthorized' || event.args.paymentId !== paymentId) continue;
    const terms = read.get(event) ?? termsOf(event.args.terms);
    read.set(event, terms);
    return terms;
  }
  return null;
}
