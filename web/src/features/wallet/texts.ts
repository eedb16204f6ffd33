/** Texts of connecting a wallet and signing in it. */
export const texts = {
  loading: 'Loading the wallet connection',
  explain:
    'USDC are digital dollars: 1 USDC is 1 US dollar at its issuer. They lie in a wallet that only you can sign for.',
  connect: 'Connect a wallet',
  choose: 'Choose a wallet',
  none: 'No wallet was found in this browser. Install a browser wallet, then reload this page.',
  browserWallet: 'Browser wallet',
  connecting: 'Waiting for the wallet…',
  cancel: 'Cancel',
  connected: 'Wallet',
  disconnect: 'Use another wallet',
  balance: 'Balance',
  network: 'Network',
  wrongNetwork: (name: string) =>
    `Your wallet is on another network. Switch it to ${name} before you sign; nothing was signed.`,
  switchNetwork: 'Switch network',
  wrongAccount: 'This must be signed by another account of yours. Connect the wallet that holds:',
  insufficient: (missing: string) =>
    `The wallet lacks ${missing} USDC for the maximum that will be authorised. Nothing was signed.`,
  insufficientReal: 'Add USDC to this wallet or connect another one; the balance here refreshes by itself.',
  faucet: 'Get test USDC',
  faucetBusy: 'Sending test USDC…',
  balanceUnknown: 'The balance could not be read. Check that the network can be reached and try again.',
  declined: 'You declined in the wallet. Nothing was signed and no money has left your account.',
  signFailed: (reason: string) =>
    `The wallet could not sign: ${reason} Nothing was sent and no money has left your account.`,
  signing: 'Confirm in your wallet…',
  sending: 'Signed. Handing it in…',
  explainCoin: 'Send it from a wallet in this browser, or from any other wallet by address or code.',
  sendCoin: (amount: string) => `Send ${amount} ETH`,
  sent: 'Sent. It is seen here in a moment, and held when it is final.',
  sendFailed: (reason: string) => `The wallet did not send it: ${reason} Nothing has left your account.`,
  youSign: 'You are about to sign',
  raw: 'Show the data exactly as signed',
  chainName: (chainId: number) =>
    chainId === 31337 ? 'TopSteel demo network' : `Network ${String(chainId)}`,
  demo: {
    name: 'TopSteel demo wallet',
    connectTitle: 'Connect to TopSteel?',
    connectIntro:
      'Choose an account of the demo. These accounts are publicly known and hold test money only.',
    accounts: ['Buyer (Germany)', 'Buyer (Belgium)', 'Mill (Luxembourg)'],
    signTitle: 'Sign this?',
    sign: 'Sign',
    sendTitle: 'Send this?',
    sendTo: 'to',
    send: 'Send',
    decline: 'Decline',
  },
} as const;
