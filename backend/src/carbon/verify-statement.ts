import { Injectable } from '@nestjs/common';
import type { Statement, VerificationInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { lockStatement, updateStatement, type StatementRow } from './infra/statement-store.ts';
import { ReadStatements } from './read-statements.ts';
import { isRegistered } from './registered-statement.ts';
import { requestVerification } from './request-verification.ts';

/** A verifier confirms the statement that names it. */
@Injectable()
export class VerifyStatement {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly statements: ReadStatements,
  ) {}

  /**
   * Asks the register for the verification; the statement is verified once the register says so. The figures stay. State:
   * `registered` (or `verification-failed`) → `verifying`; a verifier with its own wallet sends the call of the answer.
   *
   * @throws AppError `not-found` when the statement names somebody else; `conflict` when it is superseded, verified, on its
   * way, or not in the register.
   */
  run(caller: OrganisationCaller, id: string, input: VerificationInput): Promise<Statement> {
    return this.prisma.transact(async (tx) => {
      const row = await lockStatement(tx, id);
      if (row?.verifierId !== caller.organisationId) throw notFound('statement');
      const verifier = await this.organisations.byId(caller.organisationId, tx);
      if (!verifier?.account) {
        throw new AppError('conflict', {
          message:
            'Your organisation has no account in the register yet. Wait until its registration is confirmed.',
          details: { reason: 'organisation-not-registered' },
        });
      }
      requireVerifiable(row, verifier.isHosted);
      const changed = await updateStatement(tx, row.id, {
        registration: 'verifying',
        verifiedStandard: input.standardName,
        opinion: input.opinion ?? null,
        failure: null,
      });
      if (verifier.isHosted) await requestVerification(tx, changed, verifier.account);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'emissions.verify',
        subject: `emission-statement:${row.id}`,
        details: { standard: input.standardName, lot: row.lotRowId, documentHash: row.documentHash },
      });
      return this.statements.present(tx, caller, changed);
    });
  }
}

function requireVerifiable(row: StatementRow, isHosted: boolean): void {
  const { registration } = row;
  if (row.state !== 'standing') {
    throw refused(
      'statement-superseded',
      'A correction took the place of this statement. Ask its declarer for the one that stands.',
    );
  }
  if (registration === 'verified') throw refused('already-verified', 'This statement is verified already.');
  if (registration === 'withdrawn') {
    throw refused(
      'verification-withdrawn',
      'Your verification of this statement was taken back. Ask its declarer for a corrected statement.',
    );
  }
  if (registration === 'books-only') {
    throw refused(
      'statement-in-books-only',
      'The register does not know this statement and cannot take it, so nobody can confirm it there.',
    );
  }
  if (!isRegistered(row)) {
    throw refused(
      'statement-not-registered',
      'The register does not have this statement yet. Confirm it once its state is "registered".',
    );
  }
  // A wallet of one's own may never have sent what it was given: then it is given anew.
  if (registration === 'verifying' && isHosted) {
    throw refused(
      'already-sent',
      'Your verification is on its way to the register. Wait for its state to change.',
    );
  }
}

const refused = (reason: string, message: string): AppError =>
  new AppError('conflict', { message, details: { reason } });
