import {
  settlementVerbs,
  type Settlement,
  type SettlementFacts,
  type Transition,
} from '@topsteel/domain/settlement';
import { z } from 'zod';
import type { Settlement as SettlementRow } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const triesSchema = z.partialRecord(
  z.enum(settlementVerbs),
  z.object({ count: z.number(), atMs: z.number() }),
);

/** Orders whose settlement is to be looked at now, longest waiting first. */
export async function dueSettlements(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.settlement.findMany({
    where: { lookAt: { lte: now } },
    orderBy: { lookAt: 'asc' },
    take: 100,
    select: { orderId: true },
  });
  return rows.map(({ orderId }) => orderId);
}

/**
 * The settlement of a locked order, so that nobody wakes it before this transaction ends: who is about to wake it is waited
 * for, and what it has changed is read; who comes later wakes it after this look.
 */
export async function findSettlement(tx: Tx, orderId: string): Promise<Settlement | null> {
  await tx.$queryRaw`SELECT 1 FROM settlement WHERE order_id = ${orderId}::uuid FOR UPDATE`;
  const row = await tx.settlement.findUnique({ where: { orderId } });
  return row && storedSettlement(row);
}

export async function updateSettlement(
  tx: Tx,
  orderId: string,
  { state, step, sinceMs, tries }: Settlement,
  lookAtMs: number | null,
): Promise<void> {
  const lookAt = lookAtMs === null ? null : new Date(lookAtMs);
  await tx.settlement.update({
    where: { orderId },
    data: { state, step, since: new Date(sinceMs), tries, lookAt },
  });
}

/** Adds steps with the facts they rest on. */
export async function insertTransitions(
  tx: Tx,
  transitions: readonly Transition[],
  facts: SettlementFacts,
): Promise<void> {
  const kept = { ...facts, weighedGrams: facts.weighedGrams?.toString() ?? null };
  await tx.settlementTransition.createMany({
    data: transitions.map(({ from, to, cause }) => ({
      orderId: facts.orderId,
      fromState: from,
      toState: to,
      cause,
      facts: kept,
    })),
  });
}

/** Notes that a person let it go on. */
export async function insertResumption(tx: Tx, orderId: string, step: Settlement['step']): Promise<void> {
  await tx.settlementTransition.create({
    data: { orderId, fromState: 'manual', toState: step, cause: 'resumed', facts: {} },
  });
}

function storedSettlement(row: SettlementRow): Settlement {
  return {
    state: row.state as Settlement['state'],
    step: row.step as Settlement['step'],
    sinceMs: row.since.getTime(),
    tries: triesSchema.parse(row.tries),
  };
}
