-- Events of the chain that a consumer could not handle, and why; a row goes when the event was handled after all.
CREATE TABLE bridge.event_refusal (
    consumer text NOT NULL,
    event_id bigint NOT NULL REFERENCES bridge.event (id),
    reason   text NOT NULL,
    tries    integer NOT NULL DEFAULT 1 CHECK (tries > 0),
    since    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
