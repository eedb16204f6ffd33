import { openDB, type DBSchema } from 'idb';

/** The fields of a report's form; `key` names it, and the marketplace keeps one report of a key. */
export type ReportFields = Record<string, string> & { key: string };

interface Kept extends DBSchema {
  reports: { key: string; value: { key: string; fields: ReportFields; path: string; at: number } };
}

export type Sent = 'sent' | 'refused' | 'waiting';

const LONGEST_MS = 30 * 86_400_000;

const database = () =>
  openDB<Kept>('topsteel-reports', 1, {
    upgrade: (db) => {
      db.createObjectStore('reports', { keyPath: 'key' });
    },
  });

/** Keeps a report on this device before anything is sent: what was pressed is not lost, and pressed twice is one. */
export async function keepReport(fields: ReportFields, path: string): Promise<void> {
  const db = await database();
  await db.put('reports', { key: fields.key, fields, path, at: Date.now() });
  db.close();
}

/**
 * Sends what is kept, oldest first, and forgets what arrived or was refused. It stops at the first that finds no
 * connection.
 *
 * @returns what came of each report, by its key
 */
export async function sendKept(): Promise<Map<string, Sent>> {
  const db = await database();
  const results = new Map<string, Sent>();
  const kept = (await db.getAll('reports')).sort((a, b) => a.at - b.at);
  for (const { key, fields, path, at } of kept) {
    const result = await send(fields, path);
    results.set(key, result);
    if (result === 'waiting' && Date.now() - at < LONGEST_MS) break;
    await db.delete('reports', key);
  }
  db.close();
  return results;
}

async function send(fields: ReportFields, path: string): Promise<Sent> {
  try {
    const { ok } = await fetch(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      cache: 'no-store',
    });
    return ok ? 'sent' : 'refused';
  } catch {
    return 'waiting';
  }
}
