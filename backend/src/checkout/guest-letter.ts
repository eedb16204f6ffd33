import { mailTemplate } from '../platform/mail/index.ts';

/** The letter to somebody who ordered without a sign-in: its link proves the mailbox. */
export const guestLetter = mailTemplate(['contact', 'company', 'days', 'link'], {
  en: {
    subject: 'Confirm the order of {company}',
    paragraphs: [
      '{contact}, you ordered for {company} on TopSteel. Confirm with the link that this address is yours: before, no goods leave.',
      'Under the link you see how to pay, follow the order, and can set a password. It is good for {days} days. If you did not order, ignore this letter.',
    ],
    action: 'Confirm and open the order',
  },
  fr: {
    subject: 'Confirmez la commande de {company}',
    paragraphs: [
      '{contact}, vous avez passé commande pour {company} sur TopSteel. Confirmez par le lien que cette adresse est la vôtre : avant cela, aucune marchandise ne part.',
      'Le lien montre comment payer, permet de suivre la commande et de choisir un mot de passe. Il est valable {days} jours. Si vous n’avez rien commandé, ignorez ce message.',
    ],
    action: 'Confirmer et ouvrir la commande',
  },
  de: {
    subject: 'Bestätigen Sie die Bestellung von {company}',
    paragraphs: [
      '{contact}, Sie haben auf TopSteel für {company} bestellt. Bestätigen Sie mit dem Link, dass diese Adresse Ihnen gehört: vorher verlässt keine Ware das Lager.',
      'Unter dem Link sehen Sie, wie bezahlt wird, verfolgen die Bestellung und können ein Passwort setzen. Er gilt {days} Tage. Haben Sie nichts bestellt, lassen Sie diese Nachricht unbeachtet.',
    ],
    action: 'Bestätigen und Bestellung öffnen',
  },
  es: {
    subject: 'Confirme el pedido de {company}',
    paragraphs: [
      '{contact}, ha hecho un pedido para {company} en TopSteel. Confirme con el enlace que esta dirección es suya: antes no sale ninguna mercancía.',
      'El enlace muestra cómo pagar, permite seguir el pedido y elegir una contraseña. Es válido {days} días. Si no ha pedido nada, ignore este mensaje.',
    ],
    action: 'Confirmar y abrir el pedido',
  },
  it: {
    subject: 'Confermi l’ordine di {company}',
    paragraphs: [
      '{contact}, ha ordinato per {company} su TopSteel. Confermi con il collegamento che questo indirizzo è suo: prima non parte alcuna merce.',
      'Il collegamento mostra come pagare, permette di seguire l’ordine e di scegliere una password. Vale {days} giorni. Se non ha ordinato nulla, ignori questo messaggio.',
    ],
    action: 'Confermare e aprire l’ordine',
  },
  nl: {
    subject: 'Bevestig de bestelling van {company}',
    paragraphs: [
      '{contact}, u hebt op TopSteel besteld voor {company}. Bevestig met de link dat dit adres van u is: eerder vertrekken er geen goederen.',
      'Onder de link ziet u hoe u betaalt, volgt u de bestelling en kunt u een wachtwoord kiezen. Hij is {days} dagen geldig. Hebt u niets besteld, negeer dan dit bericht.',
    ],
    action: 'Bevestigen en bestelling openen',
  },
});
