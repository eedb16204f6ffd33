import { mailTemplate } from '../platform/mail/index.ts';

/** Whoever forgot their password. */
export const resetLetter = mailTemplate(['link'], {
  en: {
    subject: 'Set a new password',
    paragraphs: [
      'Somebody asked for a new password for your sign-in at TopSteel.',
      'If it was you, set it within an hour. If not, do nothing: your password stays as it is.',
    ],
    action: 'Set a new password',
  },
  fr: {
    subject: 'Définir un nouveau mot de passe',
    paragraphs: [
      'Un nouveau mot de passe a été demandé pour votre accès à TopSteel.',
      'Si c’était vous, définissez-le dans l’heure. Sinon, ne faites rien : votre mot de passe reste inchangé.',
    ],
    action: 'Définir un nouveau mot de passe',
  },
  de: {
    subject: 'Neues Passwort setzen',
    paragraphs: [
      'Für Ihre Anmeldung bei TopSteel wurde ein neues Passwort verlangt.',
      'Waren Sie es, setzen Sie es innerhalb einer Stunde. Wenn nicht, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
    ],
    action: 'Neues Passwort setzen',
  },
  es: {
    subject: 'Establecer una contraseña nueva',
    paragraphs: [
      'Se ha pedido una contraseña nueva para su acceso a TopSteel.',
      'Si ha sido usted, establézcala en el plazo de una hora. Si no, no haga nada: su contraseña no cambia.',
    ],
    action: 'Establecer una contraseña nueva',
  },
  it: {
    subject: 'Impostare una nuova password',
    paragraphs: [
      'È stata richiesta una nuova password per il suo accesso a TopSteel.',
      'Se è stato lei, la imposti entro un’ora. Altrimenti non faccia nulla: la sua password resta invariata.',
    ],
    action: 'Impostare una nuova password',
  },
  nl: {
    subject: 'Een nieuw wachtwoord instellen',
    paragraphs: [
      'Er is een nieuw wachtwoord gevraagd voor uw toegang tot TopSteel.',
      'Was u het, stel het dan binnen een uur in. Zo niet, doe niets: uw wachtwoord blijft zoals het is.',
    ],
    action: 'Een nieuw wachtwoord instellen',
  },
});

/** Whose account was closed for a while after wrong guesses. */
export const lockedLetter = mailTemplate(['link'], {
  en: {
    subject: 'Your sign-in was closed for a while',
    paragraphs: [
      'There were several wrong attempts to sign in as you. Your sign-in is closed for a while, longer with each further one.',
      'If it was you, open it again at once. If not, your password has not been guessed; a longer one or a passkey is safer.',
    ],
    action: 'Open my sign-in',
  },
  fr: {
    subject: 'Votre accès est bloqué temporairement',
    paragraphs: [
      'Plusieurs tentatives de connexion à votre nom ont échoué. Votre accès est bloqué, plus longtemps à chaque nouvel échec.',
      'Si c’était vous, débloquez-le immédiatement. Sinon, votre mot de passe n’a pas été deviné ; un mot de passe plus long ou une clé d’accès est plus sûr.',
    ],
    action: 'Débloquer mon accès',
  },
  de: {
    subject: 'Ihre Anmeldung ist vorübergehend gesperrt',
    paragraphs: [
      'Mehrere Versuche, sich als Sie anzumelden, sind fehlgeschlagen. Ihre Anmeldung ist gesperrt, mit jedem weiteren länger.',
      'Waren Sie es, öffnen Sie sie gleich wieder. Wenn nicht: Ihr Passwort wurde nicht erraten; ein längeres oder ein Passkey ist sicherer.',
    ],
    action: 'Anmeldung wieder öffnen',
  },
  es: {
    subject: 'Su acceso está bloqueado temporalmente',
    paragraphs: [
      'Han fallado varios intentos de entrar en su nombre. Su acceso está bloqueado, y más tiempo con cada nuevo fallo.',
      'Si ha sido usted, desbloquéelo ahora. Si no, su contraseña no ha sido adivinada; una más larga o una llave de acceso es más segura.',
    ],
    action: 'Desbloquear mi acceso',
  },
  it: {
    subject: 'Il suo accesso è bloccato temporaneamente',
    paragraphs: [
      'Diversi tentativi di accedere a suo nome non sono riusciti. Il suo accesso è bloccato, più a lungo a ogni nuovo errore.',
      'Se è stato lei, lo sblocchi subito. Altrimenti la sua password non è stata indovinata; una più lunga o una passkey è più sicura.',
    ],
    action: 'Sbloccare il mio accesso',
  },
  nl: {
    subject: 'Uw toegang is tijdelijk geblokkeerd',
    paragraphs: [
      'Meerdere pogingen om als u in te loggen zijn mislukt. Uw toegang is geblokkeerd, langer bij elke volgende fout.',
      'Was u het, open hem dan meteen weer. Zo niet: uw wachtwoord is niet geraden; een langer wachtwoord of een passkey is veiliger.',
    ],
    action: 'Mijn toegang openen',
  },
});

