-- Invoicing asks every few seconds what has changed; a million settled orders are not read through for the answer.
CREATE INDEX "payment_updated_at_idx" ON "payment" ("updated_at");
CREATE INDEX "payment_attempt_updated_at_idx" ON "payment_attempt" ("updated_at");
CREATE INDEX "order_distribution_updated_at_idx" ON "order_distribution" ("updated_at");
CREATE INDEX "invoice_watch_retry_at_idx" ON "invoice_watch" ("retry_at");
