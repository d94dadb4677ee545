import { useTranslation } from 'react-i18next';
import type { Picture } from '../api/pictures';

/** Pictures beside each other, as many as there is room for, with who took them. */
export function Figures({ of, source }: { of: Picture[]; source: (id: string) => string }) {
  const { t } = useTranslation();
  return (
    <div className="pictures">
      {of.map(({ id, alt, credit, width, height }) => (
        <figure key={id}>
          <img src={source(id)} alt={alt} width={width} height={height} loading="lazy" />
          {credit && <figcaption>{t('event.picture_by', { name: credit })}</figcaption>}
        </figure>
      ))}
    </div>
  );
}
