import { Input, Segmented, Upload } from 'antd';
import { useTranslation } from 'react-i18next';

export interface SheetGiven {
  way: 'paste' | 'file';
  text: string;
  file: File | null;
}
export const noSheet: SheetGiven = { way: 'paste', text: '', file: null };

interface SheetInputProps {
  value: SheetGiven;
  onChange: (value: SheetGiven) => void;
  /** What a person may paste. */
  example: string;
  /** Which columns a table has. */
  columns: string;
  label: string;
}

/** A table, pasted or as a file. */
export function SheetInput({ value, onChange, example, columns, label }: SheetInputProps) {
  const { t } = useTranslation();
  const { way, text, file } = value;
  return (
    <>
      <Segmented
        value={way}
        onChange={(chosen) => onChange({ ...value, way: chosen })}
        options={(['paste', 'file'] as const).map((one) => ({ value: one, label: t(`desk.invitations.way.${one}`) }))}
        style={{ marginBottom: 12 }}
      />
      {way === 'paste' ? (
        <Input.TextArea
          rows={8}
          aria-label={label}
          placeholder={example}
          value={text}
          onChange={({ target }) => onChange({ ...value, text: target.value })}
        />
      ) : (
        <Upload.Dragger
          accept=".csv,.xlsx"
          maxCount={1}
          fileList={file ? [{ uid: '1', name: file.name, status: 'done' }] : []}
          beforeUpload={(picked) => {
            onChange({ ...value, file: picked });
            return false;
          }}
          onRemove={() => onChange({ ...value, file: null })}
        >
          <p>{t('desk.invitations.drop')}</p>
        </Upload.Dragger>
      )}
      <p className="hint">{columns}</p>
    </>
  );
}
