import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How one signs up: in the editor while the event is a draft, on the event's page once it is published. */
export function TermsFields({ disabled = false, hybrid }: { disabled?: boolean; hybrid: boolean }) {
  const { t } = useTranslation();
  const number = (name: string | string[], label: string, min: number, max: number, hint?: string): ReactNode => (
    <Form.Item name={name} label={label} extra={hint}>
      <InputNumber min={min} max={max} precision={0} disabled={disabled} style={{ width: '100%' }} />
    </Form.Item>
  );
  const tick = (name: string, label: string): ReactNode => (
    <Form.Item name={name} valuePropName="checked" style={{ marginBottom: 0 }}>
      <Checkbox disabled={disabled}>{label}</Checkbox>
    </Form.Item>
  );
  return (
    <div className="desk-fields">
      {number('capacity', t('desk.event.capacity'), 1, 1_000_000, t('desk.event.capacity_hint'))}
      {hybrid && (
        <>
          {number(['capacityByMode', 'onsite'], t('desk.event.capacity_onsite'), 0, 1_000_000)}
          {number(
            ['capacityByMode', 'online'],
            t('desk.event.capacity_online'),
            0,
            1_000_000,
            t('desk.event.capacity_by_mode_hint'),
          )}
        </>
      )}
      <div>
        {tick('waitlist', t('desk.event.waitlist'))}
        {tick('approval', t('desk.event.approval'))}
        {tick('pendingHoldsSeat', t('desk.event.pending_holds_seat'))}
        {tick('confirmEmail', t('desk.event.confirm_email'))}
        {tick('editsNeedApproval', t('desk.event.edits_need_approval'))}
      </div>
      {number('retentionDays', t('desk.event.retention'), 120, 3650, t('desk.event.retention_hint'))}
      <Form.Item name="waitlistPolicy" label={t('desk.event.waitlist_policy')}>
        <Select
          disabled={disabled}
          options={(['fill', 'strict'] as const).map((value) => ({ value, label: t(`desk.event.policy.${value}`) }))}
        />
      </Form.Item>
      {number('offerHours', t('desk.event.offer_hours'), 1, 168, t('desk.event.offer_hours_hint'))}
      {tick('offerInOfficeHours', t('desk.event.offer_office_hours'))}
      <Form.Item name="signUpOpensAt" label={t('desk.event.opens')}>
        <Input type="datetime-local" disabled={disabled} />
      </Form.Item>
      <Form.Item name="signUpClosesAt" label={t('desk.event.closes')}>
        <Input type="datetime-local" disabled={disabled} />
      </Form.Item>
      <Form.Item name="checkInOpensAt" label={t('desk.event.check_in_opens')} extra={t('desk.event.check_in_hint')}>
        <Input type="datetime-local" disabled={disabled} />
      </Form.Item>
      <Form.Item name="checkInClosesAt" label={t('desk.event.check_in_closes')}>
        <Input type="datetime-local" disabled={disabled} />
      </Form.Item>
    </div>
  );
}
