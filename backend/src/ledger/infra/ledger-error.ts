import { AppError } from '@topsteel/domain/errors';

const reasons: Readonly<Record<string, string>> = {
  TS001: 'account-limit',
  TS002: 'transfer-rule',
  TS003: 'books-are-kept',
  TS004: 'group-not-whole',
};

/** The SQLSTATE of a refusal by the ledger's triggers, wherever the driver has put it. */
export function ledgerState(error: unknown): string | undefined {
  const text = `${error instanceof Error ? error.message : ''} ${describe(error)}`;
  return /TS00[1-4]/.exec(text)?.[0];
}

/** A refusal of the database as one of our errors; anything else is passed on as it is. */
export function asLedgerError(error: unknown): unknown {
  const state = ledgerState(error);
  if (state === undefined) return error;
  const sentence = /(Account|Transfer|A transfer|The resolution|Group|Rows of|ledger\.)[^\n`"]*\./.exec(
    describe(error),
  );
  return new AppError('not-conserved', {
    message: `The books refuse this posting. ${sentence?.[0] ?? ''}`.trim(),
    details: { reason: reasons[state], sqlState: state },
    cause: error,
  });
}

/** Drivers differ in where they keep the server's message; JSON sees them all. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const own = Object.fromEntries(Object.entries(error));
  return `${error.message} ${JSON.stringify(own)}`;
}
