const count = (value: number, one: string, many: string): string =>
  `${value.toLocaleString('en')} ${value === 1 ? one : many}`;

/** Texts of an organisation's keys. */
export const texts = {
  title: 'Keys',
  intro:
    'Further keys that sign for your organisation beside its account, each for a time. A key that is ended leaves what it signed valid; one that is reported as stolen does not.',
  account: 'Account of the organisation',
  hosted: 'TopSteel holds the key of your account and signs what you confirm here.',
  own: 'You hold the key of your account. Acts on keys are sent from your own wallet.',
  caption: 'Keys of your organisation, oldest first',
  empty: 'No further key',
  emptyHint: 'Add one when somebody else shall sign in your name, for example a laboratory.',
  loading: 'Loading your keys',
  name: 'Key',
  window: 'Signs',
  signed: 'Signed',
  state: 'State',
  states: {
    requested: 'being added',
    active: 'active',
    removing: 'being ended',
    removed: 'ended',
    reporting: 'being reported',
    compromised: 'reported as stolen',
    failed: 'not added',
  },
  from: 'from',
  until: 'until',
  noEnd: 'without end',
  ended: 'ended',
  stolenSince: 'stolen since',
  nothing: 'nothing yet',
  acts: (batches: number, certificates: number, countersignatures: number) =>
    [
      batches > 0
        ? `${count(batches, 'batch', 'batches')} with ${count(certificates, 'certificate', 'certificates')}`
        : '',
      countersignatures > 0 ? count(countersignatures, 'countersignature', 'countersignatures') : '',
    ]
      .filter(Boolean)
      .join(', '),
  last: 'last',
  addHeading: 'Add a key',
  address: 'Address of the key',
  addressHint: '0x and 40 digits. A key serves an organisation once; after its end use a new one.',
  label: 'Name',
  labelHint: 'For example who holds it and where.',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  optional: 'Leave empty for now, and for no end.',
  add: 'Add the key',
  adding: 'Handing in…',
  remove: 'End…',
  report: 'Report as stolen…',
  removeTitle: (label: string) => `End the key "${label}"?`,
  removeIntro: 'It signs no more from now on. What it has signed stays valid. It cannot be added again.',
  reportTitle: (label: string) => `Report the key "${label}" as stolen?`,
  reportIntro: 'Nothing that it signed at this time or later counts any more. This cannot be undone.',
  since: 'Since when may it have been in other hands?',
  check: 'What would stop counting?',
  checking: 'Looking…',
  invalid: (certificates: number, tonnes: string, countersignatures: number) =>
    `${count(certificates, 'certificate', 'certificates')} over ${tonnes} t and ${count(countersignatures, 'countersignature', 'countersignatures')} would no longer count.`,
  confirm: (label: string) => `Type ${label} to confirm`,
  removeConfirm: 'End the key',
  reportConfirm: 'Report the key as stolen',
  back: 'Back',
  send: 'Send from your wallet',
  sendIntro: 'Your wallet sends this to the directory. The page follows once the register has confirmed it.',
  sent: 'Sent. The register confirms it in a few seconds.',
  to: 'To',
  data: 'Data',
};
