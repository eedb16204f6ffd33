import { statement, statementPage, type Statement } from '@topsteel/domain/api';
import type { Session } from './session.ts';
import { until } from './until.ts';

/** Figures of the works for importers: hot-rolled plate by blast furnace. */
const cbam = {
  cn: '72085120',
  installation: "Aciéries du Val d'Orne, Hagondange",
  directGramsPerTonne: '1850000',
  indirectGramsPerTonne: '172000',
  carbonPriceDue: null,
};

/** Has one statement of a mill confirmed, so that the demo shows both a declared and a verified figure. */
export async function verifyStatement(mill: Session, verifier: Session, verifierId: string): Promise<void> {
  const list = async () => (await mill.get('/v2/emission-statements?limit=100', statementPage)).items;
  const stated = await until('the first statements of the mill', list, (all) => all.length > 0);
  const asked =
    stated.find((one) => one.verifier?.id === verifierId) ?? (await ask(mill, stated.at(-1), verifierId));
  if (asked === undefined) return;
  const path = `/v2/emission-statements/${asked.id}`;
  const read = () => verifier.get(path, statement);
  const { registration } = await until('the statement in the register', read, (one) =>
    settled.includes(one.registration.state),
  );
  if (registration.state !== 'registered') return;
  await verifier.post(`${path}/verification`, { standardName: 'ISO 14064-3:2019' }, statement);
}

const settled: string[] = [
  'registered',
  'verifying',
  'verified',
  'verification-failed',
  'registration-failed',
  'withdrawn',
  'books-only',
] satisfies Statement['registration']['state'][];

async function ask(
  mill: Session,
  first: Statement | undefined,
  verifierId: string,
): Promise<Statement | undefined> {
  if (!first) return undefined;
  const year = new Date().getUTCFullYear();
  return mill.post(
    '/v2/emission-statements',
    {
      lotId: first.lotId,
      gramsCo2ePerTonne: first.gramsCo2ePerTonne,
      method: 'EN 19694-2',
      boundary: 'EN 15804 A1-A3',
      referencePeriodStart: `${year - 1}-01-01T00:00:00Z`,
      referencePeriodEnd: `${year}-01-01T00:00:00Z`,
      cbam,
      verifierId,
    },
    statement,
  );
}
