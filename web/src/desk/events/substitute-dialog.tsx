import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRefreshPlaces } from '../../api/places';
import { usePlace } from '../../api/registrations';
import { PlaceSubstitute } from '../../public/place-substitute';
import { LoadFailed, Loading } from '../../ui/loading';

/** Somebody else comes instead: the attendee's own form, with all that the event asks of the new person. */
export function SubstituteDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const place = usePlace(id);
  const refresh = useRefreshPlaces();
  const done = ({ name }: { name: string }): void => {
    void message.success(t('desk.attendees.done.substitute', { name }));
    void refresh();
    onClose();
  };
  return (
    <Modal open footer={null} onCancel={onClose} aria-label={t('desk.attendees.substitute')}>
      {place.isError && <LoadFailed error={place.error} retry={() => void place.refetch()} />}
      {place.isPending && <Loading lines={6} />}
      {place.data && (
        <PlaceSubstitute place={place.data} what={t('desk.attendees.substitute_what')} onDone={done} onBack={onClose} />
      )}
    </Modal>
  );
}
