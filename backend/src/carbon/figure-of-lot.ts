import { mulDivUp } from '@topsteel/domain/units';
import type { Tx } from '../platform/database/index.ts';
import { namesOf, standingOf } from './infra/statement-store.ts';

/** The emission figure that stands for a lot, and who answers for it. */
export interface LotFigure {
  /** Rounded up, so that none are lost. */
  gramsCo2ePerKg: bigint;
  method: string;
  boundary: string;
  /** Null while nobody independent has confirmed the statement. */
  verification: { verifier: string; verifiedAt: Date; standard: string } | null;
}

/** What the standing statement of a lot says; null when there is none. */
export async function figureOfLot(client: Tx, lotRowId: string): Promise<LotFigure | null> {
  const statement = await standingOf(client, lotRowId);
  if (statement === null) return null;
  const { method, boundary, verifierId, verifiedAt, verifiedStandard } = statement;
  const gramsCo2ePerKg = mulDivUp(statement.emissionsGrams, 1_000n, statement.massGrams);
  if (verifierId === null || verifiedAt === null) {
    return { gramsCo2ePerKg, method, boundary, verification: null };
  }
  const verifier = (await namesOf(client, [verifierId])).get(verifierId)?.name ?? '';
  return {
    gramsCo2ePerKg,
    method,
    boundary,
    verification: { verifier, verifiedAt, standard: verifiedStandard ?? '' },
  };
}
