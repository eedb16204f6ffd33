-- A payment that is disputed stays in escrow until a ruling, an agreement or the end of the time for one.

ALTER TABLE "payment" DROP CONSTRAINT "payment_state_check";
ALTER TABLE "payment" ADD CONSTRAINT "payment_state_check" CHECK (state IN ('awaiting', 'requested', 'authorized',
    'capture-requested', 'disputed', 'captured', 'voided', 'reclaimed', 'failed'));
