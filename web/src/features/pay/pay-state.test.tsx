import { expect } from 'chai';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { languages, type Language } from '../../words/languages.ts';
import { loadWords } from '../../words/load-words.ts';
import { PayState } from './pay-state.tsx';
import { paymentsByStage, type ShownPayment } from './pay-fixtures.ts';
import { payStageOf, type PayStage } from './pay-stage.ts';
import { PaymentSteps } from './payment-steps.tsx';

async function textOf(element: React.ReactElement, language: Language): Promise<string> {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={language} timeZone="UTC" messages={await loadWords(language)}>
      {element}
    </NextIntlClientProvider>,
  );
  return html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const expected: Record<PayStage, [en: string, fr: string]> = {
  waiting: [
    'Waiting for your payment. Pay as shown below. Nothing has left your account yet, and the steel is kept for you until Thu 3 Dec 2026, 15:00\u00a0UTC.',
    'En attente de votre paiement. Payez comme indiqué ci-dessous. Rien n’a encore quitté votre compte, et l’acier vous est réservé jusqu’au jeu. 3 déc. 2026, 15:00\u00a0UTC.',
  ],
  seen: [
    'Your payment is seen. It is on its way and not final yet. You have nothing to do; this page follows it.',
    'Votre paiement est vu. Il est en route et pas encore définitif. Vous n’avez rien à faire\u202f; cette page le suit.',
  ],
  final: [
    'The payment is held. The steel has not left yet. 3,310.20\u00a0EUR are held for this order. Next the seller ships; after the weighing only the weighed mass is taken.',
    'Le paiement est retenu. L’acier n’est pas encore parti. 3\u202f310,20\u00a0EUR sont retenus pour cette commande. Le vendeur expédie ensuite\u202f; après la pesée, seule la masse pesée est prélevée.',
  ],
  paid: [
    'This order is paid. 3,300.00\u00a0EUR were taken for the weighed mass; what was held beyond it goes back to you.',
    'Cette commande est payée. 3\u202f300,00\u00a0EUR ont été prélevés pour la masse pesée\u202f; ce qui était retenu en plus vous revient.',
  ],
  late: [
    'Your payment came after the order had ended. 3,310.20\u00a0EUR came and go back to you the way they came. No steel is kept for you. Order again if you still need it.',
    'Votre paiement est arrivé après la fin de la commande. 3\u202f310,20\u00a0EUR sont arrivés et vous reviennent par la même voie. Aucun acier ne vous est réservé. Commandez à nouveau si vous en avez besoin.',
  ],
  lapsed: [
    'Your payment came after its price had lapsed. 3,310.20\u00a0EUR came and go back to you in full. The steel is kept for you until Thu 3 Dec 2026, 15:00\u00a0UTC: pay again below, at the price of now.',
    'Votre paiement est arrivé après l’expiration de son prix. 3\u202f310,20\u00a0EUR sont arrivés et vous reviennent en entier. L’acier vous est réservé jusqu’au jeu. 3 déc. 2026, 15:00\u00a0UTC\u00a0: payez à nouveau ci-dessous, au prix du moment.',
  ],
  partial: [
    '310.20\u00a0EUR are still missing. 3,000.00\u00a0EUR have come and are held. Send the rest in the same way, with the same reference; nothing ships before.',
    'Il manque encore 310,20\u00a0EUR. 3\u202f000,00\u00a0EUR sont arrivés et sont retenus. Envoyez le reste de la même façon, avec la même référence\u202f; rien ne part avant.',
  ],
  over: [
    'You have paid 689.80\u00a0EUR too much. 4,000.00\u00a0EUR are held for the order. The surplus goes back to you by itself when the weighed mass is taken.',
    'Vous avez payé 689,80\u00a0EUR de trop. 4\u202f000,00\u00a0EUR sont retenus pour la commande. Le surplus vous revient tout seul quand la masse pesée est prélevée.',
  ],
  expired: [
    'The time to pay is over. Nothing was paid, nothing has left your account, and the steel is on offer again. A transfer still on its way comes back to you. Reorder from the order page.',
    'Le délai de paiement est passé. Rien n’a été payé, rien n’a quitté votre compte et l’acier est de nouveau en vente. Un virement encore en route vous reviendra. Commandez à nouveau depuis la page de la commande.',
  ],
  cancelled: [
    'This order was cancelled. Nothing is to be paid. What had been paid goes back to you.',
    'Cette commande a été annulée. Rien n’est à payer. Ce qui avait été payé vous revient.',
  ],
  refunded: [
    'Your money has gone back. 3,310.20\u00a0EUR went back the way they came. A bank may need some days to show it.',
    'Votre argent vous a été rendu. 3\u202f310,20\u00a0EUR sont repartis par la même voie. Une banque peut mettre quelques jours à l’afficher.',
  ],
  disputed: [
    'The payment is disputed. 3,310.20\u00a0EUR stay held; neither side can take them until the dispute is decided. Answer on the order page.',
    'Le paiement est contesté. 3\u202f310,20\u00a0EUR restent retenus\u202f; aucune partie ne peut les prendre avant la décision. Répondez sur la page de la commande.',
  ],
  reversed: [
    'Your bank has taken the payment back. 3,310.20\u00a0EUR are with you again, and you still owe them for the steel. The seller is told. Contact the seller, or object with your bank.',
    'Votre banque a repris le paiement. 3\u202f310,20\u00a0EUR sont de nouveau chez vous, et vous les devez toujours pour l’acier. Le vendeur est informé. Contactez-le, ou opposez-vous auprès de votre banque.',
  ],
  failed: [
    'The payment was not made. No money has left your account. The steel is kept for you until Thu 3 Dec 2026, 15:00\u00a0UTC. Pay again below, in the same or another way. The card was declined.',
    'Le paiement n’a pas eu lieu. Aucune somme n’a quitté votre compte. L’acier vous est réservé jusqu’au jeu. 3 déc. 2026, 15:00\u00a0UTC. Payez à nouveau ci-dessous, de la même façon ou autrement. The card was declined.',
  ],
  again: [
    'The hold on your card ended before the seller was paid. The steel has left and the order stands, so 3,310.20\u00a0EUR are still owed. Nothing was taken. Pay again below before Thu 3 Dec 2026, 15:00\u00a0UTC.',
    'La réservation sur votre carte a pris fin avant que le vendeur ne soit payé. L’acier est parti et la commande tient\u00a0: 3\u202f310,20\u00a0EUR restent dus. Rien n’a été prélevé. Payez à nouveau ci-dessous avant le jeu. 3 déc. 2026, 15:00\u00a0UTC.',
  ],
};

