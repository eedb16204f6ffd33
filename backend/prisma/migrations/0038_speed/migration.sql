-- What a checkout asks on its way, kept where it costs nothing to ask.

SET LOCAL lock_timeout = '5s';

-- What sellers were paid for, one row an order: their turnover is summed from an index and not over all their orders. Written
-- by triggers, read by turnovers_of, and by nobody else.
CREATE SCHEMA turnover;
CREATE TABLE turnover.sale (
  order_id UUID PRIMARY KEY REFERENCES purchase_order (id) ON DELETE CASCADE,
  seller_id UUID NOT NULL,
  ordered_at TIMESTAMPTZ(3) NOT NULL,
  -- In minor units of USDC, before tax.
  goods_minor BIGINT NOT NULL
);
CREATE INDEX sale_seller_id_ordered_at_idx ON turnover.sale (seller_id, ordered_at) INCLUDE (goods_minor);

CREATE FUNCTION turnover.follow_payments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- A new order's payment is hardly ever a paid one already, and joining is dear where nothing is known of their number.
  IF EXISTS (SELECT FROM paid WHERE captured_minor > 0) THEN
    INSERT INTO turnover.sale
    SELECT o.id, o.seller_id, o.created_at, q.goods_minor
      FROM paid p JOIN purchase_order o ON o.id = p.order_id JOIN quote q ON q.id = o.quote_id
     WHERE p.captured_minor > 0
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER turnover_follows_new AFTER INSERT ON payment
  REFERENCING NEW TABLE AS paid FOR EACH STATEMENT EXECUTE FUNCTION turnover.follow_payments();

CREATE FUNCTION turnover.follow_payment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.captured_minor > 0 THEN
    INSERT INTO turnover.sale
    SELECT o.id, o.seller_id, o.created_at, q.goods_minor
      FROM purchase_order o JOIN quote q ON q.id = o.quote_id WHERE o.id = NEW.order_id
    ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM turnover.sale WHERE order_id = NEW.order_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER turnover_follows_change AFTER UPDATE ON payment FOR EACH ROW
  WHEN ((OLD.captured_minor > 0) IS DISTINCT FROM (NEW.captured_minor > 0)) EXECUTE FUNCTION turnover.follow_payment();

INSERT INTO turnover.sale
SELECT o.id, o.seller_id, o.created_at, q.goods_minor
  FROM payment p JOIN purchase_order o ON o.id = p.order_id JOIN quote q ON q.id = o.quote_id
 WHERE p.captured_minor > 0
ON CONFLICT DO NOTHING;

-- What sellers have sold and been paid for in the twelve months before, in minor units of USDC, before tax. It sees
-- everybody's orders, because a buyer's price depends on what the seller sold to others; and says a sum only.
CREATE OR REPLACE FUNCTION turnovers_of(sellers uuid[], until timestamptz)
RETURNS TABLE (seller_id uuid, turnover_minor numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.seller_id, sum(s.goods_minor)
      FROM turnover.sale s
     WHERE s.seller_id = ANY (sellers)
       AND s.ordered_at > until - interval '12 months' AND s.ordered_at <= until
     GROUP BY s.seller_id
$$;

-- Every order changes a lot: only what a lot says is written then, and not the whole row of the search.
CREATE OR REPLACE FUNCTION search.follow_lot() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  lots uuid[] := ARRAY(
    SELECT n.id FROM changed n JOIN before b USING (id)
     WHERE (n.state, n.mass_grams, n.committed_grams, n.emissions_grams_per_kg)
           IS DISTINCT FROM (b.state, b.mass_grams, b.committed_grams, b.emissions_grams_per_kg));
BEGIN
  -- Two who change what one row is made of take turns: the second reads what the first has committed.
  PERFORM 1 FROM search.entry WHERE lot_row_id = ANY (lots) ORDER BY offer_id FOR UPDATE;
  UPDATE search.entry e
     SET is_listed = o.state = 'open' AND l.state IN ('commissioned', 'final') AND c.state IN ('registered', 'final')
           AND l.committed_grams < l.mass_grams AND NOT s.is_suspended,
         available_grams = CASE WHEN l.state IN ('commissioned', 'final') THEN l.mass_grams - l.committed_grams ELSE 0 END,
         emissions_grams_per_kg = l.emissions_grams_per_kg, changed_xid = pg_current_xact_id()
    FROM offer o
    JOIN lot l ON l.id = o.lot_row_id
    JOIN certificate c ON c.id = o.certificate_id
    JOIN organisation s ON s.id = o.organisation_id
   WHERE e.lot_row_id = ANY (lots) AND o.id = e.offer_id;
  RETURN NULL;
END $$;
