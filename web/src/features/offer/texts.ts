/** Texts of one offer and of its quote. */
export const texts = {
  loading: 'Loading the offer',
  soldBy: (seller: string) => `Sold by ${seller}`,
  facts: {
    heading: 'The lot',
    dimensions: 'Dimensions',
    sku: 'Seller’s part number',
    heat: 'Heat',
    marking: 'Marking',
    pieces: 'Pieces',
    stock: 'Stock',
    incoterm: 'Delivery term',
    lead: 'Ready in',
    days: (days: number) => `${String(days)} ${days === 1 ? 'day' : 'days'}`,
    available: 'Available',
    melt: 'Melted in',
    route: 'Steel route',
    lot: 'Lot',
  },
  proof: {
    heading: 'Proof',
    certificate: (type: string, number: string, maker: string) =>
      `EN 10204 ${type} certificate ${number}, issued by ${maker}.`,
    registered: 'Registered, and the entry is final.',
    settling: 'Registered; the entry becomes final in a moment.',
    mass: 'Certified mass of this lot:',
    check: 'Check it yourself against the register',
    checkHint: 'The passport reads the register and the document itself; it does not take our word for it.',
  },
  chemistry: {
    heading: 'Chemistry',
    caption: (unit: string) => `Chemical composition, mass fractions in ${unit}`,
  },
  mechanics: {
    heading: 'Mechanical properties',
    caption: 'Mechanical properties as certified, with the limits of the grade',
  },
  columns: {
    element: 'Element',
    property: 'Property',
    value: 'Value',
    unit: 'Unit',
    limits: 'Limits',
    result: 'Result',
  },
  verdicts: { within: 'within', outside: 'outside', unknown: 'no limit' },
  noLimit: '–',
  noValues: 'The certificate gives no values here.',
  carbon: {
    heading: 'Carbon',
    declared: (organisation: string) =>
      `per tonne, declared by ${organisation}. Nobody independent has checked this figure.`,
    none: 'The seller has declared no figure for this lot.',
    per: 'For your order:',
  },
  buy: {
    heading: 'Buy',
    beforeTax: 'before tax',
    compare: (price: string) => `${price} USDC per tonne, to compare by.`,
    breaks: 'From a mass on',
    breakLine: (mass: string, price: string) => `from ${mass} t: ${price}`,
    extras: 'Extras',
    extraLine: (code: string, price: string, basis: string, isAlways: boolean) =>
      `${code}: ${price} per ${basis}${isAlways ? ', always charged' : ''}`,

    mass: 'Mass in t',
    hint: (min: string, step: string, max: string) =>
      `At least ${min} t, in steps of ${step} t, at most ${max} t.`,
    get: 'Get price',
    busy: 'Asking…',
    notNumber: 'Write the mass in tonnes with digits and a point, for example 5 or 5.5.',
    signIn: 'Sign in as a buyer to get a price with your tax.',
    wrongRole: (name: string) => `${name} is not a buyer. Sign in as a buyer to order.`,
    own: 'This is your own offer.',
    gone: 'This offer is closed. Nothing can be ordered under it.',
    soldOut: 'Sold out. Nothing can be ordered under this offer.',
  },
  quote: {
    heading: 'Your price',
    caption: 'What this order costs, in USDC',
    goods: 'Goods',
    tax: 'Tax',
    total: 'Total for the ordered mass',
    max: 'Maximum that will be authorised',
    maxHint: (mass: string) =>
      `If the weighbridge shows more than you ordered, you pay up to ${mass} t and no more.`,
    commission: (percent: string) =>
      `The seller pays the commission of ${percent} % out of the price. You pay nothing on top.`,
    shares: (shares: string) => `Of the commission, ${shares}.`,
    share: (percent: string, name: string) => `${percent} % go to ${name}`,
    escrow:
      'You authorise the maximum. The money is held until delivery; the seller is paid for the weighed mass, and the rest returns to you.',
    inspection: (duration: string) =>
      `After weighing you have ${duration} to confirm arrival. If nobody objects by then, the seller is paid.`,
    goOn: (amount: string) => `Continue: authorise up to ${amount} USDC`,
    clock: (left: string) => `This price holds for ${left}.`,
    expired: 'This price has run out. Get a new one; nothing was ordered.',
  },
} as const;
