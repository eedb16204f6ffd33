const certificates = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'certificate' : 'certificates'}`;

/** Texts of bulk import. */
export const texts = {
  title: 'Import certificates',
  intro:
    'Up to 10,000 certificates at once: a ZIP of EN 10168 JSON files with their PDFs, or a CSV file. Everything is read and checked first; nothing is registered before you say so.',
  open: 'Import many',
  template: 'CSV template',
  heading: 'Upload',
  label: 'Files to import',
  hint: 'ZIP, CSV, or JSON with PDF. A PDF is matched to its certificate by file name or number. 1 GB at most.',
  upload: 'Upload and check',
  uploading: 'Uploading…',
  list: 'Imports',
  empty: 'No imports yet',
  emptyHint: 'Upload the first file above.',
  loading: 'Loading the import',
  files: 'Files',
  started: 'Uploaded',
  state: 'State',
  result: 'Result',
  states: {
    received: 'waiting to be read',
    reading: 'being read',
    checked: 'checked, yours to decide',
    issuing: 'being registered',
    registered: 'registered',
    failed: 'broken off',
    cancelled: 'cancelled',
    expired: 'forgotten',
  },
  steps: {
    received: 'Files received',
    reading: 'Reading and checking',
    checked: 'Checked: nothing is registered yet',
    issuing: 'Documents stored, one batch sent to the register',
    registered: 'Registered in one transaction',
  } as Record<string, string>,
  stepsLabel: 'Steps of the import',
  counts: (ready: number, warning: number, refused: number) =>
    `${ready.toLocaleString('en')} ready, ${warning.toLocaleString('en')} with remarks, ${refused.toLocaleString('en')} refused`,
  read: (read: number, total: number | null) =>
    total === null
      ? 'Looking through the files'
      : `Read ${read.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  stored: (stored: number, total: number) =>
    `Stored ${stored.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  failed: 'The import broke off',
  note: 'Look again',
  resume: 'Go on where it stopped',
  resuming: 'Going on…',
  cancel: 'Cancel the import and delete the files',
  cancelling: 'Cancelling…',
  until: 'Kept until',
  issueHeading: 'Register',
  issueReady: (count: number) => `Register ${certificates(count)} without remarks`,
  issueAll: (count: number) => `Register ${certificates(count)}, those with remarks too`,
  issuing: 'Handing in…',
  issueHint: (tonnes: string) =>
    `${tonnes} t are certified by those that can be registered. All go in one transaction. You pay no fee.`,
  nothing:
    'None of these certificates can be registered. Correct the files as described and upload them again.',
  done: (count: number) => `${certificates(count)} registered. Commission lots from them next.`,
  batch: 'To the batch',
  rowsHeading: 'Findings',
  rowsCaption: 'What was found, one row a certificate',
  filter: 'Show',
  all: 'all',
  rowStates: { ready: 'ready', warning: 'with remarks', refused: 'refused' },
  csv: 'All findings as CSV',
  row: 'Row',
  file: 'File',
  certificate: 'Certificate',
  mass: 'Mass t',
  noRows: 'No rows of this kind.',
  more: 'Next rows',
  body: 'Inspection body',
  bodyHint: 'Certificates of type 3.2 are in force once this body has countersigned them.',
  choose: 'Choose…',
};
