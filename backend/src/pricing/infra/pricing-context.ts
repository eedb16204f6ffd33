import { deliveryTariffTerms } from '@topsteel/domain/api';
import type { DeliveryTariff } from '@topsteel/domain/delivery';
import type {
  CurrencyRates,
  PriceBasis,
  PriceCurrency,
  PriceListEntry,
  PriceRule,
} from '@topsteel/domain/pricing';
import type { VatNumberState } from '@topsteel/domain/vat';
import type { Tx } from '../../platform/database/index.ts';
import { tariffOfTerms } from '../../delivery-zone/index.ts';
import type { FrozenRate } from '../priced-offer-line.ts';
import { ask } from './ask.ts';

/** Who asks, and everything beside the offers that prices follow from. */
export interface PricingContext {
  buyer: {
    id: string;
    name: string;
    country: string;
    vat: string | null;
    vatState: VatNumberState;
    isRegistered: boolean;
    groups: ReadonlySet<string>;
  } | null;
  rules: PriceRule[];
  /** What the buyer has agreed, by offer. */
  entries: Map<string, PriceListEntry[]>;
  rates: CurrencyRates;
  frozen: Map<PriceCurrency, FrozenRate>;
  /** By seller; `null` is the marketplace's, for who has none. */
  tariffs: Map<string | null, DeliveryTariff>;
}

interface RuleRow {
  id: string;
  name: string;
  seller_id: string | null;
  priority: number;
  is_exclusive: boolean;
  family: string | null;
  grade_key: string | null;
  customer_group_id: string | null;
  from_grams: string | null;
  below_grams: string | null;
  effect: PriceRule['effect']['kind'];
  change_bps: number | null;
  amount_minor: string | null;
  currency: PriceCurrency | null;
  valid_from: string;
  valid_until: string | null;
}

interface EntryRow {
  for_offer: string;
  list_name: string;
  priority: number;
  closeness: PriceListEntry['closeness'];
  from_grams: string;
  price_minor: string | null;
  currency: PriceCurrency | null;
  price_basis: PriceBasis | null;
  discount_bps: number | null;
}

interface Row {
  buyer: {
    id: string;
    name: string;
    country: string;
    vat: string | null;
    vat_state: VatNumberState | null;
    is_registered: boolean;
    groups: string[] | null;
  } | null;
  rules: RuleRow[] | null;
  entries: EntryRow[] | null;
  rates: { base: PriceCurrency; rate_e8: string; round: number; valid_until: string }[] | null;
  tariffs: { seller_id: string | null; terms: unknown }[] | null;
}

/** $1 buyer or null, $2 offers, $3 at, $4 whether deliveries are asked for. */
const CONTEXT = {
  name: 'pricing-context',
  text: `
    WITH asked AS MATERIALIZED (
      SELECT o.id, o.organisation_id, o.product_id, o.grade_key, p.family
        FROM offer o LEFT JOIN product p ON p.id = o.product_id WHERE o.id = ANY($2::uuid[])
    ), groups AS MATERIALIZED (
      SELECT m.group_id FROM customer_group_member m WHERE m.customer_id = $1::uuid
    ), lists AS MATERIALIZED (
      SELECT l.id, l.organisation_id, l.name, l.priority FROM price_list l
       WHERE (l.customer_id = $1::uuid OR l.customer_group_id IN (SELECT group_id FROM groups))
         AND l.organisation_id IN (SELECT organisation_id FROM asked)
         AND l.valid_from <= $3::timestamptz AND (l.valid_until IS NULL OR l.valid_until > $3::timestamptz)
         AND l.ended_at IS NULL
    ), entries AS (
      SELECT a.id AS for_offer, l.name AS list_name, l.priority, 'offer' AS closeness, e.*
        FROM lists l JOIN asked a ON a.organisation_id = l.organisation_id
        JOIN price_list_entry e ON e.price_list_id = l.id AND e.offer_id = a.id
      UNION ALL
      SELECT a.id, l.name, l.priority, 'product', e.*
        FROM lists l JOIN asked a ON a.organisation_id = l.organisation_id
        JOIN price_list_entry e ON e.price_list_id = l.id AND e.product_id = a.product_id AND e.offer_id IS NULL
      UNION ALL
      SELECT a.id, l.name, l.priority, 'category', e.*
        FROM lists l JOIN asked a ON a.organisation_id = l.organisation_id
        JOIN price_list_entry e ON e.price_list_id = l.id AND e.offer_id IS NULL AND e.product_id IS NULL
         AND (e.family IS NULL OR e.family = a.family)
         AND (e.grade_key IS NULL OR e.grade_key = a.grade_key OR a.grade_key LIKE e.grade_key || '+%')
    )
    SELECT
      (SELECT json_build_object('id', b.id, 'name', b.name, 'country', b.country, 'vat', b.vat,
                'vat_state', (SELECT v.state FROM vat_number v WHERE v.number = upper(translate(b.vat, ' .-/', ''))),
                'is_registered', b.state = 'registered' AND b.account IS NOT NULL,
                'groups', (SELECT json_agg(group_id) FROM groups))
         FROM organisation b WHERE b.id = $1::uuid) AS buyer,
      (SELECT json_agg(json_build_object('id', r.id, 'name', r.name, 'seller_id', r.organisation_id,
                'priority', r.priority, 'is_exclusive', r.is_exclusive, 'family', r.family, 'grade_key', r.grade_key,
                'customer_group_id', r.customer_group_id, 'from_grams', r.from_grams::text,
                'below_grams', r.below_grams::text, 'effect', r.effect, 'change_bps', r.change_bps,
                'amount_minor', r.amount_minor::text, 'currency', r.currency,
                'valid_from', r.valid_from, 'valid_until', r.valid_until))
         FROM price_rule r
        WHERE r.valid_from <= $3::timestamptz AND (r.valid_until IS NULL OR r.valid_until > $3::timestamptz)
          AND (r.organisation_id IS NULL OR r.organisation_id IN (SELECT organisation_id FROM asked))
          AND (r.customer_group_id IS NULL OR r.customer_group_id IN (SELECT group_id FROM groups))) AS rules,
      (SELECT json_agg(json_build_object('for_offer', e.for_offer, 'list_name', e.list_name, 'priority', e.priority,
                'closeness', e.closeness, 'from_grams', e.from_grams::text, 'price_minor', e.price_minor::text,
                'currency', e.currency, 'price_basis', e.price_basis, 'discount_bps', e.discount_bps))
         FROM entries e) AS entries,
      (SELECT json_agg(json_build_object('base', f.base, 'rate_e8', f.rate_e8::text, 'round', f.round,
                'valid_until', f.valid_until))
         FROM unnest(ARRAY['EUR', 'GBP', 'CHF']) AS wanted (base)
         CROSS JOIN LATERAL (
           SELECT x.base, x.rate_e8, x.round, x.valid_until FROM bridge.fx_rate x
            WHERE x.base = wanted.base AND x.quote = 'USD' AND x.valid_until > now()
            ORDER BY x.round DESC LIMIT 1) f) AS rates,
      (SELECT json_agg(json_build_object('seller_id', t.organisation_id, 'terms', t.terms)) FROM delivery_tariff t
        WHERE $4::boolean AND (t.organisation_id IS NULL OR t.organisation_id IN (SELECT organisation_id FROM asked))) AS tariffs`,
};

