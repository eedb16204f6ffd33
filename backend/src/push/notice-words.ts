import type { Language } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';

export type NoticeKind =
  | 'order-bought'
  | 'order-sold'
  | 'recall'
  | 'check'
  | 'approval-asked'
  | 'approval-decided';

interface Words {
  order: (number: string) => { title: string; body: string };
  recall: (lot: string) => { title: string; body: string };
  check: { title: string; body: string };
  approval: { title: (number: string) => string; 'approval-asked': string; 'approval-decided': string };
}

/**
 * A locked screen is read by anybody: no company, no price, no state, and not what a question is about. French takes
 * U+00A0 before a colon.
 */
const words: Record<Language, Words> = {
  en: {
    order: (number) => ({
      title: `Order ${number}`,
      body: 'Something has changed. Open it to see whose move is next.',
    }),
    recall: (lot) => ({
      title: 'Recall: set the material aside',
      body: `Lot ${lot} was recalled. Do not use it, nor anything made of it.`,
    }),
    check: {
      title: 'An answer has changed',
      body: 'A question that you keep has another answer than before. Open it to see which.',
    },
    approval: {
      title: (number) => `Approval ${number}`,
      'approval-asked': 'An order waits for your decision.',
      'approval-decided': 'Your request was decided. Open it to see what comes next.',
    },
  },
  fr: {
    order: (number) => ({
      title: `Commande ${number}`,
      body: 'Quelque chose a changé. Ouvrez-la pour voir à qui d’agir.',
    }),
    recall: (lot) => ({
      title: 'Rappel\u00a0: isolez la matière',
      body: `Le lot ${lot} a été rappelé. N’utilisez ni lui, ni ce qui en a été fait.`,
    }),
    check: {
      title: 'Une réponse a changé',
      body: 'Une question que vous conservez a une autre réponse qu’auparavant. Ouvrez la page pour voir laquelle.',
    },
    approval: {
      title: (number) => `Approbation ${number}`,
      'approval-asked': 'Une commande attend votre décision.',
      'approval-decided': 'Votre demande est décidée. Ouvrez-la pour voir la suite.',
    },
  },
  de: {
    order: (number) => ({
      title: `Bestellung ${number}`,
      body: 'Etwas hat sich geändert. Öffnen Sie sie, um zu sehen, wer am Zug ist.',
    }),
    recall: (lot) => ({
      title: 'Rückruf: Material aussondern',
      body: `Los ${lot} wurde zurückgerufen. Verwenden Sie es nicht und nichts daraus Gefertigtes.`,
    }),
    check: {
      title: 'Eine Antwort hat sich geändert',
      body: 'Eine Frage, die Sie aufbewahren, hat eine andere Antwort als zuvor. Öffnen Sie die Seite, um zu sehen, welche.',
    },
    approval: {
      title: (number) => `Freigabe ${number}`,
      'approval-asked': 'Eine Bestellung wartet auf Ihre Entscheidung.',
      'approval-decided':
        'Über Ihre Anfrage ist entschieden. Öffnen Sie sie, um zu sehen, wie es weitergeht.',
    },
  },
  es: {
    order: (number) => ({
      title: `Pedido ${number}`,
      body: 'Algo ha cambiado. Ábralo para ver a quién le toca actuar.',
    }),
    recall: (lot) => ({
      title: 'Retirada: aparte el material',
      body: `El lote ${lot} se ha retirado. No lo use, ni nada hecho de él.`,
    }),
    check: {
      title: 'Una respuesta ha cambiado',
      body: 'Una pregunta que usted guarda tiene otra respuesta que antes. Abra la página para ver cuál.',
    },
    approval: {
      title: (number) => `Aprobación ${number}`,
      'approval-asked': 'Un pedido espera su decisión.',
      'approval-decided': 'Su solicitud está decidida. Ábrala para ver qué sigue.',
    },
  },
  it: {
    order: (number) => ({
      title: `Ordine ${number}`,
      body: 'Qualcosa è cambiato. Lo apra per vedere a chi tocca.',
    }),
    recall: (lot) => ({
      title: 'Richiamo: metta da parte il materiale',
      body: `Il lotto ${lot} è stato richiamato. Non lo usi, né ciò che ne è stato fatto.`,
    }),
    check: {
      title: 'Una risposta è cambiata',
      body: 'Una domanda che Lei conserva ha una risposta diversa da prima. Apra la pagina per vedere quale.',
    },
    approval: {
      title: (number) => `Approvazione ${number}`,
      'approval-asked': 'Un ordine attende la sua decisione.',
      'approval-decided': 'La sua richiesta è decisa. La apra per vedere il seguito.',
    },
  },
  nl: {
    order: (number) => ({
      title: `Bestelling ${number}`,
      body: 'Er is iets veranderd. Open haar om te zien wie aan zet is.',
    }),
    recall: (lot) => ({
      title: 'Terugroeping: leg het materiaal apart',
      body: `Partij ${lot} is teruggeroepen. Gebruik haar niet, en niets wat ervan is gemaakt.`,
    }),
    check: {
      title: 'Een antwoord is veranderd',
      body: 'Een vraag die u bewaart, heeft een ander antwoord dan eerst. Open de pagina om te zien welke.',
    },
    approval: {
      title: (number) => `Goedkeuring ${number}`,
      'approval-asked': 'Een bestelling wacht op uw beslissing.',
      'approval-decided': 'Over uw aanvraag is beslist. Open haar om te zien hoe het verdergaat.',
    },
  },
};

export interface Notice {
  title: string;
  body: string;
  /** Path of the page that says more; it stands below the reader's language. */
  path: string;
  /** Two of one tag stand as one on the screen. */
  tag: string;
}

/**
 * What a browser shows.
 *
 * @example noticeOf({ kind: 'order-bought', subject: 'PO-2026-000042', orderId: '01…' }, 'en').title // 'Order PO-2026-000042'
 */
export function noticeOf(
  { kind, subject, orderId }: { kind: NoticeKind; subject: string; orderId: string | null },
  language: Language,
): Notice {
  if (kind === 'recall') {
    const code = lotCodeOf(BigInt(subject));
    return {
      ...words[language].recall(code),
      path: `/${language}/genealogy/${code}`,
      tag: `recall-${code}`,
    };
  }
  if (kind === 'check')
    return { ...words[language].check, path: `/${language}/audit/checks`, tag: `check-${subject}` };
  if (kind === 'approval-asked' || kind === 'approval-decided') {
    const { approval } = words[language];
    return {
      title: approval.title(subject),
      body: approval[kind],
      path: `/${language}/approvals/${orderId ?? ''}`,
      tag: `approval-${orderId ?? subject}`,
    };
  }
  const folder = kind === 'order-sold' ? '/vendor/orders' : '/orders';
  return {
    ...words[language].order(subject),
    path: `/${language}${folder}/${orderId ?? ''}`,
    tag: `order-${orderId ?? subject}`,
  };
}
