import { Injectable } from '@nestjs/common';
import type { Statement, StatementInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { mulDivUp } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  findLotRow,
  findStatement,
  lockLot,
  lockStatement,
  namesOf,
  updateStatement,
  type StatementRow,
} from './infra/statement-store.ts';
import { keepStatement } from './keep-statement.ts';
import { ReadStatements } from './read-statements.ts';
import { requestDeclaration } from './registered-statement.ts';

const GRAMS_PER_TONNE = 1_000_000n;

/** Emission statements: declared by who made the lot, corrected and never edited. The register is asked for each. */
@Injectable()
export class Statements {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
    private readonly statements: ReadStatements,
  ) {}

  /**
   * States, or corrects, the emissions of a lot. Emissions are rounded up to the gram, so that none are lost.
   *
   * @throws AppError `not-found`; `conflict` before the ledger has the lot; `invalid-input` for an empty period or a
   * verifier that is none or is the declarer.
   */
  async declare(caller: OrganisationCaller, input: StatementInput): Promise<Statement> {
    const [start, end] = [new Date(input.referencePeriodStart), new Date(input.referencePeriodEnd)];
    if (end <= start || end > new Date()) {
      throw wrong('referencePeriodEnd', 'The reference period ends after it starts, and not in the future.');
    }
    return this.prisma.transact(async (tx) => {
      const lot = await lockLot(tx, input.lotId);
      if (lot?.organisationId !== caller.organisationId) throw notFound('lot');
      if (!['commissioned', 'final', 'recalled'].includes(lot.state)) {
        throw new AppError('conflict', {
          message: 'The ledger does not have this lot yet. State its emissions once it is commissioned.',
          details: { reason: 'lot-not-commissioned' },
        });
      }
      const verifierId = input.verifierId ?? null;
      if (verifierId !== null) await requireVerifier(tx, caller.organisationId, verifierId);
      const site = { publicUrl: this.config.settings.publicUrl, deployment: this.chain.deployment };
      const row = await keepStatement(tx, site, {
        lot,
        emissionsGrams: mulDivUp(lot.massGrams, BigInt(input.gramsCo2ePerTonne), GRAMS_PER_TONNE),
        method: input.method,
        boundary: input.boundary,
        route: input.route ?? lot.route,
        referencePeriodStart: start,
        referencePeriodEnd: end,
        cbam: input.cbam ?? null,
        modules: input.modules ?? null,
        verifierId,
        createdBy: caller.userId,
        comment: null,
      });
      await this.audit(tx, caller, 'emissions.declare', row, { emissionsGrams: row.emissionsGrams });
      return this.statements.present(tx, caller, row);
    });
  }

  /**
   * Sends a statement that the register refused again. State: `registration-failed` → `registering`.
   *
   * @throws AppError `not-found`; `conflict` when it has not failed.
   */
  register(caller: OrganisationCaller, id: string): Promise<Statement> {
    return this.prisma.transact(async (tx) => {
      const row = await lockStatement(tx, id);
      const lot = row && (await findLotRow(tx, row.lotRowId));
      if (row?.organisationId !== caller.organisationId || !lot) throw notFound('statement');
      if (row.registration !== 'registration-failed') {
        throw new AppError('conflict', {
          message: 'This statement has not failed, so there is nothing to send again.',
          details: { reason: 'not-failed' },
        });
      }
      const before = row.supersedesId === null ? null : await findStatement(tx, row.supersedesId);
      const changed = await updateStatement(tx, row.id, { registration: 'registering', failure: null });
      await requestDeclaration(tx, lot, changed, before);
      await this.audit(tx, caller, 'emissions.register', changed, {});
      return this.statements.present(tx, caller, changed);
    });
  }

  private audit(
    tx: Tx,
    caller: OrganisationCaller,
    action: string,
    row: StatementRow,
    details: Record<string, unknown>,
  ) {
    return recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action,
      subject: `emission-statement:${row.id}`,
      details: { ...details, lot: row.lotRowId, documentHash: row.documentHash },
    });
  }
}

async function requireVerifier(tx: Tx, declarer: string, verifier: string): Promise<void> {
  if (declarer === verifier) throw wrong('verifierId', 'Nobody verifies their own statement.');
  const known = (await namesOf(tx, [verifier])).get(verifier);
  if (!known?.roles.includes('verifier')) throw wrong('verifierId', 'This organisation is no verifier here.');
}

const wrong = (field: string, message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'body-invalid', errors: [{ field, message }] },
  });
