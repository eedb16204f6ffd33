/** Languages in which invoices are printed. */
export const invoiceLanguages = ['en', 'fr'] as const;
export type InvoiceLanguage = (typeof invoiceLanguages)[number];

const labels = {
  invoice: { en: 'Invoice', fr: 'Facture' },
  credit: { en: 'Credit note', fr: 'Avoir' },
  number: { en: 'Number', fr: 'Numéro' },
  issued: { en: 'Issued', fr: 'Émise le' },
  delivered: { en: 'Delivered', fr: 'Livrée le' },
  order: { en: 'Order', fr: 'Commande' },
  buyerOrder: { en: 'Your order', fr: 'Votre commande' },
  delivery: { en: 'Delivery', fr: 'Livraison' },
  corrects: { en: 'Corrects invoice', fr: 'Rectifie la facture' },
  seller: { en: 'Seller', fr: 'Vendeur' },
  buyer: { en: 'Buyer', fr: 'Acheteur' },
  vat: { en: 'VAT', fr: 'TVA' },
  lines: { en: 'Goods and services', fr: 'Biens et services' },
  item: { en: 'Item', fr: 'Désignation' },
  quantity: { en: 'Quantity', fr: 'Quantité' },
  unit: { en: 'Unit', fr: 'Unité' },
  price: { en: 'Price', fr: 'Prix' },
  net: { en: 'Net', fr: 'HT' },
  rate: { en: 'Rate %', fr: 'Taux %' },
  taxes: { en: 'VAT by category', fr: 'TVA par catégorie' },
  category: { en: 'Category', fr: 'Catégorie' },
  taxable: { en: 'Taxable', fr: 'Base' },
  tax: { en: 'VAT', fr: 'TVA' },
  reason: { en: 'Why no VAT is charged', fr: 'Motif d’exonération' },
  totals: { en: 'Totals', fr: 'Totaux' },
  sumNet: { en: 'Total without VAT', fr: 'Total HT' },
  sumTax: { en: 'VAT', fr: 'TVA' },
  sumTaxAccounting: { en: 'VAT in the accounting currency', fr: 'TVA en monnaie de compte' },
  sumGross: { en: 'Total with VAT', fr: 'Total TTC' },
  paid: { en: 'Paid', fr: 'Payé' },
  rounding: { en: 'Rounding', fr: 'Arrondi' },
  due: { en: 'Due', fr: 'Reste à payer' },
  payment: { en: 'Payment', fr: 'Paiement' },
  means: { en: 'Means', fr: 'Moyen' },
  reference: { en: 'Reference', fr: 'Référence' },
  account: { en: 'Account', fr: 'Compte' },
  terms: { en: 'Terms', fr: 'Conditions' },
  notes: { en: 'Notes', fr: 'Mentions' },
  embedded: {
    en: 'Factur-X: the invoice as data (EN 16931) is embedded in this file as factur-x.xml and is what counts.',
    fr: 'Factur-X : la facture en données (EN 16931) est jointe à ce fichier (factur-x.xml) et fait foi.',
  },
  page: { en: 'Page', fr: 'Page' },
} as const;
export type InvoiceLabel = keyof typeof labels;

/** @example invoiceLabel('fr', 'credit') // 'Avoir' */
export const invoiceLabel = (language: InvoiceLanguage, label: InvoiceLabel): string =>
  labels[label][language];

const units: Readonly<Record<string, string>> = { TNE: 't', KGM: 'kg', MTR: 'm', H87: 'pc', C62: '1' };

/** A unit of Recommendation 20 as people write it. @example unitText('TNE') // 't' */
export const unitText = (code: string | null): string => (code === null ? '' : (units[code] ?? code));
