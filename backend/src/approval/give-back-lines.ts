import { factsOf, insertBasket, putLines, specOf, type LineFacts } from '../basket/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { StoredApproval } from './infra/approval-store.ts';

/**
 * Lays the lines of a request that came to nothing into a basket of who asked, named by its number, so that they can be
 * changed and ordered or asked for again.
 *
 * @returns the basket's id
 */
export async function giveBackLines(tx: Tx, approval: StoredApproval, actor: string): Promise<string> {
  const { organisationId, requestedBy: userId, number: name, currency, wanted } = approval;
  const basketId = await insertBasket(tx, {
    owner: { kind: 'member', userId, organisationId },
    name,
    currency,
    site: wanted.site ?? null,
  });
  const lines = sumsOf((wanted.lines ?? []).map(factsOf));
  await putLines(
    tx,
    basketId,
    lines.map((facts) => ({
      ...facts,
      spec: specOf(facts),
      seen: {
        currency,
        amountMilli: facts.amountMilli.toString(),
        grossMinor: grossOf(approval, facts),
        fault: null,
      },
    })),
    {
      actor,
      organisationId,
      action: 'approval.fill-basket',
      subject: `basket:${basketId}`,
      details: { approvalId: approval.id, number: name },
    },
  );
  return basketId;
}

/** A basket has each line once; of two that differ by their amounts only, it has the sum. */
function sumsOf(all: readonly LineFacts[]): LineFacts[] {
  const lines = new Map<string, LineFacts>();
  for (const facts of all) {
    const known = lines.get(specOf(facts));
    lines.set(
      specOf(facts),
      known ? { ...known, amountMilli: known.amountMilli + facts.amountMilli } : facts,
    );
  }
  return [...lines.values()];
}

/** What it cost when it was asked for; unknown for lines that were summed up. */
function grossOf({ wanted, seenLines }: StoredApproval, facts: LineFacts): string | null {
  const spec = specOf(facts);
  const same = (wanted.lines ?? []).flatMap((input, index) =>
    specOf(factsOf(input)) === spec ? [seenLines[index]?.grossMinor ?? null] : [],
  );
  return same.length === 1 ? (same[0] ?? null) : null;
}
