/** Texts of signing in and of the header. */
export const texts = {
  brand: 'TopSteel',
  skip: 'Skip to content',
  nav: {
    label: 'Main',
    steel: 'Steel',
    check: 'Check a label',
    orders: 'My orders',
    carbon: 'Carbon',
    verifier: 'Statements to verify',
    vendor: 'Vendor desk',
    countersign: 'Countersigning',
    audit: 'Audit',
    finance: 'Finance',
    signIn: 'Sign in',
    signOut: 'Sign out',
  },
  demo: 'Demo: test money and invented companies. Nothing here is worth real money.',
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    button: 'Sign in',
    busy: 'Signing in…',
    failed: 'The e-mail or the password is wrong. Check both and try again.',
    demoTitle: 'Demo sign-ins',
    demoIntro: 'One press signs you in as one of the companies of the demo.',
    already: (name: string) => `You are signed in as ${name}.`,
  },
  noAccess: {
    title: 'No access',
    signedOut: 'Sign in to see this page.',
    wrongRole: (organisation: string) =>
      `${organisation} has no access to this page. Sign in as an organisation that has, or ask whoever manages your account.`,
  },
} as const;