/** The rest of what prices follow from, in one statement. */
export async function pricingContext(
  tx: Tx,
  request: { buyerId: string | null; offerIds: readonly string[]; at: Date; withTariffs: boolean },
): Promise<PricingContext> {
  const { buyerId, offerIds, at, withTariffs } = request;
  const [row] = await ask<Row>(tx, CONTEXT, [buyerId, [...new Set(offerIds)], at.toISOString(), withTariffs]);
  const entries = new Map<string, PriceListEntry[]>();
  for (const entry of row?.entries ?? []) {
    entries.set(entry.for_offer, [...(entries.get(entry.for_offer) ?? []), entryOf(entry)]);
  }
  const frozen = new Map((row?.rates ?? []).map((rate) => [rate.base, frozenRate(rate)]));
  return {
    buyer: buyerOf(row?.buyer ?? null),
    rules: (row?.rules ?? []).map(ruleOf),
    entries,
    rates: Object.fromEntries([...frozen].map(([base, { rateE8 }]) => [base, rateE8])),
    frozen,
    tariffs: new Map(
      (row?.tariffs ?? []).map(({ seller_id, terms }) => [
        seller_id,
        tariffOfTerms(deliveryTariffTerms.parse(terms)),
      ]),
    ),
  };
}

function buyerOf(row: Row['buyer']): PricingContext['buyer'] {
  if (row === null) return null;
  const { id, name, country, vat } = row;
  return {
    id,
    name,
    country,
    vat,
    vatState: row.vat_state ?? 'unchecked',
    isRegistered: row.is_registered,
    groups: new Set(row.groups ?? []),
  };
}

const whole = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

function ruleOf(row: RuleRow): PriceRule {
  const { effect, amount_minor: amount, currency } = row;
  return {
    id: row.id,
    name: row.name,
    sellerId: row.seller_id,
    priority: row.priority,
    isExclusive: row.is_exclusive,
    family: row.family,
    gradeKey: row.grade_key,
    customerGroupId: row.customer_group_id,
    fromGrams: whole(row.from_grams),
    belowGrams: whole(row.below_grams),
    validFrom: new Date(row.valid_from),
    validUntil: row.valid_until === null ? null : new Date(row.valid_until),
    effect:
      effect === 'price-bps'
        ? { kind: effect, changeBps: row.change_bps ?? 0 }
        : { kind: effect, amountMinor: BigInt(amount ?? '0'), currency: currency ?? 'USDC' },
  };
}

function entryOf(row: EntryRow): PriceListEntry {
  const { price_minor: price, currency, price_basis: priceBasis } = row;
  return {
    listName: row.list_name,
    priority: row.priority,
    closeness: row.closeness,
    fromGrams: BigInt(row.from_grams),
    terms:
      price !== null && currency !== null && priceBasis !== null
        ? { priceMinor: BigInt(price), currency, priceBasis }
        : { discountBps: row.discount_bps ?? 0 },
  };
}

const frozenRate = (row: NonNullable<Row['rates']>[number]): FrozenRate => ({
  currency: row.base,
  rateE8: BigInt(row.rate_e8),
  round: row.round,
  validUntil: new Date(row.valid_until),
});
