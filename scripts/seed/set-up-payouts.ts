import {
  commissionRule,
  commissionRulePage,
  me,
  member,
  payoutAccount,
  payoutAccountList,
} from '@topsteel/domain/api';
import { financeSignIns } from './demo-sign-ins.ts';
import { Refused, type Session } from './session.ts';

/** The sellers' accounts at the demo's bank. */
const accounts = [
  {
    key: 'mill-fr',
    holder: "Aciéries du Val d'Orne SAS",
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
  },
  { key: 'mill-lu', holder: 'Laminoirs Sauer S.A.', iban: 'LU120010001234567891', bic: 'BCEELULL' },
  { key: 'service-centre', holder: 'Maasbuis Profielen B.V.', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
  { key: 'stockist', holder: 'Ferramenta Adda S.r.l.', iban: 'IT60X0542811101000000123456', bic: 'BLOPIT22' },
] as const;

const AFTER_A_MILLION = 'After a million';

/** Two people of the finance desk, a bank account for each seller, and a rule of commission. Again, it changes nothing. */
export async function setUpPayouts(
  operator: Session,
  sessionOf: (key: string) => Promise<Session>,
  signIn: (email: string, password: string) => Promise<Session>,
): Promise<void> {
  const { organisation } = await operator.get('/v2/me', me);
  for (const { email, name, password, duty } of financeSignIns) {
    await operator
      .post(`/v2/organisations/${organisation?.id ?? ''}/members`, { email, name, password, duty }, member)
      .catch((error: unknown) => {
        if (!(error instanceof Refused && error.code === 'conflict')) throw error;
      });
  }
  const [, { email, password }] = financeSignIns;
  const approver = await signIn(email, password);
  for (const { key, ...account } of accounts) {
    const seller = await sessionOf(key);
    const { items } = await seller.get('/v2/vendor/payout-accounts', payoutAccountList);
    if (items.length === 0)
      await seller.post('/v2/vendor/payout-accounts', { currency: 'EUR', ...account }, payoutAccount);
  }
  const { items } = await approver.get('/v2/finance/payout-accounts', payoutAccountList);
  for (const { id, iban } of items) {
    if (accounts.some((account) => account.iban === iban))
      await approver.post(`/v2/finance/payout-accounts/${id}/decision`, { approve: true }, payoutAccount);
  }
  await addRule(approver);
}

/** Who has sold for a million in twelve months pays 0.8 %, and at least 5 USDC. */
async function addRule(desk: Session): Promise<void> {
  const path = '/v2/finance/commission-rules';
  const { items } = await desk.get(path, commissionRulePage);
  if (items.some(({ name }) => name === AFTER_A_MILLION)) return;
  const rule = {
    name: AFTER_A_MILLION,
    priority: 20,
    sellerId: null,
    buyerId: null,
    category: null,
    offerId: null,
    turnoverFromMinor: '1000000000000',
    turnoverBelowMinor: null,
    tariff: {
      components: [{ name: 'Sale', bps: 80, fixedMinor: '0', minimumMinor: null, maximumMinor: null }],
      minimumMinor: '5000000',
      maximumMinor: null,
    },
    validFrom: null,
    validUntil: null,
  };
  await desk.post(path, rule, commissionRule);
}
