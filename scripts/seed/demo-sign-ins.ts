/** The people of the demo world. They exist only where `npm start` seeds it; their passwords are no secret. */
export interface DemoSignIn {
  /** What the button on the sign-in page says. */
  label: string;
  email: string;
  password: string;
  name: string;
  /** What the person is in the trade, in one word. */
  role: string;
  /** `key` of the organisation in world/organisations.json. */
  organisation: string;
  duty: 'admin' | 'trade' | 'finance' | 'audit';
  /** Index of the demo wallet under the well-known test mnemonic, for those who sign in a wallet. */
  wallet?: number;
}

/** Countersigns certificates of type 3.2; added to an organisation that the world has registered already. */
export const inspectorSignIn: DemoSignIn = {
  label: 'Inspection body (Italy), countersigns type 3.2',
  email: 'inspector@demo.topsteel.example',
  password: 'demo-inspector-2026',
  name: 'Davide Galli',
  role: 'inspection body',
  organisation: 'inspection',
  duty: 'admin',
};

/** Two people of the marketplace: one proposes payouts, the other approves them. */
export const financeSignIns: readonly [DemoSignIn, DemoSignIn] = [
  {
    label: 'Finance desk of the marketplace, proposes payouts',
    email: 'finance@demo.topsteel.example',
    password: 'demo-finance-2026',
    name: 'Nora Schmit',
    role: 'finance',
    organisation: 'marketplace',
    duty: 'trade',
  },
  {
    label: 'Finance desk of the marketplace, approves payouts',
    email: 'second-finance@demo.topsteel.example',
    password: 'demo-second-finance-2026',
    name: 'Tom Reuter',
    role: 'finance',
    organisation: 'marketplace',
    duty: 'trade',
  },
];

/** Orders for a company whose other person approves what is above 5,000 EUR; added to it once it is registered. */
export const purchaserSignIn: DemoSignIn = {
  label: 'Purchaser (Germany), above 5,000 EUR somebody approves',
  email: 'purchaser@demo.topsteel.example',
  password: 'demo-purchaser-2026',
  name: 'Mira Sand',
  role: 'buyer',
  organisation: 'buyer-1',
  duty: 'trade',
};

export const demoSignIns: readonly DemoSignIn[] = [
  {
    label: 'Mill (France), account hosted for it',
    email: 'mill@demo.topsteel.example',
    password: 'demo-mill-2026',
    name: 'Camille Roussel',
    role: 'mill',
    organisation: 'mill-fr',
    duty: 'admin',
  },
  {
    label: 'Mill (Luxembourg), signs with its own wallet',
    email: 'own-key-mill@demo.topsteel.example',
    password: 'demo-own-key-2026',
    name: 'Luc Weber',
    role: 'mill',
    organisation: 'mill-lu',
    duty: 'admin',
    wallet: 10,
  },
  {
    label: 'Buyer (Germany)',
    email: 'buyer@demo.topsteel.example',
    password: 'demo-buyer-2026',
    name: 'Anke Brandt',
    role: 'buyer',
    organisation: 'buyer-1',
    duty: 'admin',
    wallet: 8,
  },
  {
    label: 'Buyer (Belgium)',
    email: 'second-buyer@demo.topsteel.example',
    password: 'demo-second-buyer-2026',
    name: 'Pieter Claes',
    role: 'buyer',
    organisation: 'buyer-2',
    duty: 'admin',
    wallet: 9,
  },
  {
    label: 'Auditor',
    email: 'auditor@demo.topsteel.example',
    password: 'demo-auditor-2026',
    name: 'Ilaria Conti',
    role: 'auditor',
    organisation: 'inspection',
    duty: 'audit',
  },
  {
    label: 'Service centre (Netherlands)',
    email: 'service-centre@demo.topsteel.example',
    password: 'demo-service-2026',
    name: 'Sanne Visser',
    role: 'processor',
    organisation: 'service-centre',
    duty: 'admin',
  },
  {
    label: 'Stockist (Italy)',
    email: 'stockist@demo.topsteel.example',
    password: 'demo-stockist-2026',
    name: 'Marco Ferri',
    role: 'stockist',
    organisation: 'stockist',
    duty: 'admin',
  },
  {
    label: 'Carrier (Austria)',
    email: 'carrier@demo.topsteel.example',
    password: 'demo-carrier-2026',
    name: 'Jonas Huber',
    role: 'carrier',
    organisation: 'carrier',
    duty: 'admin',
  },
  {
    label: 'Accreditor (Luxembourg), vouches for the others',
    email: 'accreditor@demo.topsteel.example',
    password: 'demo-accreditor-2026',
    name: 'Odile Kremer',
    role: 'auditor',
    organisation: 'accreditor',
    duty: 'audit',
    wallet: 0,
  },
  {
    label: 'Verifier of emissions (Austria)',
    email: 'verifier@demo.topsteel.example',
    password: 'demo-verifier-2026',
    name: 'Eva Moser',
    role: 'verifier',
    organisation: 'verifier',
    duty: 'admin',
  },
  inspectorSignIn,
  ...financeSignIns,
  purchaserSignIn,
];

export const demoSignInOf = (organisation: string): DemoSignIn => {
  const found = demoSignIns.find((person) => person.organisation === organisation);
  if (found === undefined)
    throw new Error(`No demo person belongs to "${organisation}". Add one to demo-sign-ins.ts.`);
  return found;
};
