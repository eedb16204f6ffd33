import type { HealthPart } from '@topsteel/domain/api';
import type { PrismaService } from '../database/index.ts';

export type Finding = Pick<HealthPart, 'state' | 'detail'>;
export const up = (detail: string): Finding => ({ state: 'up', detail });

/** The watcher writes the head at every step; silence this long means that the oracles are not running. */
const SILENT_MS = 30_000;
const MOST_LAG_BLOCKS = 20n;

interface HeadRow {
  latest: string;
  finalized: string;
  alarm: string | null;
  updated_at: Date;
  cursor: string | null;
}

/** How the oracles are: down in alarm or in silence, degraded when they lag or warn of something that stops nothing. */
export async function checkOracles(prisma: PrismaService, chainId: number): Promise<Finding> {
  const [head] = await prisma.client.$queryRaw<HeadRow[]>`
    SELECT h.latest::text AS latest, h.finalized::text AS finalized, h.alarm, h.updated_at, c.number::text AS cursor
      FROM bridge.head h LEFT JOIN bridge.cursor c USING (chain_id) WHERE h.chain_id = ${chainId}`;
  if (!head) return { state: 'down', detail: 'The watcher has not reported yet.' };
  if (head.alarm !== null) return { state: 'down', detail: head.alarm };
  const silentMs = Date.now() - head.updated_at.getTime();
  if (silentMs > SILENT_MS) {
    return { state: 'down', detail: `The watcher has been silent for ${Math.round(silentMs / 1_000)} s.` };
  }
  const lag = BigInt(head.latest) - BigInt(head.cursor ?? head.latest);
  if (lag > MOST_LAG_BLOCKS) {
    return { state: 'degraded', detail: `The watcher is ${lag.toString()} blocks behind.` };
  }
  const warnings = await prisma.client.$queryRaw<{ sentence: string }[]>`
    SELECT sentence FROM bridge.warning WHERE chain_id = ${chainId} ORDER BY since`;
  if (warnings.length > 0) {
    return { state: 'degraded', detail: warnings.map(({ sentence }) => sentence).join(' ') };
  }
  return up(`Watching block ${head.latest}; final up to ${head.finalized}.`);
}
