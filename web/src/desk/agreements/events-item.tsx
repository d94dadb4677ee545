import { Form, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '../../api/events';

/** The events an agreement came of; found by typing. */
export function EventsItem({ known }: { known: { id: string; title: string }[] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useEvents({ q: useDeferredValue(typed.trim()) || undefined, limit: 20 });
  const all = new Map(
    [...known, ...(found.data?.pages.flatMap((page) => page.items) ?? [])].map((one) => [one.id, one.title]),
  );
  return (
    <Form.Item name="eventIds" label={t('desk.agreement.events')}>
      <Select
        mode="multiple"
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        notFoundContent={found.isFetching ? t('ui.loading') : t('desk.none_match')}
        options={[...all].map(([value, label]) => ({ value, label }))}
      />
    </Form.Item>
  );
}
