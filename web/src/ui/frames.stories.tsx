import type { Meta, StoryObj } from '@storybook/react-vite';
import { Confirm } from './confirm.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { Modal } from './modal.tsx';
import { PageTitle } from './page-title.tsx';
import { Preferences } from './preferences.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { Stepper } from './stepper.tsx';
import { Tabs } from './tabs.tsx';

export default { title: 'Frames' } satisfies Meta;
type Story = StoryObj;

const never = () => Promise.resolve(undefined);

export const Title: Story = {
  render: () => (
    <PageTitle
      eyebrow="Vendor desk"
      title="Offers"
      actions={
        <button type="button" className="button">
          Offer a lot
        </button>
      }
    >
      What buyers find of yours.
    </PageTitle>
  ),
};

export const Views: Story = {
  render: () => (
    <Tabs
      label="Orders by state"
      tabs={[
        { href: '/vendor/orders', name: 'To accept', count: 3, isHere: true },
        { href: '/vendor/orders?tab=ship', name: 'To ship', count: 12, isHere: false },
        { href: '/vendor/orders?tab=all', name: 'All', isHere: false },
      ]}
    />
  ),
};

const way = [
  { name: 'Delivery', href: '/checkout/delivery' },
  { name: 'References', href: '/checkout/references' },
  { name: 'Pay' },
  { name: 'Check your answers' },
];

export const Way: Story = {
  render: () => (
    <div className="grid gap-6">
      <Stepper label="Begin" steps={way} now={0} />
      <Stepper label="Checkout" steps={way} now={2} />
    </div>
  ),
};

export const Desk: Story = {
  render: () => (
    <DeskFrame
      label="Vendor desk"
      entries={[
        { href: '/vendor', name: 'Overview', isExact: true },
        { href: '/vendor/orders', name: 'Orders', count: 3 },
        { href: '/vendor/offers', name: 'Offers', count: 0 },
      ]}
      more={{ name: 'Settings', entries: [{ href: '/vendor/keys', name: 'Keys' }] }}
    >
      <p>The page.</p>
    </DeskFrame>
  ),
};

export const Reader: Story = {
  render: () => (
    <div className="pt-56">
      <Preferences />
    </div>
  ),
};

export const MenuWithKeys: Story = {
  parameters: { isAlone: true },
  render: () => (
    <div className="pt-56">
      <Preferences />
      <Shortcuts />
    </div>
  ),
};

export const OpenDialog: Story = {
  parameters: { isAlone: true },
  render: () => (
    <Modal title="The label" onClose={() => undefined}>
      <p>Print it before the load leaves.</p>
      <button type="button" className="button mt-3">
        Print 12 labels
      </button>
    </Modal>
  ),
};

export const OpenConfirm: Story = {
  parameters: { isAlone: true },
  render: () => (
    <Confirm
      title="Withdraw 4 offers?"
      verb="Withdraw 4 offers"
      isDanger
      onConfirm={never}
      onClose={() => undefined}
    >
      Buyers no longer find them. Orders that stand are kept. You can offer the lots again.
    </Confirm>
  ),
};
