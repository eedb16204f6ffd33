import { documentLanguages, type DocumentLanguage, type Texts } from './languages.ts';

const labels = {
  title: [
    'Delivery note',
    'Bon de livraison',
    'Lieferschein',
    'Albarán de entrega',
    'Documento di trasporto',
    'Pakbon',
  ],
  announced: ['Shipped', 'Expédié le', 'Versandt am', 'Expedido el', 'Spedito il', 'Verzonden op'],
  order: ['Order', 'Commande', 'Auftrag', 'Pedido', 'Ordine', 'Order'],
  buyerOrder: ['Your order', 'Votre commande', 'Ihre Bestellung', 'Su pedido', 'Il suo ordine', 'Uw order'],
  load: [
    'Load',
    'Livraison partielle',
    'Teillieferung',
    'Entrega parcial',
    'Consegna parziale',
    'Deellevering',
  ],
  last: ['last load', 'dernière', 'letzte', 'última', 'ultima', 'laatste'],
  carrier: ['Carrier', 'Transporteur', 'Spediteur', 'Transportista', 'Vettore', 'Vervoerder'],
  vehicle: ['Vehicle', 'Véhicule', 'Fahrzeug', 'Vehículo', 'Veicolo', 'Voertuig'],
  seller: ['From', 'Expéditeur', 'Absender', 'Remitente', 'Mittente', 'Afzender'],
  buyer: ['To', 'Destinataire', 'Empfänger', 'Destinatario', 'Destinatario', 'Ontvanger'],
  goods: ['Goods', 'Marchandise', 'Ware', 'Mercancía', 'Merce', 'Goederen'],
  product: ['Product', 'Produit', 'Erzeugnis', 'Producto', 'Prodotto', 'Product'],
  heat: [
    'Heat number',
    'Numéro de coulée',
    'Schmelzennummer',
    'Número de colada',
    'Numero di colata',
    'Smeltnummer',
  ],
  certificate: ['Certificate', 'Certificat', 'Zeugnis', 'Certificado', 'Certificato', 'Certificaat'],
  lot: ['Lot', 'Lot', 'Los', 'Lote', 'Lotto', 'Partij'],
  pieces: ['Pieces', 'Pièces', 'Stück', 'Piezas', 'Pezzi', 'Stuks'],
  planned: ['Planned, kg', 'Prévu, kg', 'Geplant, kg', 'Previsto, kg', 'Previsto, kg', 'Gepland, kg'],
  weighed: ['Weighed, kg', 'Pesé, kg', 'Gewogen, kg', 'Pesado, kg', 'Pesato, kg', 'Gewogen, kg'],
  packing: ['Packing list', 'Liste de colisage', 'Packliste', 'Lista de bultos', 'Lista colli', 'Paklijst'],
  bundle: ['Bundle', 'Colis', 'Bund', 'Bulto', 'Collo', 'Bundel'],
  length: ['Length, mm', 'Longueur, mm', 'Länge, mm', 'Longitud, mm', 'Lunghezza, mm', 'Lengte, mm'],
  mass: ['Mass, kg', 'Masse, kg', 'Masse, kg', 'Masa, kg', 'Massa, kg', 'Massa, kg'],
  scan: [
    'Scan to check the certificate, the lot and its title.',
    'Scannez pour vérifier le certificat, le lot et sa propriété.',
    'Scannen Sie, um Zeugnis, Los und Eigentum zu prüfen.',
    'Escanee para comprobar el certificado, el lote y su propiedad.',
    'Scansioni per verificare il certificato, il lotto e la proprietà.',
    'Scan om certificaat, partij en eigendom te controleren.',
  ],
  receipt: [
    'Received complete and undamaged (name, date, signature)',
    'Reçu complet et sans dommage (nom, date, signature)',
    'Vollständig und unbeschädigt erhalten (Name, Datum, Unterschrift)',
    'Recibido completo y sin daños (nombre, fecha, firma)',
    'Ricevuto completo e senza danni (nome, data, firma)',
    'Volledig en onbeschadigd ontvangen (naam, datum, handtekening)',
  ],
} as const satisfies Record<string, Texts>;

export type DeliveryNoteLabel = keyof typeof labels;

/** @example deliveryNoteLabel('de', 'title') // 'Lieferschein' */
export const deliveryNoteLabel = (language: DocumentLanguage, name: DeliveryNoteLabel): string =>
  labels[name][documentLanguages.indexOf(language)] ?? labels[name][0];
