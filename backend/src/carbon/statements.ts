import { Injectable } from '@nestjs/common';
import type {
  Page,
  Statement,
  StatementInput,
  statementQuery,
  VerificationInput,
  VerifierList,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { mulDivUp } from '@topsteel/domain/units';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type OrganisationCaller } from '../platform/http/index.ts';
import {
  findLotRow,
  findLotRows,
  findStatement,
  listStatements,
  listVerifiers,
  lockLot,
  lockStatement,
  namesOf,
  updateStatement,
  type StatementRow,
} from './infra/statement-store.ts';
import { keepStatement } from './keep-statement.ts';
import { presentStatement } from './present-statement.ts';
import { publishFootprint } from './publish-footprint.ts';

const GRAMS_PER_TONNE = 1_000_000n;

/** Emission statements: declared by who made the lot, confirmed by an independent verifier, corrected and never edited. */
@Injectable()
export class Statements {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
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
      const row = await keepStatement(tx, this.config.settings.publicUrl, {
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
      return this.present(tx, row);
    });
  }

  /**
   * A verifier confirms the statement that names it. The figures stay; a new footprint says that they are verified.
   *
   * @throws AppError `not-found` when the statement names somebody else; `conflict` when it is superseded or verified.
   */
  verify(caller: OrganisationCaller, id: string, input: VerificationInput): Promise<Statement> {
    return this.prisma.transact(async (tx) => {
      const row = await lockStatement(tx, id);
      if (row?.verifierId !== caller.organisationId) throw notFound('statement');
      if (row.state !== 'standing' || row.verifiedAt !== null) {
        throw new AppError('conflict', {
          message:
            row.state === 'standing'
              ? 'This statement is verified already.'
              : 'A correction took the place of this statement. Ask its declarer for the one that stands.',
          details: { reason: row.state === 'standing' ? 'already-verified' : 'statement-superseded' },
        });
      }
      const lot = await findLotRow(tx, row.lotRowId);
      if (!lot) throw notFound('lot');
      const footprintId = newId();
      const changed = await updateStatement(tx, row.id, {
        verifiedAt: new Date(),
        verifiedStandard: input.standardName,
        opinion: input.opinion ?? null,
        footprintId,
      });
      const names = await namesOf(tx, [caller.organisationId]);
      await publishFootprint(tx, {
        footprintId,
        stated: changed,
        lot,
        verifierName: names.get(caller.organisationId)?.name ?? null,
        preceding: row.footprintId,
        publicUrl: this.config.settings.publicUrl,
        comment: null,
      });
      await this.audit(tx, caller, 'emissions.verify', changed, { standard: input.standardName });
      return this.present(tx, changed);
    });
  }

  async list(caller: OrganisationCaller, query: z.output<typeof statementQuery>): Promise<Page<Statement>> {
    const { after, take, limit } = pageWindow(query);
    const filter = { lotRowId: query.lotId, state: query.state, after, take };
    const rows = await listStatements(this.prisma.client, caller.organisationId, filter);
    const page = pageFrom(rows, limit, (row) => row);
    return { items: await this.presentAll(this.prisma.client, page.items), nextCursor: page.nextCursor };
  }

  async verifiers(): Promise<VerifierList> {
    return { items: await listVerifiers(this.prisma.client) };
  }

  async one(caller: OrganisationCaller, id: string): Promise<Statement> {
    const row = await findStatement(this.prisma.client, id);
    const mine = row?.organisationId === caller.organisationId || row?.verifierId === caller.organisationId;
    if (!row || !mine) throw notFound('statement');
    return this.present(this.prisma.client, row);
  }

  private async present(client: Tx, row: StatementRow): Promise<Statement> {
    const [only] = await this.presentAll(client, [row]);
    if (!only) throw notFound('lot');
    return only;
  }

  private async presentAll(client: Tx, rows: readonly StatementRow[]): Promise<Statement[]> {
    const lots = await findLotRows(client, [...new Set(rows.map(({ lotRowId }) => lotRowId))]);
    const names = await namesOf(
      client,
      rows.flatMap(({ organisationId, verifierId }) =>
        verifierId === null ? [organisationId] : [organisationId, verifierId],
      ),
    );
    return rows.flatMap((row) => {
      const lot = lots.find(({ id }) => id === row.lotRowId);
      return lot ? [presentStatement(row, lot, (id) => names.get(id)?.name ?? '')] : [];
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
