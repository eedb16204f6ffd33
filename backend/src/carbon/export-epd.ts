import { Injectable } from '@nestjs/common';
import { certificateSummary, moduleFiguresInput } from '@topsteel/domain/api';
import {
  epdModules,
  gramsCo2ePerTonneOf,
  kilogramsPerTonneText,
  yearsAfter,
  type Epd,
  type EpdModule,
  type ModuleFigures,
} from '@topsteel/domain/carbon';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { maySeeLot } from './infra/purchase-store.ts';
import { findLotByCode, findLotRow, namesOf, standingOf } from './infra/statement-store.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The standing statement of a lot as EN 15804 modules, per tonne. What nobody stated is not declared, never zero. */
@Injectable()
export class ExportEpd {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @param lot the lot's id here, or the code on its label
   * @throws AppError `not-found` when the organisation may not see the lot, `conflict` when nothing is stated of it.
   */
  async run(organisationId: string, lot: string): Promise<Epd> {
    const { client } = this.prisma;
    const row = UUID.test(lot)
      ? await findLotRow(client, lot)
      : await findLotByCode(client, lot.slice(0, 40));
    if (!row || !(await maySeeLot(client, organisationId, row.id))) throw notFound('lot');
    const statement = await standingOf(client, row.id);
    if (!statement) {
      throw new AppError('conflict', {
        message: 'Nobody has stated the emissions of this lot, so there is nothing to export.',
        details: { reason: 'nothing-stated' },
      });
    }
    const summary = certificateSummary.parse(row.certificate.summary);
    const verifierId = statement.verifiedAt ? statement.verifierId : null;
    const verifier =
      verifierId === null ? null : ((await namesOf(client, [verifierId])).get(verifierId)?.name ?? null);
    return {
      name: [summary.grade, summary.product, summary.dimensions].filter(Boolean).join(', '),
      declarationNumber: statement.documentHash,
      declaredUnit: '1 t',
      issuedOn: statement.createdAt.toISOString().slice(0, 10),
      validUntil: yearsAfter(statement.referencePeriodEnd, 3).toISOString().slice(0, 10),
      programOperator: null,
      manufacturer: row.organisation.legalName,
      assurance: verifier === null ? 'self-declared' : 'verified',
      verifier,
      modules: modulesOf(
        statement.modules,
        gramsCo2ePerTonneOf(statement.emissionsGrams, statement.massGrams),
      ),
    };
  }
}

/** A1–A3 is always what the statement says of the lot; the other modules are as they were declared. */
function modulesOf(stored: unknown, gramsCo2ePerTonne: bigint): Map<EpdModule, ModuleFigures> {
  const declared = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const modules = new Map<EpdModule, ModuleFigures>();
  for (const module of epdModules) {
    const read = moduleFiguresInput.safeParse(Object.hasOwn(declared, module) ? declared[module] : undefined);
    if (!read.success && module !== 'A1-A3') continue;
    const { gwpTotal = null, gwpFossil = null, gwpBiogenic = null, gwpLuluc = null } = read.data ?? {};
    const total = module === 'A1-A3' ? kilogramsPerTonneText(gramsCo2ePerTonne) : gwpTotal;
    modules.set(module, { gwpTotal: total, gwpFossil, gwpBiogenic, gwpLuluc });
  }
  return modules;
}
