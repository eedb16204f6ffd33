import { expect } from 'chai';
import { copied } from './measure-tables.ts';

describe('the index of a copy', () => {
  it('is the same but for what makes it unique or shares equal keys', () => {
    expect(
      copied('CREATE UNIQUE INDEX offer_pkey ON public.offer USING btree (id)', 'btree', 'c."offer"'),
    ).to.equal('CREATE INDEX ON c."offer" USING btree (id) WITH (deduplicate_items = off)');
    expect(
      copied(
        "CREATE INDEX open ON bridge.intent USING btree (created_at, id) WHERE (status = ANY (ARRAY['sent'::text]))",
        'btree',
        'c."i"',
      ),
    ).to.equal(
      `CREATE INDEX ON c."i" USING btree (created_at, id) WITH (deduplicate_items = off) WHERE (status = ANY (ARRAY['sent'::text]))`,
    );
    expect(
      copied('CREATE INDEX args ON bridge.event USING gin (args jsonb_path_ops)', 'gin', 'c."e"'),
    ).to.equal('CREATE INDEX ON c."e" USING gin (args jsonb_path_ops)');
  });
});
