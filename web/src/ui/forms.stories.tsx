import type { Meta, StoryObj } from '@storybook/react-vite';
import { CheckField } from './check-field.tsx';
import { DateField } from './date-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FileDrop } from './file-drop.tsx';
import { formText } from './form-text.ts';
import { RadioGroup } from './radio-group.tsx';
import { SearchField } from './search-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextAreaField } from './text-area-field.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';

export default { title: 'Forms' } satisfies Meta;
type Story = StoryObj;

const TOO_LONG = 'Shorten your reference to 20 characters; labels have no room for more.';

export const TextFields: Story = {
  render: () => (
    <div className="grid max-w-md gap-4">
      <TextField name="t-plain" label="Your order number" />
      <TextField
        name="t-hint"
        label="Mass"
        hint="At most 47.048 t are left."
        isNumeric
        unit="t"
        defaultValue="4.982"
      />
      <TextField name="t-optional" label="Vehicle" isRequired={false} />
      <TextField
        name="t-wrong"
        label="Own mark"
        hint="On the label."
        error={TOO_LONG}
        defaultValue="NK-26-2244-HALLE-3-NORD"
      />
      <TextField name="t-off" label="Seller" disabled defaultValue="Laminoirs Sauer" />
      <TextField name="t-kept" label="IBAN" readOnly defaultValue="LU28 0019 4006 4475 0000" />
    </div>
  ),
};

export const TextAreas: Story = {
  render: () => (
    <div className="grid max-w-md gap-4">
      <TextAreaField
        name="a-list"
        label="Paste a list"
        hint="One line each."
        isMono
        defaultValue={'12 HEA200 12000 S355J2\n4 PL20 2000x6000'}
      />
      <TextAreaField
        name="a-wrong"
        label="What is wrong with it?"
        error="Say what you found when you unloaded."
      />
    </div>
  ),
};

const countries = [
  { value: 'DE', label: 'Deutschland' },
  { value: 'FR', label: 'France' },
  { value: 'XX', label: 'Elsewhere', isDisabled: true },
];

export const Selects: Story = {
  render: () => (
    <div className="grid max-w-md gap-4">
      <SelectField name="s-plain" label="Country" options={countries} defaultValue="FR" />
      <SelectField
        name="s-wrong"
        label="Reason"
        options={countries}
        choose="Choose"
        error="Choose a reason."
      />
    </div>
  ),
};

const rails = [
  { value: 'transfer', label: 'Transfer', hint: 'Due now: 0.00 EUR. Money leaves when your bank sends it.' },
  {
    value: 'card',
    label: 'Card',
    hint: 'Authorised now, captured by weight.',
    children: <TextField name="r-holder" label="Name on the card" isRequired={false} />,
  },
  { value: 'terms', label: '30 days', hint: 'Not for new customers.', isDisabled: true },
];

export const Radios: Story = {
  render: () => (
    <div className="grid max-w-lg gap-6">
      <RadioGroup name="r-rail" label="How do you pay?" choices={rails} defaultValue="card" />
      <RadioGroup
        name="r-mark"
        label="Mark transfer"
        hint="The heat is stamped on each piece."
        isInline
        choices={[
          { value: 'yes', label: 'Yes, 12.00 EUR' },
          { value: 'no', label: 'No' },
        ]}
        error="Choose whether the mark is transferred."
      />
    </div>
  ),
};

export const Checks: Story = {
  render: () => (
    <div className="grid max-w-lg gap-4">
      <CheckField name="c-crane" label="There is a crane on site" hint="5 t at 6 m." defaultChecked />
      <CheckField name="c-terms" label="The masses above are right" error="Confirm the masses." />
      <CheckField name="c-off" label="Sign with the hosted key" disabled />
    </div>
  ),
};

export const Dates: Story = {
  render: () => (
    <div className="grid gap-4">
      <DateField name="d-plain" label="Delivery" hint="Working days only." defaultValue="2026-12-03" />
      <DateField name="d-wrong" label="From" withTime error="Give a day after Thu 26 Nov 2026." />
    </div>
  ),
};

export const Files: Story = {
  render: () => (
    <div className="grid max-w-xl gap-4">
      <FileDrop
        name="f-many"
        label="Certificates"
        hint="EN 10168 JSON or PDF, at most 10 MB each."
        accept=".json,.pdf"
        isMultiple
      />
      <FileDrop
        name="f-wrong"
        label="Photo of the damage"
        accept="image/*"
        isPhoto
        error="This is a video. Take a photo."
      />
      <FileDrop name="f-busy" label="Bank statement" accept=".xml" isBusy onFiles={() => undefined} />
    </div>
  ),
};

export const Search: Story = {
  render: () => (
    <div className="grid max-w-xl gap-4">
      <SearchField
        action="/steel"
        id="q-shown"
        label="Search steel"
        hint="Grade, size or heat."
        defaultValue="S355J2 20"
      />
      <SearchField
        action="/orders"
        id="q-hidden"
        label="Order or reference"
        isLabelHidden
        keep={{ status: ['paid', 'shipped'] }}
      />
    </div>
  ),
};

export const Summary: Story = {
  render: () => (
    <ErrorSummary
      faults={[
        { field: 't-wrong', message: TOO_LONG },
        { field: '', message: 'The offer was withdrawn meanwhile. Nothing was ordered.' },
      ]}
    />
  ),
};

function OrderForm() {
  const form = useForm({
    check: (values) =>
      formText(values, 'reference').length > 20
        ? [{ field: 'reference', message: 'Shorten your reference to 20 characters.' }]
        : [],
    send: () => Promise.resolve({ ok: true, value: undefined }),
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="grid max-w-md gap-4">
      <ErrorSummary faults={form.faults} />
      <TextField
        name="reference"
        label="Your reference"
        defaultValue="NK-26-2244-HALLE-3-NORD"
        error={form.errorOf('reference')}
      />
      <button type="submit" className="button justify-self-start">
        Order 4.982 t
      </button>
    </form>
  );
}

export const WrongForm: Story = { render: () => <OrderForm /> };
