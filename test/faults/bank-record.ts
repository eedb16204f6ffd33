import { readStatement } from '@topsteel/domain/camt';
import { linesOfEntry, type BankLine } from '@topsteel/domain/reconciliation';
import type { FaultWorld } from './world.ts';

const read = new WeakMap<FaultWorld, { lines: BankLine[]; sequence: number }>();

/** Every booking on our account since it was opened, as the bank itself tells of it (camt.054). */
export async function bankRecord(world: FaultWorld): Promise<readonly BankLine[]> {
  const record = read.get(world) ?? { lines: [], sequence: 0 };
  read.set(world, record);
  const { messages } = JSON.parse(await ask(world, `messages?after=${record.sequence}`)) as {
    messages: { sequence: number; kind: string }[];
  };
  for (const { sequence, kind } of messages) {
    const xml = await ask(world, `messages/${sequence}`);
    // A day's statement repeats what notifications have told.
    if (kind === 'camt.054') record.lines.push(...linesIn(xml));
    record.sequence = sequence;
  }
  return record.lines;
}

const linesIn = (xml: string): BankLine[] =>
  readStatement(xml).statements.flatMap(({ entries }) =>
    entries.flatMap((entry) => linesOfEntry(entry, (place) => `${entry.reference ?? ''}:${place}`)),
  );

async function ask({ ground }: FaultWorld, path: string): Promise<string> {
  const response = await fetch(`${ground.env['BANK_API_URL'] ?? ''}/${path}`, {
    headers: { authorization: `Bearer ${ground.env['BANK_API_TOKEN'] ?? ''}` },
  });
  if (!response.ok) throw new Error(`The bank answers ${response.status}: ${await response.text()}`);
  return response.text();
}
