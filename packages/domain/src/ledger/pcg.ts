import type { AccountCode } from './accounts.ts';

/** An account of the French chart (plan comptable général, règlement ANC 2014-03), as its exports name it. */
export interface PcgAccount {
  number: string;
  label: string;
}

/**
 * The platform keeps the books of an agent: money of others stands in class 4 (467, funds held for third parties) until
 * it is handed over, and of what buyers pay only commission, fees and exchange differences reach classes 6 and 7. Tokens
 * are in 522 (règlement ANC 2018-07). Numbers are six digits; each code has one of its own, so that an export can be read back.
 */
const pcg = {
  escrow_onchain: { number: '522100', label: 'Jetons détenus en séquestre' },
  escrow_liability: { number: '467100', label: 'Fonds en séquestre pour compte de tiers' },
  vendor_payable: { number: '467200', label: 'Vendeurs, fonds à reverser' },
  commission_payable: { number: '467300', label: 'Commissions à répartir' },
  commission_revenue: { number: '706100', label: 'Commissions' },
  treasury_wallet: { number: '522200', label: 'Jetons détenus en trésorerie' },
  claimable_credit: { number: '467400', label: 'Fonds à retirer par leurs ayants droit' },
  bank: { number: '512000', label: 'Banques' },
  card_clearing: { number: '511500', label: 'Cartes bancaires à l’encaissement' },
  crypto_clearing: { number: '517000', label: 'Prestataire de paiement en jetons' },
  native_wallet: { number: '522300', label: 'Jetons natifs détenus' },
  gas_wallet: { number: '522400', label: 'Jetons natifs pour frais de réseau' },
  own_funds: { number: '580000', label: 'Virements internes' },
  order_liability: { number: '467500', label: 'Fonds reçus pour commandes' },
  unmatched_receipts: { number: '471000', label: 'Encaissements à affecter' },
  refund_in_flight: { number: '467600', label: 'Remboursements en cours' },
  payout_in_flight: { number: '467700', label: 'Reversements en cours' },
  vendor_debt: { number: '467800', label: 'Vendeurs débiteurs' },
  dispute_hold: { number: '467900', label: 'Fonds retenus pour litige' },
  vat_collected: { number: '445710', label: 'TVA collectée' },
  provider_fees: { number: '627800', label: 'Frais des prestataires de paiement' },
  gas_expense: { number: '627900', label: 'Frais de réseau' },
  bad_debt: { number: '654000', label: 'Pertes sur créances irrécouvrables' },
  fx_liquidity: { number: '478800', label: 'Position de change' },
  fx_gain: { number: '766000', label: 'Gains de change' },
  fx_loss: { number: '666000', label: 'Pertes de change' },
  rounding: { number: '758000', label: 'Différences d’arrondi' },
  capital: { number: '101000', label: 'Capital' },
  shareholder_account: { number: '455000', label: 'Associés, comptes courants' },
  supplier_payable: { number: '401000', label: 'Fournisseurs' },
  vat_deductible: { number: '445660', label: 'TVA déductible sur autres biens et services' },
  suspense: { number: '472000', label: 'Compte d’attente' },
  rent_expense: { number: '613200', label: 'Locations immobilières' },
  staff_expense: { number: '641000', label: 'Rémunérations et charges du personnel' },
  operating_expense: { number: '628000', label: 'Autres services extérieurs' },
  tax_expense: { number: '635000', label: 'Autres impôts et taxes' },
  interest_expense: { number: '661000', label: 'Charges d’intérêts' },
  interest_income: { number: '768000', label: 'Autres produits financiers' },
  other_income: { number: '758800', label: 'Autres produits de gestion courante' },
} as const satisfies Record<AccountCode, PcgAccount>;

/**
 * The French account of one of our codes.
 *
 * @example pcgOf('commission_revenue') // { number: '706100', label: 'Commissions' }
 */
export const pcgOf = (code: AccountCode): PcgAccount => pcg[code];
