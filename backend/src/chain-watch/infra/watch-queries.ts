import type { ChainAlarm, ChainWatch } from '@topsteel/domain/api';
import type { PrismaService, Tx } from '../../platform/database/index.ts';

type Db = Tx | PrismaService['client'];

interface HeadRow {
  latest: string;
  read: string | null;
  final: string | null;
  updated_at: Date;
  alarm: string | null;
  alarm_kind: ChainAlarm['kind'] | null;
  alarm_since: Date | null;
  is_held: boolean;
}

/** What the oracles have written about the chain. */
export async function readWatch(db: Db, chainId: number): Promise<ChainWatch> {
  const [head] = await db.$queryRaw<HeadRow[]>`
    SELECT h.latest::text AS latest, c.number::text AS read, c.finalized_number::text AS final, h.updated_at, h.alarm,
           h.alarm_kind, h.alarm_since, h.is_held
      FROM bridge.head h LEFT JOIN bridge.cursor c USING (chain_id) WHERE h.chain_id = ${chainId}`;
  const warnings = await db.$queryRaw<{ name: string; sentence: string; since: Date }[]>`
    SELECT name, sentence, since FROM bridge.warning WHERE chain_id = ${chainId} ORDER BY since, name`;
  const resumptions = await db.$queryRaw<
    { at: Date; actor: string; alarm: string; note: string; may_follow: boolean }[]
  >`SELECT at, actor, alarm, note, may_follow FROM bridge.resumption WHERE chain_id = ${chainId} ORDER BY id DESC LIMIT 10`;
  return {
    chainId,
    latest: head?.latest ?? null,
    read: head?.read ?? null,
    final: head?.final ?? null,
    seenAt: head?.updated_at.toISOString() ?? null,
    alarm: head === undefined ? null : alarmOf(head),
    warnings: warnings.map(({ since, ...warning }) => ({ ...warning, since: since.toISOString() })),
    resumptions: resumptions.map(({ at, may_follow, ...resumption }) => ({
      ...resumption,
      at: at.toISOString(),
      mayFollow: may_follow,
    })),
  };
}

function alarmOf({
  alarm,
  alarm_kind: kind,
  alarm_since: since,
  is_held: isHeld,
}: HeadRow): ChainAlarm | null {
  if (alarm === null || kind === null || since === null) return null;
  return { kind, sentence: alarm, since: since.toISOString(), isHeld };
}

/** Lifts the alarm. @returns false when there was none */
export async function resumeChain(
  tx: Tx,
  act: { chainId: number; note: string; mayFollow: boolean; actor: string },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ lifted: boolean }[]>`
    SELECT bridge.resume(${act.chainId}::bigint, ${act.note}, ${act.mayFollow}, ${act.actor}) AS lifted`;
  return row?.lifted === true;
}