/** Goes to the new address: whoever reads it has it. */
export const newAddressLetter = mailTemplate(['link'], {
  en: {
    subject: 'Confirm your new e-mail address',
    paragraphs: ['Confirm within a day that you want to sign in at TopSteel with this address.'],
    action: 'Confirm this address',
  },
  fr: {
    subject: 'Confirmez votre nouvelle adresse e-mail',
    paragraphs: [
      'Confirmez dans la journée que vous souhaitez vous connecter à TopSteel avec cette adresse.',
    ],
    action: 'Confirmer cette adresse',
  },
  de: {
    subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    paragraphs: [
      'Bestätigen Sie innerhalb eines Tages, dass Sie sich bei TopSteel mit dieser Adresse anmelden wollen.',
    ],
    action: 'Diese Adresse bestätigen',
  },
  es: {
    subject: 'Confirme su nueva dirección de correo',
    paragraphs: ['Confirme en el plazo de un día que quiere entrar en TopSteel con esta dirección.'],
    action: 'Confirmar esta dirección',
  },
  it: {
    subject: 'Confermi il suo nuovo indirizzo e-mail',
    paragraphs: ['Confermi entro un giorno che desidera accedere a TopSteel con questo indirizzo.'],
    action: 'Confermare questo indirizzo',
  },
  nl: {
    subject: 'Bevestig uw nieuwe e-mailadres',
    paragraphs: ['Bevestig binnen een dag dat u met dit adres bij TopSteel wilt inloggen.'],
    action: 'Dit adres bevestigen',
  },
});

/** Tells the person what changed about their sign-in, at the address they had. */
export const changedLetter = mailTemplate(['what'], {
  en: {
    subject: 'Your sign-in was changed',
    paragraphs: ['{what}', 'If that was not you, set a new password at once and tell the marketplace.'],
  },
  fr: {
    subject: 'Votre accès a été modifié',
    paragraphs: [
      '{what}',
      'Si ce n’était pas vous, changez immédiatement de mot de passe et prévenez la place de marché.',
    ],
  },
  de: {
    subject: 'Ihre Anmeldung wurde geändert',
    paragraphs: [
      '{what}',
      'Waren Sie das nicht, setzen Sie sofort ein neues Passwort und melden Sie es dem Marktplatz.',
    ],
  },
  es: {
    subject: 'Su acceso ha cambiado',
    paragraphs: ['{what}', 'Si no ha sido usted, cambie la contraseña ahora y avise al mercado.'],
  },
  it: {
    subject: 'Il suo accesso è stato modificato',
    paragraphs: ['{what}', 'Se non è stato lei, cambi subito la password e avvisi il marketplace.'],
  },
  nl: {
    subject: 'Uw toegang is gewijzigd',
    paragraphs: [
      '{what}',
      'Was u dit niet, stel dan meteen een nieuw wachtwoord in en meld het aan de marktplaats.',
    ],
  },
});

/** What the letter about a change says. */
export const changes = {
  password: {
    en: 'Your password was changed, and every other session was ended.',
    fr: 'Votre mot de passe a été modifié et toutes les autres sessions ont été fermées.',
    de: 'Ihr Passwort wurde geändert und jede andere Sitzung beendet.',
    es: 'Su contraseña ha cambiado y se han cerrado las demás sesiones.',
    it: 'La sua password è stata modificata e tutte le altre sessioni sono state chiuse.',
    nl: 'Uw wachtwoord is gewijzigd en elke andere sessie is beëindigd.',
  },
  email: {
    en: 'You now sign in with another e-mail address.',
    fr: 'Vous vous connectez désormais avec une autre adresse e-mail.',
    de: 'Sie melden sich jetzt mit einer anderen E-Mail-Adresse an.',
    es: 'Ahora entra con otra dirección de correo.',
    it: 'Ora accede con un altro indirizzo e-mail.',
    nl: 'U logt nu in met een ander e-mailadres.',
  },
} as const;
