import { Injectable } from '@nestjs/common';
import type { Page, Statement, statementQuery, VerifierList, WalletCall } from '@topsteel/domain/api';
import type { z } from 'zod';
import { checksummed, ChainReader } from '../platform/chain/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type OrganisationCaller } from '../platform/http/index.ts';
import {
  findLotRows,
  findStatement,
  findStatements,
  listStatements,
  listVerifiers,
  namesOf,
  type LotRow,
  type StatementRow,
} from './infra/statement-store.ts';
import { presentStatement } from './present-statement.ts';
import { declarationCall } from './registered-statement.ts';
import { verificationCall } from './request-verification.ts';

type Names = Awaited<ReturnType<typeof namesOf>>;

/** Statements as their declarer and their verifier see them; nobody else does. */
@Injectable()
export class ReadStatements {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  async list(caller: OrganisationCaller, query: z.output<typeof statementQuery>): Promise<Page<Statement>> {
    const { after, take, limit } = pageWindow(query);
    const filter = { lotRowId: query.lotId, state: query.state, after, take };
    const rows = await listStatements(this.prisma.client, caller.organisationId, filter);
    const page = pageFrom(rows, limit, (row) => row);
    return {
      items: await this.presentAll(this.prisma.client, caller, page.items),
      nextCursor: page.nextCursor,
    };
  }

  async verifiers(): Promise<VerifierList> {
    return { items: await listVerifiers(this.prisma.client) };
  }

  async one(caller: OrganisationCaller, id: string): Promise<Statement> {
    const row = await findStatement(this.prisma.client, id);
    const mine = row?.organisationId === caller.organisationId || row?.verifierId === caller.organisationId;
    if (!row || !mine) throw notFound('statement');
    return this.present(this.prisma.client, caller, row);
  }

  async present(client: Tx, caller: OrganisationCaller, row: StatementRow): Promise<Statement> {
    const [only] = await this.presentAll(client, caller, [row]);
    if (!only) throw notFound('lot');
    return only;
  }

  private async presentAll(
    client: Tx,
    caller: OrganisationCaller,
    rows: readonly StatementRow[],
  ): Promise<Statement[]> {
    const lots = await findLotRows(client, [...new Set(rows.map(({ lotRowId }) => lotRowId))]);
    const names = await namesOf(
      client,
      rows.flatMap(({ organisationId, verifierId }) =>
        verifierId === null ? [organisationId] : [organisationId, verifierId],
      ),
    );
    const awaiting = rows.flatMap((row) =>
      row.registration === 'awaiting-transaction' && row.supersedesId !== null ? [row.supersedesId] : [],
    );
    const before = await findStatements(client, awaiting);
    return rows.flatMap((row) => {
      const lot = lots.find(({ id }) => id === row.lotRowId);
      const preceding = before.find(({ id }) => id === row.supersedesId) ?? null;
      return lot
        ? [
            presentStatement(
              row,
              lot,
              (id) => names.get(id)?.name ?? '',
              this.callOf(row, lot, preceding, names, caller),
            ),
          ]
        : [];
    });
  }

  /** What the caller's own wallet has to send for this statement now. */
  private callOf(
    row: StatementRow,
    lot: LotRow,
    preceding: StatementRow | null,
    names: Names,
    { organisationId }: OrganisationCaller,
  ): WalletCall | null {
    const { deployment } = this.chain;
    const own = names.get(organisationId);
    if (own?.custody !== 'own-key' || own.account === null) return null;
    const place = { chainId: deployment.chainId, from: checksummed(own.account) };
    if (row.registration === 'awaiting-transaction' && row.organisationId === organisationId) {
      return { ...place, ...declarationCall(deployment, lot, row, preceding) };
    }
    if (row.registration === 'verifying' && row.verifierId === organisationId) {
      return { ...place, ...verificationCall(deployment, row) };
    }
    return null;
  }
}
