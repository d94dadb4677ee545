import { App, Empty, Input, Modal, Segmented, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreements } from '../../api/agreements';
import type { CeremonyDetail, useCeremonyAction } from '../../api/ceremonies';
import { useSaidOf } from '../form-problem';
import { MoreButton } from '../more-button';
import { agreementTones } from '../status-tones';
import { StatusMark } from '../../ui/status-mark';

interface AddAgreementsProps {
  of: CeremonyDetail;
  action: ReturnType<typeof useCeremonyAction>;
  onClose: () => void;
}

/** Picks agreements for the run: those of the event first, any other by search. */
export function AddAgreementsDialog({ of, action, onClose }: AddAgreementsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const [from, setFrom] = useState<'event' | 'all'>('event');
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const list = useAgreements({ event: from === 'event' ? of.eventId : undefined, q: q || undefined, limit: 50 });
  const there = of.items.map((one) => one.agreement.id);
  const rows = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (one) => !there.includes(one.id) && one.status !== 'abandoned' && one.status !== 'terminated',
  );
  return (
    <Modal
      open
      width={720}
      title={t('ceremony.add')}
      okText={t('ceremony.add_chosen', { count: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={action.isPending}
      onCancel={onClose}
      onOk={() =>
        action.mutate(
          { name: 'order', agreementIds: [...there, ...chosen] },
          { onSuccess: onClose, onError: (error) => void message.error(saidOf(error)) },
        )
      }
    >
      <div className="desk-filters">
        <Segmented
          value={from}
          onChange={setFrom}
          options={[
            { value: 'event', label: t('ceremony.of_event') },
            { value: 'all', label: t('ceremony.of_all') },
          ]}
        />
        <Input.Search
          allowClear
          placeholder={t('desk.agreement.search')}
          aria-label={t('desk.agreement.search')}
          onSearch={setQ}
          style={{ width: 260 }}
        />
      </div>
      <Table
        rowKey="id"
        size="small"
        loading={list.isPending}
        dataSource={rows}
        pagination={false}
        scroll={{ y: 360 }}
        locale={{ emptyText: <Empty description={t('ceremony.none_to_add')} /> }}
        rowSelection={{ selectedRowKeys: chosen, onChange: (keys) => setChosen(keys.map(String)) }}
        columns={[
          {
            title: t('desk.agreement.title'),
            render: (_, one) => (
              <>
                {one.title}
                <span className="desk-sub">
                  {one.number} · {one.parties.map((party) => party.name).join(t('ui.comma'))}
                </span>
              </>
            ),
          },
          {
            title: t('desk.state'),
            width: 110,
            render: (_, one) => (
              <StatusMark tone={agreementTones[one.status]}>{t(`status.agreement.${one.status}`)}</StatusMark>
            ),
          },
        ]}
      />
      <MoreButton list={list} />
    </Modal>
  );
}
