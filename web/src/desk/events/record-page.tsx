import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEvent } from '../../api/events';
import { readingKinds } from '../../api/readings';
import { titleOf } from '../../public/names';
import { LoadFailed, Loading } from '../../ui/loading';
import { IntentDialog } from '../follow-ups/intent-dialog';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { PicturesCard } from './pictures-card';
import { ReadingsCard } from './readings-card';

/** What has no page of its own, to take away. */
const lists = ['attendances', 'intents'] as const;

/** What is kept of an event beside its words: pictures, and counts that no system makes. */
export function RecordPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const [adding, setAdding] = useState(false);
  if (event.isError) return <LoadFailed error={event.error} retry={() => void event.refetch()} />;
  if (!event.data) return <Loading lines={8} />;
  return (
    <>
      <PageHead title={t('desk.record.title')} back={{ to: `/desk/events/${id}`, label: titleOf(event.data) }} />
      {adding && <IntentDialog eventId={id} close={() => setAdding(false)} />}
      <PicturesCard eventId={id} />
      {readingKinds.map((kind) => (
        <ReadingsCard key={kind} eventId={id} kind={kind} />
      ))}
      {lists.map((list) => (
        <section key={list} className="desk-section" aria-label={t(`desk.record.${list}`)}>
          <h2>{t(`desk.record.${list}`)}</h2>
          <ExportButtons of={`/api/${list}`} query={{ event: id }} />
          {list === 'intents' && <Button onClick={() => setAdding(true)}>{t('desk.intent.add')}</Button>}
        </section>
      ))}
    </>
  );
}
