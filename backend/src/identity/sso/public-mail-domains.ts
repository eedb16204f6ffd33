/** Where anybody gets a mailbox: no company has these domains. */
const names = [
  'gmail.com googlemail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me tutanota.com tuta.com mail.com',
  'mail.ru yandex.com yandex.ru zoho.com fastmail.com hey.com gmx.net gmx.de gmx.at gmx.ch gmx.com gmx.fr web.de t-online.de',
  'freenet.de arcor.de 1und1.de posteo.de mailbox.org bluewin.ch orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr',
  'bbox.fr libero.it virgilio.it tin.it alice.it tiscali.it poste.it telefonica.net ziggo.nl kpnmail.nl hetnet.nl planet.nl',
  'xs4all.nl home.nl telenet.be skynet.be proximus.be btinternet.com sky.com talktalk.net virginmedia.com seznam.cz wp.pl o2.pl',
  'onet.pl interia.pl qq.com 163.com 126.com naver.com',
];
const known = new Set(names.flatMap((line) => line.split(' ')));
/** Of these there is one for each country. */
const FAMILIES = /^(outlook|hotmail|live|msn|yahoo|ymail|rocketmail)\.[a-z]{2,3}(\.[a-z]{2})?$/;

/** @example isPublicMail('gmail.com') // true @example isPublicMail('yahoo.co.uk') // true */
export const isPublicMail = (domain: string): boolean => known.has(domain) || FAMILIES.test(domain);
