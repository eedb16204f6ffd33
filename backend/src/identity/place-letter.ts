import { mailTemplate } from '../platform/mail/index.ts';

/** To somebody who was known here already and was given a place in an organisation. */
export const placeLetter = mailTemplate(['organisation', 'days', 'link'], {
  en: {
    subject: 'You now work for {organisation} on TopSteel',
    paragraphs: [
      'You were given a place in {organisation} on TopSteel, under this e-mail address.',
      'Set a password with the link within {days} days; later, ask for a new link under “Forgotten password”. A password that you had before no longer counts.',
    ],
    action: 'Set a password',
  },
  fr: {
    subject: 'Vous travaillez désormais pour {organisation} sur TopSteel',
    paragraphs: [
      'Une place chez {organisation} vous a été donnée sur TopSteel, sous cette adresse e-mail.',
      'Définissez un mot de passe avec le lien dans les {days} jours ; ensuite, demandez un nouveau lien sous « Mot de passe oublié ». Un mot de passe antérieur n’est plus valable.',
    ],
    action: 'Définir un mot de passe',
  },
  de: {
    subject: 'Sie arbeiten jetzt auf TopSteel für {organisation}',
    paragraphs: [
      'Unter dieser E-Mail-Adresse haben Sie auf TopSteel einen Platz bei {organisation} erhalten.',
      'Setzen Sie mit dem Link innerhalb von {days} Tagen ein Passwort; danach fordern Sie unter „Passwort vergessen“ einen neuen an. Ein früheres Passwort gilt nicht mehr.',
    ],
    action: 'Passwort setzen',
  },
  es: {
    subject: 'Ahora trabaja para {organisation} en TopSteel',
    paragraphs: [
      'Se le ha dado un puesto en {organisation} en TopSteel, con esta dirección de correo.',
      'Establezca una contraseña con el enlace en un plazo de {days} días; después, pida uno nuevo en «Contraseña olvidada». Una contraseña anterior ya no vale.',
    ],
    action: 'Establecer una contraseña',
  },
  it: {
    subject: 'Ora lavora per {organisation} su TopSteel',
    paragraphs: [
      'Le è stato dato un posto in {organisation} su TopSteel, con questo indirizzo e-mail.',
      'Imposti una password con il collegamento entro {days} giorni; in seguito ne chieda uno nuovo sotto «Password dimenticata». Una password precedente non vale più.',
    ],
    action: 'Impostare una password',
  },
  nl: {
    subject: 'U werkt nu voor {organisation} op TopSteel',
    paragraphs: [
      'U hebt op TopSteel een plaats bij {organisation} gekregen, onder dit e-mailadres.',
      'Stel met de link binnen {days} dagen een wachtwoord in; vraag daarna een nieuwe link aan onder ‘Wachtwoord vergeten’. Een eerder wachtwoord geldt niet meer.',
    ],
    action: 'Een wachtwoord instellen',
  },
});
