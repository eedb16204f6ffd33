import { environment } from './environment.ts';

/** Runs once when the server starts: a wrong variable stops it at once, by name. */
export function register(): void {
  if (process.env.NEXT_RUNTIME === 'nodejs') environment();
}
