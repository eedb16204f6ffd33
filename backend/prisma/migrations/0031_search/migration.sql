-- Offers as they are searched: one row an offer, kept in step by triggers, so that whoever writes an offer, its lot, its
-- certificate, its product or its seller cannot forget to. Every process keeps a copy in memory and asks before each search
-- for what changed since its last look, by the transaction that changed it.

SET LOCAL lock_timeout = '5s';

CREATE SCHEMA search;
GRANT USAGE ON SCHEMA search TO topsteel_app;

CREATE TABLE search.entry (
  offer_id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  lot_row_id UUID NOT NULL,
  certificate_id UUID NOT NULL,
  product_id UUID,
  -- It can be ordered, or could be if there were more: open, on the ledger, certified, its seller not suspended.
  is_listed BOOLEAN NOT NULL,
  family TEXT,
  form TEXT NOT NULL,
  designation TEXT NOT NULL,
  grade TEXT NOT NULL,
  norm TEXT,
  height_um INTEGER,
  width_um INTEGER,
  thickness_um INTEGER,
  diameter_um INTEGER,
  length_um INTEGER,
  titles TEXT[] NOT NULL,
  codes TEXT[] NOT NULL,
  sku TEXT,
  lot_code TEXT NOT NULL,
  seller_name TEXT NOT NULL,
  seller_country TEXT NOT NULL,
  city TEXT NOT NULL,
  country TEXT NOT NULL,
  incoterm TEXT NOT NULL,
  certificate_kind INTEGER NOT NULL,
  certificate_number TEXT NOT NULL,
  -- In millionths of USDC: by this prices are compared.
  price_per_tonne_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  price_basis TEXT NOT NULL,
  price_minor BIGINT NOT NULL,
  available_grams BIGINT NOT NULL,
  min_grams BIGINT NOT NULL,
  step_grams BIGINT NOT NULL,
  lead_time_days INTEGER NOT NULL,
  emissions_grams_per_kg BIGINT,
  changed_xid xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX entry_changed_xid_idx ON search.entry (changed_xid);
CREATE INDEX entry_lot_row_id_idx ON search.entry (lot_row_id);
CREATE INDEX entry_certificate_id_idx ON search.entry (certificate_id);
CREATE INDEX entry_organisation_id_idx ON search.entry (organisation_id);
CREATE INDEX entry_product_id_idx ON search.entry (product_id);
GRANT SELECT ON search.entry TO topsteel_app;

-- Writes the rows of these offers anew and touches only those that differ; says how many did.
CREATE FUNCTION search.refresh(offer_ids uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  touched integer;
BEGIN
  -- Two who change what one row is made of take turns: the second reads what the first has committed.
  PERFORM 1 FROM search.entry WHERE offer_id = ANY (offer_ids) ORDER BY offer_id FOR UPDATE;
  INSERT INTO search.entry AS e
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
         o.min_grams, o.step_grams, o.lead_time_days, l.emissions_grams_per_kg, pg_current_xact_id()
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
     min_grams, step_grams, lead_time_days, emissions_grams_per_kg, changed_xid)
    = (EXCLUDED.lot_row_id, EXCLUDED.certificate_id, EXCLUDED.product_id, EXCLUDED.is_listed, EXCLUDED.family,
       EXCLUDED.form, EXCLUDED.designation, EXCLUDED.grade, EXCLUDED.norm, EXCLUDED.height_um, EXCLUDED.width_um,
       EXCLUDED.thickness_um, EXCLUDED.diameter_um, EXCLUDED.length_um, EXCLUDED.titles, EXCLUDED.codes, EXCLUDED.sku,
       EXCLUDED.lot_code, EXCLUDED.seller_name, EXCLUDED.seller_country, EXCLUDED.city, EXCLUDED.country,
       EXCLUDED.incoterm, EXCLUDED.certificate_kind, EXCLUDED.certificate_number, EXCLUDED.price_per_tonne_minor,
       EXCLUDED.currency, EXCLUDED.price_basis, EXCLUDED.price_minor, EXCLUDED.available_grams, EXCLUDED.min_grams,
       EXCLUDED.step_grams, EXCLUDED.lead_time_days, EXCLUDED.emissions_grams_per_kg, EXCLUDED.changed_xid)
  WHERE to_jsonb(e) - 'changed_xid' IS DISTINCT FROM to_jsonb(EXCLUDED) - 'changed_xid';
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched;
END $$;
REVOKE ALL ON FUNCTION search.refresh(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search.refresh(uuid[]) TO topsteel_app;

CREATE FUNCTION search.follow_offer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- A new offer has no row to take turns at: an order that is taking from its lot commits first.
    PERFORM 1 FROM lot WHERE id IN (SELECT lot_row_id FROM changed) ORDER BY id FOR SHARE;
  END IF;
  PERFORM search.refresh(ARRAY(SELECT id FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER search_follows_new AFTER INSERT ON offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search.follow_offer();
CREATE TRIGGER search_follows_change AFTER UPDATE ON offer
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search.follow_offer();

-- The four that an offer is made of: only what is shown of them counts.
CREATE FUNCTION search.follow_lot() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM search.refresh(ARRAY(
    SELECT e.offer_id FROM changed n JOIN before b USING (id) JOIN search.entry e ON e.lot_row_id = n.id
     WHERE (n.state, n.mass_grams, n.committed_grams, n.emissions_grams_per_kg)
           IS DISTINCT FROM (b.state, b.mass_grams, b.committed_grams, b.emissions_grams_per_kg)));
  RETURN NULL;
END $$;
CREATE TRIGGER search_follows_change AFTER UPDATE ON lot
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search.follow_lot();

CREATE FUNCTION search.follow_certificate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM search.refresh(ARRAY(
    SELECT e.offer_id FROM changed n JOIN before b USING (id) JOIN search.entry e ON e.certificate_id = n.id
     WHERE (n.state, n.kind, n.number, n.summary) IS DISTINCT FROM (b.state, b.kind, b.number, b.summary)));
  RETURN NULL;
END $$;
CREATE TRIGGER search_follows_change AFTER UPDATE ON certificate
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search.follow_certificate();

CREATE FUNCTION search.follow_organisation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM search.refresh(ARRAY(
    SELECT e.offer_id FROM changed n JOIN before b USING (id) JOIN search.entry e ON e.organisation_id = n.id
     WHERE (n.name, n.country, n.is_suspended) IS DISTINCT FROM (b.name, b.country, b.is_suspended)));
  RETURN NULL;
END $$;
CREATE TRIGGER search_follows_change AFTER UPDATE ON organisation
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search.follow_organisation();

CREATE FUNCTION search.follow_product() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM search.refresh(ARRAY(
    SELECT e.offer_id FROM changed n JOIN before b USING (id) JOIN search.entry e ON e.product_id = n.id
     WHERE to_jsonb(n) - 'updated_at' IS DISTINCT FROM to_jsonb(b) - 'updated_at'));
  RETURN NULL;
END $$;
CREATE TRIGGER search_follows_change AFTER UPDATE ON product
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search.follow_product();

SELECT search.refresh(ARRAY(SELECT id FROM offer));

-- Words that mean one thing, by group and language. The operator changes them; every process looks at the version.
CREATE TABLE search.synonym (
  group_id TEXT NOT NULL CHECK (group_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'de', 'es', 'it', 'nl')),
  terms TEXT[] NOT NULL CHECK (cardinality(terms) BETWEEN 1 AND 50),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (group_id, language)
);
CREATE TABLE search.synonym_version (
  is_only BOOLEAN PRIMARY KEY DEFAULT true CHECK (is_only),
  version BIGINT NOT NULL
);
INSERT INTO search.synonym_version (version) VALUES (1);
CREATE FUNCTION search.count_synonym_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = search, pg_temp AS $$
BEGIN
  UPDATE search.synonym_version SET version = version + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER synonym_counts AFTER INSERT OR UPDATE OR DELETE ON search.synonym
  FOR EACH STATEMENT EXECUTE FUNCTION search.count_synonym_change();
GRANT SELECT, INSERT, UPDATE, DELETE ON search.synonym TO topsteel_app;
GRANT SELECT ON search.synonym_version TO topsteel_app;

-- What a member looks for again. seen_at: hits of offers made after it are new.
CREATE TABLE search.saved_search (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  user_id TEXT NOT NULL REFERENCES public."user" (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  query JSONB NOT NULL,
  seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  UNIQUE (user_id, name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON search.saved_search TO topsteel_app;

-- Words of the public list of offers are looked for anywhere in their text.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX offer_search_text_idx ON offer USING gin (search_text gin_trgm_ops);

INSERT INTO search.synonym (group_id, language, terms) VALUES
  ('section', 'en', ARRAY['section', 'beam', 'steel beam', 'girder', 'i beam', 'h beam', 'structural section']),
  ('section', 'fr', ARRAY['poutrelle', 'poutre', 'poutrelle acier', 'profilé']),
  ('section', 'de', ARRAY['Träger', 'Stahlträger', 'Profil', 'Breitflanschträger', 'Formstahl', 'Doppel-T-Träger']),
  ('section', 'es', ARRAY['viga', 'perfil', 'perfil laminado', 'viguería']),
  ('section', 'it', ARRAY['trave', 'travi', 'profilato', 'trave in acciaio']),
  ('section', 'nl', ARRAY['balk', 'stalen balk', 'ligger', 'profiel', 'balkstaal']),
  ('hea', 'en', ARRAY['hea', 'ipbl', 'wide flange light']),
  ('hea', 'fr', ARRAY['poutrelle hea']),
  ('hea', 'de', ARRAY['HEA-Träger', 'leichter Breitflanschträger']),
  ('hea', 'es', ARRAY['viga hea']),
  ('hea', 'it', ARRAY['trave hea']),
  ('hea', 'nl', ARRAY['hea balk']),
  ('heb', 'en', ARRAY['heb', 'ipb']),
  ('heb', 'fr', ARRAY['poutrelle heb']),
  ('heb', 'de', ARRAY['HEB-Träger']),
  ('heb', 'es', ARRAY['viga heb']),
  ('heb', 'it', ARRAY['trave heb']),
  ('heb', 'nl', ARRAY['heb balk']),
  ('hem', 'en', ARRAY['hem', 'ipbv']),
  ('hem', 'fr', ARRAY['poutrelle hem']),
  ('hem', 'de', ARRAY['HEM-Träger']),
  ('hem', 'es', ARRAY['viga hem']),
  ('hem', 'it', ARRAY['trave hem']),
  ('hem', 'nl', ARRAY['hem balk']),
  ('ipe', 'en', ARRAY['ipe']),
  ('ipe', 'fr', ARRAY['poutrelle ipe']),
  ('ipe', 'de', ARRAY['IPE-Träger']),
  ('ipe', 'es', ARRAY['viga ipe']),
  ('ipe', 'it', ARRAY['trave ipe']),
  ('ipe', 'nl', ARRAY['ipe balk']),
  ('upn', 'en', ARRAY['upn', 'channel', 'u channel', 'c channel']),
  ('upn', 'fr', ARRAY['fer u', 'fer en u', 'profilé en u', 'poutrelle upn']),
  ('upn', 'de', ARRAY['U-Profil', 'U-Stahl', 'U-Eisen']),
  ('upn', 'es', ARRAY['perfil u', 'viga upn']),
  ('upn', 'it', ARRAY['profilo a u', 'trave upn']),
  ('upn', 'nl', ARRAY['u profiel', 'u balk']),
  ('angle', 'en', ARRAY['angle', 'l', 'angle bar', 'angle iron', 'equal angle']),
  ('angle', 'fr', ARRAY['cornière', 'cornière égale', 'fer cornière']),
  ('angle', 'de', ARRAY['Winkel', 'Winkelstahl', 'Winkelprofil', 'L-Profil']),
  ('angle', 'es', ARRAY['angular', 'ángulo', 'perfil angular']),
  ('angle', 'it', ARRAY['angolare', 'profilo a l']),
  ('angle', 'nl', ARRAY['hoekstaal', 'hoekprofiel', 'hoeklijn']),
  ('hollow', 'en', ARRAY['hollow section', 'structural tube', 'hollow']),
  ('hollow', 'fr', ARRAY['profil creux', 'tube de construction']),
  ('hollow', 'de', ARRAY['Hohlprofil', 'Formrohr']),
  ('hollow', 'es', ARRAY['perfil hueco', 'tubo estructural']),
  ('hollow', 'it', ARRAY['profilo cavo', 'tubolare']),
  ('hollow', 'nl', ARRAY['kokerprofiel', 'koker', 'buisprofiel']),
  ('shs', 'en', ARRAY['shs', 'square tube', 'square hollow section', 'box section']),
  ('shs', 'fr', ARRAY['tube carré', 'profil creux carré']),
  ('shs', 'de', ARRAY['Quadratrohr', 'Vierkantrohr', 'quadratisches Hohlprofil']),
  ('shs', 'es', ARRAY['tubo cuadrado', 'perfil hueco cuadrado']),
  ('shs', 'it', ARRAY['tubo quadro', 'tubolare quadro', 'tubo quadrato']),
  ('shs', 'nl', ARRAY['vierkante koker', 'vierkante buis']),
  ('rhs', 'en', ARRAY['rhs', 'rectangular tube', 'rectangular hollow section']),
  ('rhs', 'fr', ARRAY['tube rectangulaire', 'profil creux rectangulaire']),
  ('rhs', 'de', ARRAY['Rechteckrohr', 'Rechteckhohlprofil']),
  ('rhs', 'es', ARRAY['tubo rectangular', 'perfil hueco rectangular']),
  ('rhs', 'it', ARRAY['tubo rettangolare', 'tubolare rettangolare']),
  ('rhs', 'nl', ARRAY['rechthoekige koker', 'rechthoekige buis']),
  ('chs', 'en', ARRAY['chs', 'round tube', 'circular hollow section']),
  ('chs', 'fr', ARRAY['tube rond', 'profil creux circulaire']),
  ('chs', 'de', ARRAY['Rundrohr', 'rundes Hohlprofil']),
  ('chs', 'es', ARRAY['tubo redondo', 'perfil hueco circular']),
  ('chs', 'it', ARRAY['tubo tondo', 'tubolare tondo']),
  ('chs', 'nl', ARRAY['ronde buis']),
  ('tube', 'en', ARRAY['tube', 'pipe', 'steel tube', 'steel pipe']),
  ('tube', 'fr', ARRAY['tube', 'tuyau']),
  ('tube', 'de', ARRAY['Rohr', 'Stahlrohr']),
  ('tube', 'es', ARRAY['tubo', 'tubería']),
  ('tube', 'it', ARRAY['tubo', 'tubazione']),
  ('tube', 'nl', ARRAY['buis', 'pijp']),
  ('seamless', 'en', ARRAY['seamless']),
  ('seamless', 'fr', ARRAY['sans soudure']),
  ('seamless', 'de', ARRAY['nahtlos', 'nahtloses']),
  ('seamless', 'es', ARRAY['sin soldadura']),
  ('seamless', 'it', ARRAY['senza saldatura']),
  ('seamless', 'nl', ARRAY['naadloos', 'naadloze']),
  ('welded', 'en', ARRAY['welded']),
  ('welded', 'fr', ARRAY['soudé', 'soudée']),
  ('welded', 'de', ARRAY['geschweißt', 'geschweißtes']),
  ('welded', 'es', ARRAY['soldado', 'soldada']),
  ('welded', 'it', ARRAY['saldato', 'saldata']),
  ('welded', 'nl', ARRAY['gelast', 'gelaste']),
  ('plate', 'en', ARRAY['plate', 'heavy plate', 'steel plate']),
  ('plate', 'fr', ARRAY['tôle forte', 'tôle', 'tôle épaisse', 'plaque']),
  ('plate', 'de', ARRAY['Grobblech', 'Blech', 'Stahlplatte']),
  ('plate', 'es', ARRAY['chapa gruesa', 'chapa', 'plancha']),
  ('plate', 'it', ARRAY['lamiera da treno', 'lamiera', 'piastra']),
  ('plate', 'nl', ARRAY['plaat', 'dikke plaat', 'staalplaat']),
  ('sheet', 'en', ARRAY['sheet', 'thin sheet', 'sheet metal']),
  ('sheet', 'fr', ARRAY['tôle fine', 'tôle', 'feuille']),
  ('sheet', 'de', ARRAY['Feinblech', 'Blech', 'Blechtafel', 'Tafel']),
  ('sheet', 'es', ARRAY['chapa fina', 'chapa', 'lámina']),
  ('sheet', 'it', ARRAY['lamiera sottile', 'lamiera', 'foglio']),
  ('sheet', 'nl', ARRAY['dunne plaat', 'plaat', 'plaatstaal']),
  ('coil', 'en', ARRAY['coil', 'steel coil']),
  ('coil', 'fr', ARRAY['bobine', 'couronne']),
  ('coil', 'de', ARRAY['Coil', 'Band', 'Bandstahl', 'Stahlband']),
  ('coil', 'es', ARRAY['bobina', 'fleje']),
  ('coil', 'it', ARRAY['coil', 'nastro', 'rotolo']),
  ('coil', 'nl', ARRAY['rol', 'band', 'bandstaal']),
  ('chequered', 'en', ARRAY['chequered', 'checker plate', 'tear plate', 'tread plate']),
  ('chequered', 'fr', ARRAY['larmé', 'larmée', 'tôle larmée', 'tôle gaufrée']),
  ('chequered', 'de', ARRAY['Tränenblech', 'Riffelblech']),
  ('chequered', 'es', ARRAY['lagrimada', 'chapa lagrimada']),
  ('chequered', 'it', ARRAY['bugnata', 'lamiera bugnata', 'mandorlata']),
  ('chequered', 'nl', ARRAY['tranenplaat']),
  ('galvanised', 'en', ARRAY['galvanised', 'galvanized', 'zinc coated', 'hot dip galvanised']),
  ('galvanised', 'fr', ARRAY['galvanisé', 'galvanisée', 'galva']),
  ('galvanised', 'de', ARRAY['verzinkt', 'verzinktes', 'feuerverzinkt']),
  ('galvanised', 'es', ARRAY['galvanizado', 'galvanizada']),
  ('galvanised', 'it', ARRAY['zincato', 'zincata']),
  ('galvanised', 'nl', ARRAY['verzinkt', 'verzinkte', 'gegalvaniseerd']),
  ('hot-rolled', 'en', ARRAY['hot rolled']),
  ('hot-rolled', 'fr', ARRAY['laminé à chaud', 'laminée à chaud']),
  ('hot-rolled', 'de', ARRAY['warmgewalzt', 'warmgewalztes', 'warmgewalzter']),
  ('hot-rolled', 'es', ARRAY['laminado en caliente', 'laminada en caliente']),
  ('hot-rolled', 'it', ARRAY['laminato a caldo', 'laminata a caldo']),
  ('hot-rolled', 'nl', ARRAY['warmgewalst', 'warmgewalste']),
  ('cold-rolled', 'en', ARRAY['cold rolled']),
  ('cold-rolled', 'fr', ARRAY['laminé à froid', 'laminée à froid']),
  ('cold-rolled', 'de', ARRAY['kaltgewalzt', 'kaltgewalztes']),
  ('cold-rolled', 'es', ARRAY['laminado en frío', 'laminada en frío']),
  ('cold-rolled', 'it', ARRAY['laminato a freddo', 'laminata a freddo']),
  ('cold-rolled', 'nl', ARRAY['koudgewalst', 'koudgewalste']),
  ('pickled', 'en', ARRAY['pickled', 'pickled and oiled']),
  ('pickled', 'fr', ARRAY['décapé', 'décapée']),
  ('pickled', 'de', ARRAY['gebeizt', 'gebeiztes']),
  ('pickled', 'es', ARRAY['decapado', 'decapada']),
  ('pickled', 'it', ARRAY['decapato', 'decapata']),
  ('pickled', 'nl', ARRAY['gebeitst']),
  ('stainless', 'en', ARRAY['stainless', 'stainless steel']),
  ('stainless', 'fr', ARRAY['inox', 'inoxydable', 'acier inoxydable']),
  ('stainless', 'de', ARRAY['Edelstahl', 'nichtrostend', 'rostfrei']),
  ('stainless', 'es', ARRAY['inoxidable', 'acero inoxidable']),
  ('stainless', 'it', ARRAY['inox', 'inossidabile', 'acciaio inossidabile']),
  ('stainless', 'nl', ARRAY['rvs', 'roestvast', 'roestvrij staal']),
  ('weathering', 'en', ARRAY['weathering', 'weathering steel', 'corten']),
  ('weathering', 'fr', ARRAY['patinable', 'acier patinable', 'corten']),
  ('weathering', 'de', ARRAY['wetterfest', 'wetterfester Baustahl']),
  ('weathering', 'es', ARRAY['patinable', 'acero corten']),
  ('weathering', 'it', ARRAY['acciaio corten', 'patinabile']),
  ('weathering', 'nl', ARRAY['weervast staal', 'cortenstaal']),
  ('wear', 'en', ARRAY['wear resistant', 'wear plate', 'abrasion resistant']),
  ('wear', 'fr', ARRAY['anti-abrasion', 'tôle anti-usure']),
  ('wear', 'de', ARRAY['verschleißfest', 'Verschleißblech']),
  ('wear', 'es', ARRAY['antidesgaste', 'chapa antidesgaste']),
  ('wear', 'it', ARRAY['antiusura', 'lamiera antiusura']),
  ('wear', 'nl', ARRAY['slijtvast', 'slijtplaat']),
  ('rebar', 'en', ARRAY['rebar', 'reinforcing bar', 'reinforcement bar', 'reinforcing steel', 'reinforcement']),
  ('rebar', 'fr', ARRAY['fer à béton', 'rond à béton', 'armature', 'acier à béton', 'fers à béton', 'ha', 'acier haute adhérence']),
  ('rebar', 'de', ARRAY['Betonstahl', 'Betonstabstahl', 'Bewehrungsstahl', 'Bewehrung', 'Moniereisen', 'Baustahl gerippt']),
  ('rebar', 'es', ARRAY['barra corrugada', 'acero corrugado', 'ferralla', 'redondo corrugado', 'varilla']),
  ('rebar', 'it', ARRAY['tondo per cemento armato', 'ferro per cemento armato', 'tondino', 'acciaio per cemento armato', 'ferro da armatura']),
  ('rebar', 'nl', ARRAY['betonstaal', 'wapeningsstaal', 'wapening', 'betonijzer']),
  ('mesh', 'en', ARRAY['mesh', 'welded mesh', 'reinforcing mesh', 'fabric reinforcement', 'wire mesh']),
  ('mesh', 'fr', ARRAY['treillis soudé', 'treillis', 'panneau de treillis']),
  ('mesh', 'de', ARRAY['Betonstahlmatte', 'Baustahlmatte', 'Bewehrungsmatte', 'Matte', 'Lagermatte']),
  ('mesh', 'es', ARRAY['mallazo', 'malla electrosoldada']),
  ('mesh', 'it', ARRAY['rete elettrosaldata', 'rete']),
  ('mesh', 'nl', ARRAY['wapeningsnet', 'bouwstaalmat', 'betonstaalmat']),
  ('bar', 'en', ARRAY['bar', 'steel bar']),
  ('bar', 'fr', ARRAY['barre']),
  ('bar', 'de', ARRAY['Stab', 'Stabstahl']),
  ('bar', 'es', ARRAY['barra']),
  ('bar', 'it', ARRAY['barra']),
  ('bar', 'nl', ARRAY['staaf', 'stafstaal', 'staf']),
  ('round', 'en', ARRAY['round', 'round bar']),
  ('round', 'fr', ARRAY['rond', 'barre ronde', 'rond plein']),
  ('round', 'de', ARRAY['Rundstahl', 'Rundstab', 'Rundmaterial']),
  ('round', 'es', ARRAY['redondo', 'barra redonda']),
  ('round', 'it', ARRAY['tondo', 'barra tonda']),
  ('round', 'nl', ARRAY['rond staf', 'rondstaal']),
  ('flat', 'en', ARRAY['flat', 'flat bar']),
  ('flat', 'fr', ARRAY['plat', 'fer plat', 'plat acier']),
  ('flat', 'de', ARRAY['Flachstahl', 'Flachstab', 'Flacheisen']),
  ('flat', 'es', ARRAY['pletina', 'llanta', 'barra plana']),
  ('flat', 'it', ARRAY['piatto', 'barra piatta']),
  ('flat', 'nl', ARRAY['platstaal', 'strip', 'stripstaal']),
  ('square', 'en', ARRAY['square', 'square bar']),
  ('square', 'fr', ARRAY['carré', 'barre carrée', 'carré plein']),
  ('square', 'de', ARRAY['Vierkantstahl', 'Vierkant', 'Vierkantstab']),
  ('square', 'es', ARRAY['cuadrado', 'barra cuadrada']),
  ('square', 'it', ARRAY['quadro', 'barra quadra']),
  ('square', 'nl', ARRAY['vierkant staf', 'vierkantstaal']),
  ('hexagon', 'en', ARRAY['hexagon', 'hexagonal bar']),
  ('hexagon', 'fr', ARRAY['hexagone', 'barre hexagonale', 'six pans']),
  ('hexagon', 'de', ARRAY['Sechskantstahl', 'Sechskantstab']),
  ('hexagon', 'es', ARRAY['hexagonal', 'barra hexagonal']),
  ('hexagon', 'it', ARRAY['esagonale', 'barra esagonale']),
  ('hexagon', 'nl', ARRAY['zeskant', 'zeskantstaal']),
  ('bolt', 'en', ARRAY['bolt', 'hexagon bolt', 'hex bolt']),
  ('bolt', 'fr', ARRAY['boulon', 'vis hexagonale', 'vis à tête hexagonale', 'boulonnerie']),
  ('bolt', 'de', ARRAY['Schraube', 'Sechskantschraube', 'Bolzen']),
  ('bolt', 'es', ARRAY['tornillo', 'perno', 'tornillo hexagonal']),
  ('bolt', 'it', ARRAY['bullone', 'vite', 'vite esagonale']),
  ('bolt', 'nl', ARRAY['bout', 'zeskantbout']),
  ('nut', 'en', ARRAY['nut', 'hexagon nut', 'hex nut']),
  ('nut', 'fr', ARRAY['écrou', 'écrou hexagonal']),
  ('nut', 'de', ARRAY['Mutter', 'Sechskantmutter']),
  ('nut', 'es', ARRAY['tuerca', 'tuerca hexagonal']),
  ('nut', 'it', ARRAY['dado', 'dado esagonale']),
  ('nut', 'nl', ARRAY['moer', 'zeskantmoer']),
  ('washer', 'en', ARRAY['washer', 'plain washer']),
  ('washer', 'fr', ARRAY['rondelle']),
  ('washer', 'de', ARRAY['Scheibe', 'Unterlegscheibe']),
  ('washer', 'es', ARRAY['arandela']),
  ('washer', 'it', ARRAY['rondella', 'rosetta']),
  ('washer', 'nl', ARRAY['sluitring', 'onderlegring']),
  ('fastener', 'en', ARRAY['fastener', 'fixing']),
  ('fastener', 'fr', ARRAY['fixation', 'visserie']),
  ('fastener', 'de', ARRAY['Verbindungsmittel', 'Befestigung']),
  ('fastener', 'es', ARRAY['elemento de fijación', 'fijación', 'tornillería']),
  ('fastener', 'it', ARRAY['elemento di fissaggio', 'bulloneria']),
  ('fastener', 'nl', ARRAY['bevestigingsmiddel', 'bevestiging']),
  ('insulation', 'en', ARRAY['insulation', 'thermal insulation']),
  ('insulation', 'fr', ARRAY['isolant', 'isolation', 'isolation thermique']),
  ('insulation', 'de', ARRAY['Dämmung', 'Dämmstoff', 'Wärmedämmung']),
  ('insulation', 'es', ARRAY['aislamiento', 'aislante']),
  ('insulation', 'it', ARRAY['isolamento', 'isolante']),
  ('insulation', 'nl', ARRAY['isolatie', 'isolatiemateriaal']),
  ('mineral-wool', 'en', ARRAY['mineral wool', 'rock wool', 'stone wool']),
  ('mineral-wool', 'fr', ARRAY['laine de roche', 'laine minérale']),
  ('mineral-wool', 'de', ARRAY['Mineralwolle', 'Steinwolle']),
  ('mineral-wool', 'es', ARRAY['lana de roca', 'lana mineral']),
  ('mineral-wool', 'it', ARRAY['lana di roccia', 'lana minerale']),
  ('mineral-wool', 'nl', ARRAY['steenwol', 'minerale wol']),
  ('glass-wool', 'en', ARRAY['glass wool']),
  ('glass-wool', 'fr', ARRAY['laine de verre']),
  ('glass-wool', 'de', ARRAY['Glaswolle']),
  ('glass-wool', 'es', ARRAY['lana de vidrio']),
  ('glass-wool', 'it', ARRAY['lana di vetro']),
  ('glass-wool', 'nl', ARRAY['glaswol']),
  ('eps', 'en', ARRAY['eps', 'expanded polystyrene']),
  ('eps', 'fr', ARRAY['polystyrène expansé']),
  ('eps', 'de', ARRAY['Styropor', 'expandiertes Polystyrol']),
  ('eps', 'es', ARRAY['poliestireno expandido']),
  ('eps', 'it', ARRAY['polistirene espanso', 'polistirolo']),
  ('eps', 'nl', ARRAY['piepschuim', 'geëxpandeerd polystyreen']),
  ('timber', 'en', ARRAY['timber', 'wood', 'lumber', 'sawn timber']),
  ('timber', 'fr', ARRAY['bois', 'bois de construction', 'bois scié']),
  ('timber', 'de', ARRAY['Holz', 'Bauholz', 'Schnittholz', 'Konstruktionsvollholz']),
  ('timber', 'es', ARRAY['madera', 'madera aserrada']),
  ('timber', 'it', ARRAY['legno', 'legname']),
  ('timber', 'nl', ARRAY['hout', 'constructiehout', 'bouwhout']),
  ('glulam', 'en', ARRAY['glulam', 'glued laminated timber']),
  ('glulam', 'fr', ARRAY['lamellé-collé', 'bois lamellé-collé']),
  ('glulam', 'de', ARRAY['Brettschichtholz', 'Leimholz']),
  ('glulam', 'es', ARRAY['madera laminada', 'laminada encolada']),
  ('glulam', 'it', ARRAY['legno lamellare', 'lamellare']),
  ('glulam', 'nl', ARRAY['gelamineerd hout', 'gelijmd hout']),
  ('osb', 'en', ARRAY['osb', 'oriented strand board']),
  ('osb', 'fr', ARRAY['panneau osb']),
  ('osb', 'de', ARRAY['OSB-Platte', 'Grobspanplatte']),
  ('osb', 'es', ARRAY['tablero osb']),
  ('osb', 'it', ARRAY['pannello osb']),
  ('osb', 'nl', ARRAY['osb plaat']),
  ('cement', 'en', ARRAY['cement', 'portland cement']),
  ('cement', 'fr', ARRAY['ciment', 'ciment portland']),
  ('cement', 'de', ARRAY['Zement', 'Portlandzement']),
  ('cement', 'es', ARRAY['cemento', 'cemento portland']),
  ('cement', 'it', ARRAY['cemento', 'cemento portland']),
  ('cement', 'nl', ARRAY['cement', 'portlandcement']),
  ('low-carbon', 'en', ARRAY['low carbon', 'green steel', 'low emission']),
  ('low-carbon', 'fr', ARRAY['bas carbone', 'acier vert']),
  ('low-carbon', 'de', ARRAY['CO2-arm', 'grüner Stahl']),
  ('low-carbon', 'es', ARRAY['bajo en carbono', 'acero verde']),
  ('low-carbon', 'it', ARRAY['acciaio verde', 'basse emissioni']),
  ('low-carbon', 'nl', ARRAY['groen staal', 'koolstofarm']),
  ('boiler', 'en', ARRAY['boiler plate', 'pressure vessel']),
  ('boiler', 'fr', ARRAY['tôle chaudière', 'appareils à pression']),
  ('boiler', 'de', ARRAY['Kesselblech', 'Druckbehälter']),
  ('boiler', 'es', ARRAY['chapa de caldera', 'recipientes a presión']),
  ('boiler', 'it', ARRAY['lamiera per caldaie', 'recipienti a pressione']),
  ('boiler', 'nl', ARRAY['ketelplaat', 'drukvat']),
  ('shipbuilding', 'en', ARRAY['shipbuilding', 'ship plate']),
  ('shipbuilding', 'fr', ARRAY['construction navale']),
  ('shipbuilding', 'de', ARRAY['Schiffbau', 'Schiffblech']),
  ('shipbuilding', 'es', ARRAY['construcción naval']),
  ('shipbuilding', 'it', ARRAY['costruzione navale']),
  ('shipbuilding', 'nl', ARRAY['scheepsbouw']),
  ('structural-steel', 'en', ARRAY['structural steel', 'construction steel']),
  ('structural-steel', 'fr', ARRAY['acier de construction', 'charpente métallique']),
  ('structural-steel', 'de', ARRAY['Baustahl', 'Konstruktionsstahl']),
  ('structural-steel', 'es', ARRAY['acero estructural']),
  ('structural-steel', 'it', ARRAY['acciaio da costruzione', 'acciaio strutturale']),
  ('structural-steel', 'nl', ARRAY['constructiestaal']),
  ('precast', 'en', ARRAY['sandwich panel']),
  ('precast', 'fr', ARRAY['panneau sandwich']),
  ('precast', 'de', ARRAY['Sandwichpaneel']),
  ('precast', 'es', ARRAY['panel sándwich']),
  ('precast', 'it', ARRAY['pannello sandwich']),
  ('precast', 'nl', ARRAY['sandwichpaneel']),
  ('trapezoidal', 'en', ARRAY['trapezoidal sheet', 'corrugated sheet', 'profiled sheet']),
  ('trapezoidal', 'fr', ARRAY['bac acier', 'tôle nervurée']),
  ('trapezoidal', 'de', ARRAY['Trapezblech', 'Wellblech']),
  ('trapezoidal', 'es', ARRAY['chapa grecada', 'chapa perfilada']),
  ('trapezoidal', 'it', ARRAY['lamiera grecata']),
  ('trapezoidal', 'nl', ARRAY['damwandplaat', 'golfplaat']),
  ('sheet-pile', 'en', ARRAY['sheet pile', 'sheet piling']),
  ('sheet-pile', 'fr', ARRAY['palplanche']),
  ('sheet-pile', 'de', ARRAY['Spundwand', 'Spundbohle']),
  ('sheet-pile', 'es', ARRAY['tablestaca']),
  ('sheet-pile', 'it', ARRAY['palancola']),
  ('sheet-pile', 'nl', ARRAY['damwand', 'damplank']),
  ('rail', 'en', ARRAY['rail', 'steel rail']),
  ('rail', 'fr', ARRAY['rail']),
  ('rail', 'de', ARRAY['Schiene']),
  ('rail', 'es', ARRAY['carril', 'riel']),
  ('rail', 'it', ARRAY['rotaia']),
  ('rail', 'nl', ARRAY['spoorstaaf']),
  ('wire-rod', 'en', ARRAY['wire rod']),
  ('wire-rod', 'fr', ARRAY['fil machine']),
  ('wire-rod', 'de', ARRAY['Walzdraht']),
  ('wire-rod', 'es', ARRAY['alambrón']),
  ('wire-rod', 'it', ARRAY['vergella']),
  ('wire-rod', 'nl', ARRAY['walsdraad']),
  ('wire', 'en', ARRAY['wire', 'steel wire']),
  ('wire', 'fr', ARRAY['fil', 'fil acier']),
  ('wire', 'de', ARRAY['Draht', 'Stahldraht']),
  ('wire', 'es', ARRAY['alambre']),
  ('wire', 'it', ARRAY['filo']),
  ('wire', 'nl', ARRAY['draad']),
  ('stud', 'en', ARRAY['threaded rod', 'stud']),
  ('stud', 'fr', ARRAY['tige filetée']),
  ('stud', 'de', ARRAY['Gewindestange', 'Gewindebolzen']),
  ('stud', 'es', ARRAY['varilla roscada']),
  ('stud', 'it', ARRAY['barra filettata']),
  ('stud', 'nl', ARRAY['draadstang', 'draadeind']);
