import {
  declareOwnEmissions,
  statementIdOf,
  type Call,
  type Deployment,
  type EmissionStatement,
} from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { stringToHex, zeroHash } from 'viem';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { LotRow, StatementRow } from './infra/statement-store.ts';

/** What the register is told of a statement, besides the one before it. */
export type RegisteredFigures = Pick<
  StatementRow,
  'massGrams' | 'emissionsGrams' | 'method' | 'boundary' | 'documentHash'
>;

const onRegister = ['registered', 'verifying', 'verification-failed', 'verified', 'withdrawn'];

/** Whether the register has the statement. */
export const isRegistered = ({ registration }: Pick<StatementRow, 'registration'>): boolean =>
  onRegister.includes(registration);

/**
 * How a new statement begins: its name in the register, and whether it goes there now, after the one before it, by its
 * organisation's own wallet, or not at all. The register takes as a lot's first statement only what the ledger carries.
 */
export function registrationOf(
  deployment: Deployment,
  lot: LotRow,
  stated: RegisteredFigures,
  before: StatementRow | null,
): Pick<StatementRow, 'registration' | 'statementId' | 'failure'> {
  const note = noteOf(lot, stated, before);
  if (note !== null) return { registration: 'books-only', statementId: null, failure: note };
  const statementId = statementIdOf(deployment, registeredStatement(lot, stated, before));
  const isNext = before === null || isRegistered(before);
  return { registration: isNext ? onItsWay(lot) : 'queued', statementId, failure: null };
}

function noteOf(lot: LotRow, stated: RegisteredFigures, before: StatementRow | null): string | null {
  if (before?.registration === 'books-only') {
    return 'In our books only: the statement before it is, and the register wants each to name the one before.';
  }
  if (before === null && stated.emissionsGrams !== lot.emissionsGrams) {
    return 'In our books only: the ledger carries another figure for this lot, or none, and the register takes that one first.';
  }
  return lot.organisation.account === null
    ? 'In our books only: your organisation has no account in the register.'
    : null;
}

/** State of a statement whose turn it is. */
export const onItsWay = (lot: LotRow): 'registering' | 'awaiting-transaction' =>
  lot.organisation.custody === 'hosted' ? 'registering' : 'awaiting-transaction';

/** The statement as the register knows it. Labels are at most 32 characters of ASCII, left-aligned. */
export function registeredStatement(
  lot: LotRow,
  { massGrams, emissionsGrams, method, boundary, documentHash }: RegisteredFigures,
  before: StatementRow | null,
): EmissionStatement {
  return {
    lotId: BigInt(lot.lotId),
    massGrams,
    emissionsGrams,
    method: stringToHex(method, { size: 32 }),
    boundary: stringToHex(boundary, { size: 32 }),
    documentHash: documentHash as `0x${string}`,
    supersedes: (before?.statementId ?? zeroHash) as `0x${string}`,
  };
}

/** Asks the oracles to declare it; a wallet of one's own sends {@link declarationCall} instead. */
export async function requestDeclaration(
  tx: Tx,
  lot: LotRow,
  row: StatementRow,
  before: StatementRow | null,
): Promise<void> {
  const statement = registeredStatement(lot, row, before);
  const request = {
    businessKey: businessKey.declareEmissions(row.statementId ?? ''),
    kind: 'declare-emissions' as const,
    payload: {
      declarer: lot.organisation.account as `0x${string}`,
      statement: {
        ...statement,
        lotId: statement.lotId.toString(),
        massGrams: statement.massGrams.toString(),
        emissionsGrams: statement.emissionsGrams.toString(),
      },
    },
  };
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'This statement is on its way to the register already. Wait for its state to change.',
    details: { reason: 'already-sent' },
  });
}

/** The same act as a call that the organisation's own wallet sends. */
export const declarationCall = (
  deployment: Deployment,
  lot: LotRow,
  row: StatementRow,
  before: StatementRow | null,
): Call => declareOwnEmissions(deployment, registeredStatement(lot, row, before));
