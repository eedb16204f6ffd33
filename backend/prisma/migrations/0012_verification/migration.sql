-- Readings of labels and what people report of them. Rows are only added, and deleted when their time has passed.

CREATE TABLE "label_reading" (
    "id" UUID NOT NULL,
    "lot_code" CHAR(20) NOT NULL,
    "serial" VARCHAR(20) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "country" CHAR(2),
    "latitude_tenths" INTEGER,
    "longitude_tenths" INTEGER,
    "reader" CHAR(32) NOT NULL,
    "tag" VARCHAR(5) NOT NULL,
    CONSTRAINT "label_reading_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "label_reading_lot_code_serial_read_at_idx" ON "label_reading"("lot_code", "serial", "read_at");
CREATE INDEX "label_reading_reader_read_at_idx" ON "label_reading"("reader", "read_at");
CREATE INDEX "label_reading_read_at_idx" ON "label_reading"("read_at");
ALTER TABLE "label_reading" ADD CONSTRAINT "label_reading_place_check" CHECK (
    ("latitude_tenths" IS NULL) = ("longitude_tenths" IS NULL)
    AND "latitude_tenths" BETWEEN -900 AND 900 AND "longitude_tenths" BETWEEN -1800 AND 1800);

CREATE TABLE "label_report" (
    "id" UUID NOT NULL,
    "lot_code" CHAR(20) NOT NULL,
    "serial" VARCHAR(20) NOT NULL,
    "what" VARCHAR(20) NOT NULL,
    "text" VARCHAR(1000) NOT NULL,
    "contact" VARCHAR(200) NOT NULL,
    "reader" CHAR(32) NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "label_report_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "label_report_lot_code_reported_at_idx" ON "label_report"("lot_code", "reported_at");
CREATE INDEX "label_report_reader_reported_at_idx" ON "label_report"("reader", "reported_at");
CREATE INDEX "label_report_reported_at_idx" ON "label_report"("reported_at");

CREATE TABLE "reader_key" (
    "day" DATE NOT NULL,
    "key" BYTEA NOT NULL,
    CONSTRAINT "reader_key_pkey" PRIMARY KEY ("day")
);

GRANT SELECT, INSERT, DELETE ON "label_reading", "label_report", "reader_key" TO topsteel_app;
REVOKE UPDATE ON "label_reading", "label_report", "reader_key" FROM topsteel_app;
