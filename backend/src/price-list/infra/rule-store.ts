import type { PriceRuleInput } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = { customerGroup: { select: { id: true, name: true } } } satisfies Prisma.PriceRuleInclude;
export type RuleRow = Prisma.PriceRuleGetPayload<{ include: typeof whole }>;

export interface NewRule extends Omit<PriceRuleInput, 'validFrom' | 'validUntil'> {
  organisationId: string | null;
  validFrom: Date;
  validUntil: Date | null;
  createdBy: string;
}

export const insertRule = (tx: Tx, { effect, fromGrams, belowGrams, ...rule }: NewRule): Promise<RuleRow> =>
  tx.priceRule.create({
    data: {
      ...rule,
      fromGrams: fromGrams === null ? null : BigInt(fromGrams),
      belowGrams: belowGrams === null ? null : BigInt(belowGrams),
      effect: effect.kind,
      ...(effect.kind === 'price-bps'
        ? { changeBps: effect.changeBps }
        : { amountMinor: BigInt(effect.amountMinor), currency: effect.currency }),
    },
    include: whole,
  });

export const findRule = (tx: Tx, organisationId: string | null, id: string): Promise<RuleRow | null> =>
  tx.priceRule.findFirst({ where: { id, organisationId }, include: whole });

export const endRule = (tx: Tx, id: string, validUntil: Date): Promise<RuleRow> =>
  tx.priceRule.update({ where: { id }, data: { validUntil }, include: whole });

export const listRules = (
  tx: Tx,
  organisationId: string | null,
  page: { after: string | null; take: number },
): Promise<RuleRow[]> =>
  tx.priceRule.findMany({
    where: { organisationId, ...(page.after !== null && { id: { lt: page.after } }) },
    include: whole,
    orderBy: { id: 'desc' },
    take: page.take,
  });

/** Rules that hold now or will, counted while nobody else of the owner adds one. */
export async function countLiveRules(tx: Tx, organisationId: string | null, now: Date): Promise<number> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`price_rule ${organisationId ?? ''}`}))::text`;
  return tx.priceRule.count({
    where: { organisationId, OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
  });
}
