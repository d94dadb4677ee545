import { App, Button, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Picture, type PictureAction, pictureUrl, usePictureAction, usePictures } from '../../api/pictures';
import { LoadFailed } from '../../ui/loading';
import { useSaidOf } from '../form-problem';

/** Pictures of an event in their order; the first is the cover. What is said of each is saved as one leaves the field. */
export function PicturesCard({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const pictures = usePictures(eventId);
  const act = usePictureAction(eventId);
  const input = useRef<HTMLInputElement>(null);
  const run = (action: PictureAction, said: string) =>
    act
      .mutateAsync(action)
      .then(() => void message.success(said))
      .catch((error: unknown) => void message.error(saidOf(error)));
  const addAll = async (files: File[]) => {
    for (const file of files) await run({ do: 'add', file }, t('desk.pictures.added'));
  };
  const items = pictures.data ?? [];
  const arrange = (arranged: Picture[]) =>
    void run(
      { do: 'arrange', items: arranged.map(({ id, alt, credit }) => ({ id, alt, credit })) },
      t('desk.pictures.saved'),
    );
  return (
    <section className="desk-section" aria-label={t('desk.pictures.title')}>
      <h2>{t('desk.pictures.title')}</h2>
      <p className="hint">{t('desk.pictures.hint')}</p>
      {pictures.isError && <LoadFailed error={pictures.error} retry={() => void pictures.refetch()} />}
      <ul className="plain-list">
        {items.map((picture, at) => (
          <PictureLine
            key={picture.id}
            {...{ eventId, picture, at }}
            busy={act.isPending}
            last={at === items.length - 1}
            say={(words) => arrange(items.map((one) => (one.id === picture.id ? { ...one, ...words } : one)))}
            move={(to) => arrange(moved(items, at, to))}
            remove={() => void run({ do: 'remove', id: picture.id }, t('desk.pictures.removed'))}
          />
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('desk.pictures.add')}
        accept=".png,.jpg,.jpeg"
        onChange={({ target }) => {
          void addAll([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button loading={act.isPending} onClick={() => input.current?.click()}>
        {t('desk.pictures.add')}
      </Button>
    </section>
  );
}

function moved(items: Picture[], from: number, to: number): Picture[] {
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

interface PictureLineProps {
  eventId: string;
  picture: Picture;
  at: number;
  last: boolean;
  busy: boolean;
  say: (words: Partial<Pick<Picture, 'alt' | 'credit'>>) => void;
  move: (to: number) => void;
  remove: () => void;
}

function PictureLine({ eventId, picture, at, last, busy, say, move, remove }: PictureLineProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { id, alt, credit } = picture;
  return (
    <li className="picture-line">
      <img src={pictureUrl(eventId, id)} alt={alt} loading="lazy" />
      <div>
        <Input
          key={`alt ${alt}`}
          aria-label={t('desk.pictures.alt')}
          placeholder={t('desk.pictures.alt')}
          defaultValue={alt}
          maxLength={200}
          onBlur={({ target }) => {
            const value = target.value.trim();
            if (value && value !== alt) say({ alt: value });
          }}
        />
        <Input
          key={`credit ${credit ?? ''}`}
          aria-label={t('desk.pictures.credit')}
          placeholder={t('desk.pictures.credit')}
          defaultValue={credit ?? ''}
          maxLength={100}
          onBlur={({ target }) => {
            const value = target.value.trim();
            if (value !== (credit ?? '')) say({ credit: value || null });
          }}
        />
        <div>
          {at === 0 ? (
            <span className="hint">{t('desk.pictures.cover')}</span>
          ) : (
            <Button type="link" size="small" disabled={busy} onClick={() => move(0)}>
              {t('desk.pictures.make_cover')}
            </Button>
          )}
          <Button type="link" size="small" disabled={busy || at === 0} onClick={() => move(at - 1)}>
            {t('desk.pictures.up')}
          </Button>
          <Button type="link" size="small" disabled={busy || last} onClick={() => move(at + 1)}>
            {t('desk.pictures.down')}
          </Button>
          <Button
            type="link"
            size="small"
            danger
            disabled={busy}
            onClick={() => {
              void modal.confirm({
                icon: null,
                title: t('desk.pictures.remove_what'),
                okText: t('desk.pictures.remove'),
                okButtonProps: { danger: true },
                cancelText: t('ui.back'),
                onOk: remove,
              });
            }}
          >
            {t('desk.pictures.remove')}
          </Button>
        </div>
      </div>
    </li>
  );
}
