import { termsOf, type Terms } from '@topsteel/domain/bridge';
import { isEscrowEvent, planPostings } from '../../../backend/src/settlement/domain/plan-postings.ts';
import { enterStage } from '../fake-books.ts';
import type { Database, StoredEvent, Tables } from '../fake-database.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';

export const CHAIN_ID = 31_337;
export const TOKEN = '0xaa';
export const TREASURY = '0x77';
const books = { chainId: CHAIN_ID, token: TOKEN, treasury: TREASURY };

/** Books every event of the escrow at the stage that it has reached, each with its note in one transaction. */
export function* mirror(db: Database, bug: PlantedBug | null): Process {
  for (const key of [...db.now.events.keys()]) {
    const event = db.now.events.get(key);
    yield;
    if (event === undefined || db.now.consumed.has(`${key}:${event.status}`)) continue;
    if (bug === 'note-apart-from-posting') {
      db.transact((tables) => ({
        books: bookEvent(tables, { ...event, key: `${key}#${tables.books.entries}` }),
      }));
      yield;
      db.transact((tables) => ({ consumed: new Set(tables.consumed).add(`${key}:${event.status}`) }));
      continue;
    }
    db.transact((tables) => {
      const now = tables.events.get(key);
      const note = `${key}:${event.status}`;
      if (now?.status !== event.status || tables.consumed.has(note)) return {};
      const consumed = new Set(tables.consumed).add(note);
      if (event.status === 'orphaned' && (bug === 'orphans-stay' || !tables.consumed.has(`${key}:seen`)))
        return { consumed };
      return { consumed, books: bookEvent(tables, event) };
    });
    yield;
  }
}

function bookEvent(tables: Tables, stored: StoredEvent): Tables['books'] {
  const { key, event, status, blockNumber } = stored;
  if (!isEscrowEvent(event)) return tables.books;
  const terms = termsBehind(tables, event.args);
  const legs = planPostings(event, books, { terms, disputed: new Map() });
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
