import type { Tx } from '../../platform/database/index.ts';

export interface StoredVatNumber {
  number: string;
  country: string;
  state: 'valid' | 'invalid' | 'unchecked';
  holder: string | null;
  consultation: string | null;
  failure: string | null;
  checkedAt: Date | null;
}

export async function findVatNumber(tx: Tx, number: string): Promise<StoredVatNumber | null> {
  const row = await tx.vatNumber.findUnique({ where: { number } });
  return row && { ...row, state: row.state as StoredVatNumber['state'] };
}

/** Keeps the answer; a register that is silent does not undo what it said before. */
export async function saveVatNumber(tx: Tx, row: StoredVatNumber): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO vat_number (number, country, state, holder, consultation, failure, checked_at)
    VALUES (${row.number}, ${row.country}, ${row.state}, ${row.holder}, ${row.consultation}, ${row.failure}, ${row.checkedAt})
    ON CONFLICT (number) DO UPDATE SET
      state = CASE WHEN excluded.state = 'unchecked' THEN vat_number.state ELSE excluded.state END,
      holder = CASE WHEN excluded.state = 'unchecked' THEN vat_number.holder ELSE excluded.holder END,
      consultation = CASE WHEN excluded.state = 'unchecked' THEN vat_number.consultation ELSE excluded.consultation END,
      failure = excluded.failure,
      checked_at = excluded.checked_at`;
}

/** Numbers of organisations that were never asked for, or not since the given times; the longest ago first. */
export async function numbersToCheck(
  tx: Tx,
  before: { answered: Date; silent: Date },
  take: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ vat: string }[]>`
    SELECT o.vat FROM organisation o
      LEFT JOIN vat_number v ON v.number = upper(translate(o.vat, ' .-/', ''))
     WHERE o.vat IS NOT NULL
       AND (v.number IS NULL OR v.checked_at IS NULL
            OR v.checked_at < CASE WHEN v.failure IS NULL THEN ${before.answered}::timestamptz
                                   ELSE ${before.silent}::timestamptz END)
     ORDER BY v.checked_at NULLS FIRST, o.id LIMIT ${take}`;
  return rows.map(({ vat }) => vat);
}
