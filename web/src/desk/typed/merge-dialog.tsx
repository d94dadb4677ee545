import { Alert, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../../api/events';
import { type Typed, useMergeTyped, useTypedOrganisations } from '../../api/typed-organisations';
import { useSaidOf } from '../form-problem';

/** An organisation or another name that is not suggested. */
export function MergeDialog({ typed, close }: { typed: Typed; close: () => void }) {
  const { t } = useTranslation();
  const said = useSaidOf();
  const merge = useMergeTyped();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string>();
  const organisations = useOrganisations(words || undefined);
  const names = useTypedOrganisations({ q: words || undefined, state: 'open', limit: 50 });
  const options = [
    {
      label: t('typed.organisations'),
      options: (organisations.data ?? []).map(({ id, name }) => ({ value: `organisation ${id}`, label: name })),
    },
    {
      label: t('typed.names'),
      options: (names.data?.pages.flatMap((page) => page.items) ?? [])
        .filter(({ id }) => id !== typed.id)
        .map(({ id, name }) => ({ value: `name ${id}`, label: name })),
    },
  ];
  const submit = () => {
    const [what, id] = chosen?.split(' ') ?? [];
    if (!id) return;
    const into = what === 'organisation' ? { organisationId: id } : { intoId: id };
    merge.mutate({ id: typed.id, into }, { onSuccess: close });
  };
  return (
    <Modal
      open
      title={t('typed.merge_title', { name: typed.name })}
      okText={t('typed.merge')}
      okButtonProps={{ disabled: !chosen }}
      cancelText={t('ui.back')}
      confirmLoading={merge.isPending}
      onOk={submit}
      onCancel={close}
      destroyOnHidden
    >
      {merge.isError && <Alert type="error" showIcon title={said(merge.error)} />}
      <p>{t('typed.merge_what')}</p>
      <Form layout="vertical">
        <Form.Item label={t('typed.target')}>
          <Select
            showSearch={{ filterOption: false, onSearch: setWords }}
            value={chosen}
            onChange={setChosen}
            options={options}
            aria-label={t('typed.target')}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
