import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * For whom statements run: an organisation's id, `marketplace` for its own desk and its auditors, `system` for work that
 * belongs to nobody, and `nobody` for a request whose caller is not known. The wall in the database reads it.
 */
export type Tenant = string;

interface Seat {
  tenant: Tenant;
}

const seats = new AsyncLocalStorage<Seat>();

/** A request's seat, in which its tenant is written as soon as it is known. */
export const newSeat = (): Seat => ({ tenant: 'nobody' });

/** Runs a request in its seat: until somebody is known to have sent it, it sees nothing behind the wall. */
export const runSeated = <T>(seat: Seat, work: () => T): T => seats.run(seat, work);

/** Says who sent the request under way. Outside of requests it says nothing. */
export function seatTenant(tenant: Tenant): void {
  const seat = seats.getStore();
  if (seat) seat.tenant = tenant;
}

/**
 * Runs work for somebody else than the request's caller: as `system` what has to see both sides of the wall, and only
 * that. A transaction belongs to whoever was the tenant at its first statement.
 *
 * @example await runAs('system', () => this.callers.find(cookie))
 */
export const runAs = <T>(tenant: Tenant, work: () => Promise<T>): Promise<T> =>
  // Awaited inside: a query of Prisma's is sent when it is awaited, for whoever is the tenant then.
  seats.run({ tenant }, async () => await work());

/** Outside of a request nobody's work is done but the system's own. */
export const tenantNow = (): Tenant => seats.getStore()?.tenant ?? 'system';
