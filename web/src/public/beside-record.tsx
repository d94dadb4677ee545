import { useTranslation } from 'react-i18next';
import type { CatalogueView } from '../api/catalogue';
import { formatSize } from '../format/size';

/** Attachments of a record, and, for those who may see it, whom to ask. */
export function BesideRecord({ record: { id, files = [], contact } }: { record: CatalogueView }) {
  const { t } = useTranslation();
  return (
    <>
      {files.length > 0 && (
        <section>
          <h2>{t('catalogue.files')}</h2>
          <ul>
            {files.map((file) => (
              <li key={file.id}>
                <a href={`/api/catalogue/${id}/files/${file.id}`} download={file.name}>
                  {file.name}
                </a>{' '}
                <span className="hint">{formatSize(file.size)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {contact && (
        <section>
          <h2>{t('catalogue.contact')}</h2>
          <p>{[contact.name, contact.phone, contact.email].filter(Boolean).join(' · ')}</p>
          <p className="hint">{t('catalogue.contact_hint')}</p>
        </section>
      )}
    </>
  );
}