describe('states of a payment', () => {
  for (const [stage, shown] of Object.entries(paymentsByStage) as [PayStage, ShownPayment][]) {
    it(`${stage}: says where the money is and what to do, in English and French`, async () => {
      expect(payStageOf(shown)).to.equal(stage);
      const said = (language: Language) => textOf(<PayState order={shown} />, language);
      expect([await said('en'), await said('fr')]).to.deep.equal(expected[stage]);
    });
  }

  it('are told in every language without a word left over', async () => {
    for (const language of languages) {
      for (const shown of Object.values(paymentsByStage)) {
        expect(await textOf(<PayState order={shown} />, language)).to.match(/^[^{}]{40,}$/);
      }
    }
  });

  it('lead through waiting, seen and held, and no further where the money took another way', async () => {
    const steps = (stage: PayStage) => textOf(<PaymentSteps order={paymentsByStage[stage]} />, 'en');
    expect(await steps('waiting')).to.equal(
      'Waiting for your payment (now) Payment seen Held for your order',
    );
    expect(await steps('partial')).to.equal(
      'Waiting for your payment (done) Payment seen (now) Held for your order',
    );
    expect(await steps('final')).to.equal(
      'Waiting for your payment (done) Payment seen (done) Held for your order (done)',
    );
    expect(await steps('refunded')).to.equal('');
  });
});
