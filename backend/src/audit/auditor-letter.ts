import { mailTemplate } from '../platform/mail/index.ts';

/** To an auditor who was let into a company's part of the record. */
export const auditorLetter = mailTemplate(['organisation', 'period', 'expires', 'link'], {
  en: {
    subject: 'You may audit {organisation} on TopSteel',
    paragraphs: [
      '{organisation} lets you look at its part of the record: {period}. The access ends on {expires}, and everything that you read is written down.',
      'If you have no password yet, ask for one under “Forgotten password” with this e-mail address.',
    ],
    action: 'Open the audit desk',
  },
  fr: {
    subject: 'Vous pouvez auditer {organisation} sur TopSteel',
    paragraphs: [
      '{organisation} vous donne accès à sa part du registre : {period}. L’accès prend fin le {expires}, et tout ce que vous lisez est consigné.',
      'Si vous n’avez pas encore de mot de passe, demandez-en un sous « Mot de passe oublié » avec cette adresse.',
    ],
    action: 'Ouvrir le bureau d’audit',
  },
  de: {
    subject: 'Sie dürfen {organisation} auf TopSteel prüfen',
    paragraphs: [
      '{organisation} gibt Ihnen Einsicht in ihren Teil des Registers: {period}. Der Zugang endet am {expires}, und alles, was Sie lesen, wird festgehalten.',
      'Wenn Sie noch kein Passwort haben, fordern Sie unter „Passwort vergessen“ mit dieser Adresse eines an.',
    ],
    action: 'Prüftisch öffnen',
  },
  es: {
    subject: 'Puede auditar {organisation} en TopSteel',
    paragraphs: [
      '{organisation} le da acceso a su parte del registro: {period}. El acceso termina el {expires}, y todo lo que lea queda anotado.',
      'Si aún no tiene contraseña, pídala en «Contraseña olvidada» con esta dirección.',
    ],
    action: 'Abrir la mesa de auditoría',
  },
  it: {
    subject: 'Può verificare {organisation} su TopSteel',
    paragraphs: [
      '{organisation} le dà accesso alla sua parte del registro: {period}. L’accesso termina il {expires}, e tutto ciò che legge viene annotato.',
      'Se non ha ancora una password, la chieda sotto «Password dimenticata» con questo indirizzo.',
    ],
    action: 'Aprire il banco di verifica',
  },
  nl: {
    subject: 'U mag {organisation} controleren op TopSteel',
    paragraphs: [
      '{organisation} geeft u inzage in haar deel van het register: {period}. De toegang eindigt op {expires}, en alles wat u leest wordt vastgelegd.',
      'Hebt u nog geen wachtwoord, vraag er dan een aan onder ‘Wachtwoord vergeten’ met dit adres.',
    ],
    action: 'Auditbureau openen',
  },
});
