-- Where steel was melted, by which route, and who made it: what the search can be narrowed by, as the lot and its certificate
-- say. New columns stand behind the others, so that processes of before read their own.

SET LOCAL lock_timeout = '5s';

ALTER TABLE search.entry
  ADD COLUMN country_of_melt CHAR(2) NOT NULL DEFAULT '',
  ADD COLUMN route TEXT NOT NULL DEFAULT 'other',
  ADD COLUMN manufacturer TEXT;

CREATE OR REPLACE FUNCTION search.refresh(offer_ids uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  touched integer;
BEGIN
  -- Two who change what one row is made of take turns: the second reads what the first has committed.
  PERFORM 1 FROM search.entry WHERE offer_id = ANY (offer_ids) ORDER BY offer_id FOR UPDATE;
  INSERT INTO search.entry AS e (offer_id, organisation_id, lot_row_id, certificate_id, product_id, is_listed, family, form,
     designation, grade, norm, height_um, width_um, thickness_um, diameter_um, length_um, titles, codes, sku, lot_code,
     seller_name, seller_country, city, country, incoterm, certificate_kind, certificate_number, price_per_tonne_minor,
     currency, price_basis, price_minor, available_grams, min_grams, step_grams, lead_time_days, emissions_grams_per_kg,
     changed_xid, country_of_melt, route, manufacturer)
  SELECT o.id, o.organisation_id, o.lot_row_id, o.certificate_id, o.product_id,
         o.state = 'open' AND l.state IN ('commissioned', 'final') AND c.state IN ('registered', 'final')
           AND l.committed_grams < l.mass_grams AND NOT s.is_suspended,
         p.family, lower(coalesce(p.form, o.form, c.summary->>'form', '')),
         coalesce(p.designation, c.summary->>'dimensions', ''), coalesce(p.grade, c.summary->>'grade', c.grade),
         coalesce(p.norm, c.summary->>'norm'),
         p.height_um, p.width_um, p.thickness_um, p.diameter_um, p.length_um,
         array_remove(ARRAY[c.summary->>'product'] || ARRAY(
           SELECT t.value #>> '{}' FROM jsonb_path_query(coalesce(p.texts, '{}'), '$.*.name') AS t(value)), NULL),
         array_remove(ARRAY[o.sku, p.gtin, c.summary->>'gtin', l.lot_code, c.heat_number], NULL),
         o.sku, l.lot_code, s.name, s.country, o.city, o.country, o.incoterm, c.kind, c.number,
         o.price_per_tonne_minor, o.currency, o.price_basis, coalesce(o.price_minor, o.price_per_tonne_minor),
         CASE WHEN l.state IN ('commissioned', 'final') THEN l.mass_grams - l.committed_grams ELSE 0 END,
         o.min_grams, o.step_grams, o.lead_time_days, l.emissions_grams_per_kg, pg_current_xact_id(),
         l.country_of_melt, l.route, c.summary->>'manufacturer'
    FROM offer o
    JOIN lot l ON l.id = o.lot_row_id
    JOIN certificate c ON c.id = o.certificate_id
    JOIN organisation s ON s.id = o.organisation_id
    LEFT JOIN product p ON p.id = o.product_id
   WHERE o.id = ANY (offer_ids)
   ORDER BY o.id
  ON CONFLICT (offer_id) DO UPDATE SET
    (lot_row_id, certificate_id, product_id, is_listed, family, form, designation, grade, norm, height_um, width_um,
     thickness_um, diameter_um, length_um, titles, codes, sku, lot_code, seller_name, seller_country, city, country, incoterm,
     certificate_kind, certificate_number, price_per_tonne_minor, currency, price_basis, price_minor, available_grams,
     min_grams, step_grams, lead_time_days, emissions_grams_per_kg, changed_xid, country_of_melt, route, manufacturer)
    = (EXCLUDED.lot_row_id, EXCLUDED.certificate_id, EXCLUDED.product_id, EXCLUDED.is_listed, EXCLUDED.family,
       EXCLUDED.form, EXCLUDED.designation, EXCLUDED.grade, EXCLUDED.norm, EXCLUDED.height_um, EXCLUDED.width_um,
       EXCLUDED.thickness_um, EXCLUDED.diameter_um, EXCLUDED.length_um, EXCLUDED.titles, EXCLUDED.codes, EXCLUDED.sku,
       EXCLUDED.lot_code, EXCLUDED.seller_name, EXCLUDED.seller_country, EXCLUDED.city, EXCLUDED.country,
       EXCLUDED.incoterm, EXCLUDED.certificate_kind, EXCLUDED.certificate_number, EXCLUDED.price_per_tonne_minor,
       EXCLUDED.currency, EXCLUDED.price_basis, EXCLUDED.price_minor, EXCLUDED.available_grams, EXCLUDED.min_grams,
       EXCLUDED.step_grams, EXCLUDED.lead_time_days, EXCLUDED.emissions_grams_per_kg, EXCLUDED.changed_xid, EXCLUDED.country_of_melt,
       EXCLUDED.route, EXCLUDED.manufacturer)
  WHERE to_jsonb(e) - 'changed_xid' IS DISTINCT FROM to_jsonb(EXCLUDED) - 'changed_xid';
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched;
END $$;

CREATE OR REPLACE FUNCTION search.follow_lot() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  lots uuid[] := ARRAY(
    SELECT n.id FROM changed n JOIN before b USING (id)
     WHERE (n.state, n.mass_grams, n.committed_grams, n.emissions_grams_per_kg, n.country_of_melt, n.route)
           IS DISTINCT FROM (b.state, b.mass_grams, b.committed_grams, b.emissions_grams_per_kg, b.country_of_melt, b.route));
BEGIN
  -- Two who change what one row is made of take turns: the second reads what the first has committed.
  PERFORM 1 FROM search.entry WHERE lot_row_id = ANY (lots) ORDER BY offer_id FOR UPDATE;
  UPDATE search.entry e
     SET is_listed = o.state = 'open' AND l.state IN ('commissioned', 'final') AND c.state IN ('registered', 'final')
           AND l.committed_grams < l.mass_grams AND NOT s.is_suspended,
         available_grams = CASE WHEN l.state IN ('commissioned', 'final') THEN l.mass_grams - l.committed_grams ELSE 0 END,
         emissions_grams_per_kg = l.emissions_grams_per_kg, country_of_melt = l.country_of_melt, route = l.route,
         changed_xid = pg_current_xact_id()
    FROM offer o
    JOIN lot l ON l.id = o.lot_row_id
    JOIN certificate c ON c.id = o.certificate_id
    JOIN organisation s ON s.id = o.organisation_id
   WHERE e.lot_row_id = ANY (lots) AND o.id = e.offer_id;
  RETURN NULL;
END $$;

SELECT search.refresh(ARRAY(SELECT id FROM offer));
