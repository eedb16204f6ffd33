/** Who looks at a page: nobody signed in, or the people of an organisation of the demo world. */
export type Reader =
  | 'passer-by'
  | 'buyer-1'
  | 'mill-fr'
  | 'service-centre'
  | 'inspection'
  | 'marketplace'
  | 'verifier';

/** What kind of page it is, by how much JavaScript it may carry. */
export type PageKind = 'shop' | 'checkout' | 'desk' | 'verification';

export interface PageToLookAt {
  path: string;
  reader: Reader;
  kind: PageKind;
}

/** Makes a page to look at of an address. */
export const pagesOf =
  (reader: Reader, kind: PageKind) =>
  (path: string): PageToLookAt => ({ path, reader, kind });

/** Every page whose address does not depend on what was traded before. */
export const pages: readonly PageToLookAt[] = [
  ...['/', '/steel', '/steel?q=S355J2', '/steel?q=nothing-like-it', '/accessibility', '/method'].map(
    pagesOf('passer-by', 'shop'),
  ),
  ...['/grades/S355J2%2BN', '/prices', '/compare', '/help'].map(pagesOf('passer-by', 'shop')),
  // Forms that send: they carry what reads the answers.
  ...['/signin', '/signin/reset', '/join', '/sell', '/cart/paste'].map(pagesOf('passer-by', 'checkout')),
  ...['/v'].map(pagesOf('passer-by', 'verification')),
  ...['/cart', '/checkout/delivery'].map(pagesOf('buyer-1', 'checkout')),
  ...['/approvals', '/approvals?view=decided'].map(pagesOf('buyer-1', 'desk')),
  ...['/rfq', '/rfq/new', '/orders', '/claims', '/certificates', '/stock', '/carbon'].map(
    pagesOf('buyer-1', 'desk'),
  ),
  ...['/company', '/company/me', '/company/me/security', '/company/people'].map(pagesOf('buyer-1', 'desk')),
  ...['/company/spending', '/company/keys', '/company/single-sign-on'].map(pagesOf('buyer-1', 'desk')),
  ...['/vendor', '/vendor/certificates', '/vendor/certificates/mint', '/vendor/certificates/missing'].map(
    pagesOf('mill-fr', 'desk'),
  ),
  ...['/vendor/certificates/imports', '/vendor/lots', '/vendor/lots/new', '/vendor/offers'].map(
    pagesOf('mill-fr', 'desk'),
  ),
  ...['/vendor/offers/new', '/vendor/offers/imports', '/vendor/orders', '/vendor/prices'].map(
    pagesOf('mill-fr', 'desk'),
  ),
  ...['/vendor/claims', '/vendor/figures', '/vendor/payouts', '/vendor/recalls', '/vendor/carbon'].map(
    pagesOf('mill-fr', 'desk'),
  ),
  ...['/vendor/quotes'].map(pagesOf('mill-fr', 'desk')),
  ...['/vendor/keys', '/vendor/transform'].map(pagesOf('service-centre', 'desk')),
  ...['/finance', '/finance/reconcile', '/finance/payouts', '/finance/conversions'].map(
    pagesOf('marketplace', 'desk'),
  ),
  ...['/finance/journal', '/finance/journal/new'].map(pagesOf('marketplace', 'desk')),
  ...['/finance/invoices', '/finance/statements'].map(pagesOf('marketplace', 'desk')),
  ...['/finance/commission', '/finance/close', '/finance/exports', '/finance/feeds', '/finance/chain'].map(
    pagesOf('marketplace', 'desk'),
  ),
  ...['/finance/webhooks', '/finance/ledger', '/audit', '/audit/invariants', '/audit/trail'].map(
    pagesOf('marketplace', 'desk'),
  ),
  ...[
    '/audit/questions',
    '/audit/questions/escrow-at-block?block=1',
    '/audit/questions/captures-without-weight',
  ].map(pagesOf('marketplace', 'desk')),
  ...[
    '/audit/escrow',
    '/audit/checks',
    '/audit/auditors',
    '/ops',
    '/ops/applications',
    '/ops/products',
    '/ops/jobs',
  ].map(pagesOf('marketplace', 'desk')),
  ...['/company/auditors'].map(pagesOf('buyer-1', 'desk')),
  ...['/countersign', '/countersign/keys'].map(pagesOf('inspection', 'desk')),
  ...['/verifier'].map(pagesOf('verifier', 'desk')),
];
