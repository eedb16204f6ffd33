import type { Meta, StoryObj } from '@storybook/react-vite';
import { problemOf } from '../backend/problem.ts';
import { Chip, Chips } from './chip.tsx';
import { CopyButton } from './copy-button.tsx';
import { Countdown } from './countdown.tsx';
import { ToneIcon, type Tone } from './icon.tsx';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Progress } from './progress.tsx';
import { Steps } from './steps.tsx';
import { Tag } from './tag.tsx';
import { Undo } from './undo.tsx';

export default { title: 'States' } satisfies Meta;
type Story = StoryObj;

const tones: readonly Tone[] = ['good', 'bad', 'attention', 'unknown', 'info', 'hot', 'carbon'];
const never = () => Promise.resolve(undefined);

export const Tags: Story = {
  render: () => (
    <p className="flex flex-wrap gap-3">
      {tones.map((tone) => (
        <span key={tone} className="flex gap-1">
          <ToneIcon tone={tone} />
          <Tag tone={tone}>{tone}</Tag>
        </span>
      ))}
    </p>
  ),
};

export const Notices: Story = {
  render: () => (
    <div className="grid gap-3">
      {tones.map((tone) => (
        <Notice key={tone} tone={tone} title={`Title of ${tone}`} live={false}>
          <p>The money is held. The seller ships.</p>
          <p className="text-ink-2">
            Until Fri 28 Nov 2026. <a href="/en/orders">Orders</a>
          </p>
        </Notice>
      ))}
    </div>
  ),
};

export const Problems: Story = {
  render: () => (
    <div className="grid gap-3">
      {[0, 401, 403, 404, 413, 429, 500, 503].map((status) => (
        <ProblemNotice key={status} problem={problemOf(status, null)} />
      ))}
      <ProblemNotice
        problem={problemOf(422, {
          detail: 'The lots weigh more than the certificate.',
          remedy: 'Take 0.048 t off a lot.',
          errors: [{ field: 'lots.0.mass', message: 'At most 47.000 t.' }],
          traceId: 'fe90b189',
        })}
      />
    </div>
  ),
};

export const Bars: Story = {
  render: () => (
    <div className="grid max-w-md gap-4">
      <Progress label="Certificates read" done={0} total={1_200} />
      <Progress label="Certificates signed" done={480} total={1_200} detail="About 2 minutes more." />
      <Progress label="Labels printed" done={12} total={12} />
    </div>
  ),
};

export const Countdowns: Story = {
  render: () => (
    <ul className="grid gap-1">
      <li>
        <Countdown until="2099-01-01T00:00:00Z" ended="ended" />
      </li>
      <li>
        <Countdown until="2020-01-01T00:00:00Z" ended="The price has ended. Ask for a new one." />
      </li>
    </ul>
  ),
};

export const Filters: Story = {
  render: () => (
    <Chips clearHref="/steel">
      <Chip name="Grade" value="S355J2+N" href="/steel?form=plate" />
      <Chip value="3.1" href="/steel?grade=S355J2" />
    </Chips>
  ),
};

export const Undoing: Story = {
  render: () => (
    <Undo sentence="Plate 20 mm was removed from the basket." onUndo={never} onClose={() => undefined} />
  ),
};

export const Timeline: Story = {
  render: () => (
    <Steps
      label="Payment"
      steps={[
        { name: 'Authorised', state: 'done', at: '2026-11-23T14:02:11Z' },
        { name: 'Weighed', state: 'now', detail: 'The carrier weighs the load.' },
        { name: 'Captured', state: 'next' },
        { name: 'Refund', state: 'failed' },
      ]}
    />
  ),
};

export const Buttons: Story = {
  render: () => (
    <p className="flex flex-wrap items-center gap-3">
      <button type="button" className="button">
        Authorise 18,420.00 EUR
      </button>
      <button type="button" className="button button-quiet">
        Change
      </button>
      <button type="button" className="button button-danger">
        Withdraw 4 offers
      </button>
      <button type="button" className="button" disabled>
        Sign
      </button>
      <button type="button" className="button button-small">
        Accept
      </button>
      <CopyButton text="LU28" label="Copy the IBAN" done="Copied" />
    </p>
  ),
};
