-- A file is served while a picture that was not removed is made of it.
SET LOCAL lock_timeout = '5s';
CREATE INDEX product_image_variants_idx ON product_image USING gin (variants jsonb_path_ops);
