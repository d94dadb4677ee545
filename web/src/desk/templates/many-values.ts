import type { BulkBody } from '../../api/templates';

/** What the form asks of all agreements of a table. */
export interface ManyValues {
  organisationId: string;
  label: string;
  name: string;
  email: string;
  job?: string;
  order: number | null;
  otherLabel: string;
  otherOrder: number | null;
  title?: string;
  termStartsOn?: string;
  termEndsOn?: string;
  signBy?: string;
  variables?: Record<string, string | undefined>;
}

const text = (value: string | undefined): string | undefined => value?.trim() || undefined;

export const commonOf = (values: ManyValues): BulkBody => ({
  party: {
    organisationId: values.organisationId,
    label: values.label.trim(),
    signatories: [
      {
        name: values.name.trim(),
        email: values.email.trim(),
        title: text(values.job),
        role: 'signer',
        order: values.order ?? 1,
      },
    ],
  },
  otherLabel: text(values.otherLabel),
  otherOrder: values.otherOrder ?? 1,
  title: text(values.title),
  termStartsOn: text(values.termStartsOn),
  termEndsOn: text(values.termEndsOn),
  signBy: text(values.signBy),
  variables: Object.fromEntries(
    Object.entries(values.variables ?? {}).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  ),
});
