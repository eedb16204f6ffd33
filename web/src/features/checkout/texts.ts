/** Texts of the checkout and of paying. */
export const texts = {
  title: 'Check and pay',
  used: 'This price was already ordered or has run out.',
  references: {
    heading: '2. Your reference',
    label: 'Your order number (optional)',
    hint: 'Up to 64 characters. It appears on the order and its documents.',
  },
  answers: {
    heading: '1. Check the order',
    seller: 'Seller',
    product: 'Product',
    heat: 'Heat',
    mass: 'Mass ordered',
    max: 'Most that can be delivered',
    change: 'Change',
    changeWhat: 'mass or product',
  },
  pay: {
    heading: '3. Pay into escrow',
    rail: 'USDC in escrow',
    due: 'What leaves now',
    dueText: (amount: string) =>
      `up to ${amount} USDC into escrow, by one signature. We pay the network fee.`,
    release: 'Who releases it',
    releaseText: 'You, by confirming arrival; or the inspection time, once the load is weighed.',
    rest: 'The rest',
    restText: 'returns to your wallet with the same settlement.',
    placing: 'Placing the order…',
    place: (amount: string) => `Place the order and pay up to ${amount} USDC`,
    placed: (number: string) => `Order ${number} is placed. One signature is left.`,
    authorise: (amount: string) => `Authorise ${amount} USDC`,
    done: 'Signed. Opening your order…',
  },
} as const;
