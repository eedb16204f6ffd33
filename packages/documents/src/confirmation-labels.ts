import { documentLanguages, type DocumentLanguage, type Texts } from './languages.ts';

const labels = {
  confirmation: [
    'Order confirmation',
    'Confirmation de commande',
    'Auftragsbestätigung',
    'Confirmación de pedido',
    'Conferma d’ordine',
    'Orderbevestiging',
  ],
  ordered: ['Ordered on', 'Commandé le', 'Bestellt am', 'Pedido el', 'Ordinato il', 'Besteld op'],
  reference: [
    'Your reference',
    'Votre référence',
    'Ihr Zeichen',
    'Su referencia',
    'Vostro riferimento',
    'Uw referentie',
  ],
  group: ['Group', 'Groupe', 'Sammelbestellung', 'Grupo', 'Gruppo', 'Groep'],
  seller: ['Seller', 'Vendeur', 'Verkäufer', 'Vendedor', 'Venditore', 'Verkoper'],
  buyer: ['Buyer', 'Acheteur', 'Käufer', 'Comprador', 'Acquirente', 'Koper'],
  site: ['Delivered to', 'Livré à', 'Lieferung an', 'Entrega en', 'Consegna a', 'Geleverd aan'],
  collected: [
    'Collected by the buyer',
    'Enlevé par l’acheteur',
    'Abholung durch den Käufer',
    'Recogida por el comprador',
    'Ritiro a cura dell’acquirente',
    'Afgehaald door de koper',
  ],
  vat: ['VAT', 'TVA', 'USt.', 'IVA', 'IVA', 'btw'],
  order: ['Order', 'Commande', 'Auftrag', 'Pedido', 'Ordine', 'Order'],
  item: ['Item', 'Désignation', 'Bezeichnung', 'Descripción', 'Descrizione', 'Omschrijving'],
  heat: ['Heat', 'Coulée', 'Schmelze', 'Colada', 'Colata', 'Smelt'],
  mass: ['Mass, t', 'Masse, t', 'Masse, t', 'Masa, t', 'Massa, t', 'Massa, t'],
  most: ['At most, t', 'Au plus, t', 'Höchstens, t', 'Como máximo, t', 'Al massimo, t', 'Hoogstens, t'],
  net: ['Net', 'HT', 'Netto', 'Neto', 'Netto', 'Netto'],
  total: ['Total', 'TTC', 'Gesamt', 'Total', 'Totale', 'Totaal'],
  sum: ['Sum', 'Somme', 'Summe', 'Suma', 'Somma', 'Som'],
  weighed: [
    'Payment follows the weighed mass, within the tolerance; “at most” is the most that is taken.',
    'Le paiement suit la masse pesée, dans la tolérance ; « au plus » est le maximum prélevé.',
    'Bezahlt wird die gewogene Masse innerhalb der Toleranz; „höchstens“ ist das Meiste, was eingezogen wird.',
    'Se paga la masa pesada, dentro de la tolerancia; «como máximo» es lo máximo que se cobra.',
    'Si paga la massa pesata, entro la tolleranza; «al massimo» è il massimo che viene prelevato.',
    'Betaald wordt de gewogen massa, binnen de tolerantie; “hoogstens” is het meeste dat wordt afgenomen.',
  ],
  state: [
    'This confirms what was ordered. It is no invoice.',
    'Ce document confirme la commande. Ce n’est pas une facture.',
    'Dies bestätigt die Bestellung. Es ist keine Rechnung.',
    'Este documento confirma el pedido. No es una factura.',
    'Questo documento conferma l’ordine. Non è una fattura.',
    'Dit bevestigt de bestelling. Het is geen factuur.',
  ],
} as const satisfies Record<string, Texts>;

export type ConfirmationLabel = keyof typeof labels;

/** @example confirmationLabel('de', 'heat') // 'Schmelze' */
export const confirmationLabel = (language: DocumentLanguage, label: ConfirmationLabel): string =>
  labels[label][documentLanguages.indexOf(language)] ?? labels[label][0];
