/** Something that must hold, asked of the database: an answer with rows names what breaks it. */
export interface Question {
  /** Of docs/reliability.md. */
  invariant: 'M-1' | 'M-2' | 'M-3' | 'M-4' | 'M-5' | 'M-6' | 'M-7';
  what: string;
  sql: string;
  /** True only once what was begun has come to rest: it is asked until it holds. */
  isOfRest?: true;
}

const totalOf = (name: string): string => `(a.snapshot->>'${name}Minor')::numeric`;
const BACK = `${totalOf('refunded')} - ${totalOf('refundPending')} - ${totalOf('reversed')}`;

export const QUESTIONS: readonly Question[] = [
  {
    invariant: 'M-7',
    what: 'no settlement waits for a machine: each has ended, or waits for a person',
    isOfRest: true,
    sql: `
      SELECT s.order_id, s.state, p.state AS payment FROM settlement s
        JOIN payment p ON p.order_id = s.order_id LEFT JOIN delivery d ON d.order_id = s.order_id
       WHERE s.state IN ('release-requested', 'release-sent', 'release-seen', 'released-final', 'paid-out')
          OR (NOT p.seller_signs OR p.acceptance IS NOT NULL)
             AND (s.state = 'planned' AND p.state = 'requested' AND p.rail = 'usdc-escrow'
                  OR s.state = 'funding-seen' AND p.authorized_minor >= p.amount_minor)
          OR s.state = 'funded-final' AND p.state <> 'disputed' AND d.is_complete AND d.receipt IS NOT NULL
             AND d.weighed_grams > p.title_grams
          OR s.state = 'funded-final' AND p.rail <> 'usdc-escrow' AND p.title_grams > 0
          OR s.state = 'commission-posted' AND EXISTS (
               SELECT FROM payout_line l JOIN payout x ON x.id = l.payout_id
                WHERE l.order_id = s.order_id AND x.state = 'settled')
             AND NOT EXISTS (
               SELECT FROM payout_line l JOIN payout x ON x.id = l.payout_id
                WHERE l.order_id = s.order_id AND x.state IN ('scheduled', 'approved', 'sent'))
             AND NOT EXISTS (
               SELECT FROM order_distribution n WHERE n.order_id = s.order_id AND n.net_minor > n.allocated_minor)
          OR s.state <> 'manual' AND s.look_at < now() - interval '2 minutes'`,
  },
  {
    invariant: 'M-7',
    what: 'every settlement that is with a person says why, and what to do',
    sql: `
      SELECT s.order_id, s.step FROM settlement s
       WHERE s.state = 'manual' AND NOT EXISTS (
         SELECT FROM work_item w
          WHERE w.key LIKE 'settlement:' || s.order_id || ':' || s.step || ':%' AND w.closed_at IS NULL
            AND w.reason <> '' AND w.action <> '')`,
  },
  {
    invariant: 'M-7',
    what: 'nothing that was asked of a provider, the bank or the chain for an order or a vendor is under way',
    isOfRest: true,
    sql: `
      SELECT 'command' AS what, key FROM payment_command WHERE status = 'waiting'
      UNION ALL SELECT 'file', key FROM bank_file WHERE status IN ('waiting', 'sent')
      UNION ALL SELECT 'transfer', key FROM bank_transfer WHERE status IN ('waiting', 'sent', 'accepted')
      UNION ALL SELECT 'payout', id::text FROM payout WHERE state IN ('approved', 'sent')`,
  },
  {
    invariant: 'M-1',
    what: 'every group is whole',
    sql: `
      SELECT g.id FROM ledger.transfer_group g LEFT JOIN ledger.transfer t ON t.group_id = g.id
       GROUP BY g.id, g.size HAVING count(t.id) <> g.size`,
  },
  {
    invariant: 'M-1',
    what: 'every transfer stays in one currency, so every group balances to zero in each',
    sql: `
      SELECT t.id, d.currency AS debit, c.currency AS credit FROM ledger.transfer t
        LEFT JOIN ledger.account d ON d.id = t.debit_account_id LEFT JOIN ledger.account c ON c.id = t.credit_account_id
       WHERE d.currency IS DISTINCT FROM c.currency OR d.currency IS NULL`,
  },
  {
    invariant: 'M-1',
    what: 'a group of several currencies goes through the exchange position in each of them',
    sql: `
      WITH sides AS (
        SELECT t.group_id, a.currency, a.code FROM ledger.transfer t
          JOIN ledger.account a ON a.id IN (t.debit_account_id, t.credit_account_id))
      SELECT s.group_id, s.currency FROM sides s
       WHERE s.group_id IN (SELECT group_id FROM sides GROUP BY group_id HAVING count(DISTINCT currency) > 1)
       GROUP BY s.group_id, s.currency HAVING count(*) FILTER (WHERE s.code = 'fx_liquidity') = 0`,
  },
  {
    invariant: 'M-1',
    what: 'the totals of every account equal its entries',
    sql: `
      SELECT account_id, debits_pending, debits_posted, credits_pending, credits_posted FROM ledger.replayed_balance
      EXCEPT SELECT account_id, debits_pending, debits_posted, credits_pending, credits_posted
        FROM ledger.account_balance`,
  },
  {
    invariant: 'M-2',
    what: 'the ether of every account of ours is, by the books, what moved on it, and nothing waits to be booked',
    isOfRest: true,
    sql: `
      SELECT e.address, e.ledger_wei, e.later_wei AS moved_wei, e.waiting
        FROM bridge.cursor c CROSS JOIN LATERAL bridge.ether_at(c.chain_id, -1) e
       WHERE e.waiting > 0 OR e.ledger_wei <> e.later_wei`,
  },
  {
    invariant: 'M-3',
    what: 'of no order more is captured and returned than was authorized',
    sql: `SELECT order_id FROM payment WHERE captured_minor + returned_minor > authorized_minor`,
  },
  {
    invariant: 'M-3',
    what: 'over all attempts to pay an order, at most its amount is captured, and by one of them',
    sql: `
      SELECT a.order_id, sum(${totalOf('captured')} - ${BACK}) AS captured, p.amount_minor AS most
        FROM payment_attempt a JOIN payment p ON p.order_id = a.order_id
       GROUP BY a.order_id, p.amount_minor
      HAVING sum(${totalOf('captured')} - ${BACK}) > p.amount_minor
          OR count(*) FILTER (WHERE ${totalOf('captured')} - ${BACK} > 0) > 1`,
  },
  {
    invariant: 'M-3',
    what: 'at most one attempt to pay an order has kept its money',
    isOfRest: true,
    sql: `
      SELECT a.order_id, array_agg(a.reference) AS attempts FROM payment_attempt a
       WHERE ${totalOf('authorized')} - ${totalOf('voided')} - ${BACK} > 0
       GROUP BY a.order_id HAVING count(*) > 1`,
  },
  {
    invariant: 'M-3',
    what: 'what an order says to be paid is what its attempts say',
    isOfRest: true,
    sql: `
      SELECT p.order_id, p.captured_minor AS said,
             coalesce(sum(${totalOf('captured')} - ${totalOf('refunded')} - ${totalOf('reversed')}), 0) AS captured
        FROM payment p LEFT JOIN payment_attempt a ON a.order_id = p.order_id
       WHERE p.rail <> 'usdc-escrow' GROUP BY p.order_id, p.captured_minor
      HAVING p.captured_minor
             <> coalesce(sum(${totalOf('captured')} - ${totalOf('refunded')} - ${totalOf('reversed')}), 0)`,
  },
  {
    invariant: 'M-3',
    what: 'every act on chain happened once',
    // What is told in totals may come in parts, each total once.
    sql: `
      SELECT contract, name, args->>'paymentId' AS payment, args->>'orderId' AS "order", args->>'nonce' AS nonce,
             coalesce(args->>'totalGrams', args->>'refundable') AS total
        FROM bridge.event
       WHERE status <> 'orphaned' AND (
               contract = 'settlementEscrow' AND name IN ('PaymentAuthorized', 'PaymentCharged', 'PaymentCaptured',
                 'DeliveryCaptured', 'PaymentVoided', 'PaymentSettled', 'DisputesLapsed')
            OR contract = 'fiatSettlement' AND name IN ('OrderOpened', 'OrderReleased', 'OrderCancelled')
            OR contract = 'usdc' AND name = 'AuthorizationUsed')
       GROUP BY chain_id, 1, 2, 3, 4, 5, 6 HAVING count(*) > 1`,
  },
  {
    invariant: 'M-3',
    what: 'no transaction of ours was mined twice at one nonce',
    sql: `
      SELECT signer, nonce FROM bridge.transaction WHERE status IN ('mined', 'final')
       GROUP BY chain_id, signer, nonce HAVING count(*) > 1`,
  },
  {
    invariant: 'M-4',
    what: 'what payouts have taken up of an order is what their lines say, and the escrow has paid the rest',
    sql: `
      SELECT d.order_id, d.currency, d.allocated_minor AS allocated FROM order_distribution d
        JOIN payment p ON p.order_id = d.order_id
        LEFT JOIN payout_line l ON l.order_id = d.order_id AND l.currency = d.currency AND l.state = 'taken'
       GROUP BY d.order_id, d.currency, p.rail
      HAVING d.allocated_minor <> coalesce(sum(l.to_minor - l.from_minor), 0)
           + CASE WHEN p.rail = 'usdc-escrow' THEN d.captured_minor - d.commission_minor ELSE 0 END`,
  },
  {
    invariant: 'M-4',
    what: 'a vendor has earned what it is owed less what it owes, what is on its way and what was paid, in each currency',
    sql: `
      SELECT seller, currency, sum(minor) AS difference FROM (
        SELECT lower(seller_account) AS seller, currency, net_minor AS minor FROM order_distribution
        UNION ALL
        SELECT lower(d.seller_account), d.currency, d.commission_minor - d.captured_minor FROM order_distribution d
          JOIN payment p ON p.order_id = d.order_id WHERE p.rail = 'usdc-escrow'
        UNION ALL
        SELECT a.owner, a.currency, b.debits_posted - b.credits_posted FROM ledger.account a
          JOIN ledger.account_balance b ON b.account_id = a.id WHERE a.code IN ('vendor_payable', 'vendor_debt')
        UNION ALL
        SELECT lower(o.seller_account), a.currency, b.debits_posted - b.credits_posted FROM payout o
          JOIN ledger.account a ON a.code = 'payout_in_flight' AND a.owner = o.id::text
          JOIN ledger.account_balance b ON b.account_id = a.id
        UNION ALL
        SELECT lower(seller_account), currency, -amount_minor FROM payout WHERE state = 'settled'
      ) AS parts GROUP BY seller, currency HAVING sum(minor) <> 0`,
  },
  {
    invariant: 'M-5',
    what: 'no limited account is below zero, neither by what is posted nor with what is pending',
    sql: `
      SELECT a.code, a.owner, a.currency FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id
       WHERE (a.balance_limit = 'debits-within-credits' AND (b.debits_posted > b.credits_posted
               OR b.debits_posted + b.debits_pending > b.credits_posted + b.credits_pending))
          OR (a.balance_limit = 'credits-within-debits' AND (b.credits_posted > b.debits_posted
               OR b.credits_posted + b.credits_pending > b.debits_posted + b.debits_pending))`,
  },
  {
    invariant: 'M-6',
    what: 'the hash chain is intact',
    sql: 'SELECT sequence FROM ledger.broken_link',
  },
];
