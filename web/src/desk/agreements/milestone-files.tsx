import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import { useMilestoneAction, type MilestoneView } from '../../api/milestones';
import { useSaidOf } from '../form-problem';
import { evidenceTypes } from './claim-dialog';

interface MilestoneFilesProps {
  milestone: MilestoneView;
  agreement: AgreementDetail;
  /** A member reads what there is; the files stay with the bureau. */
  staff: boolean;
  adding: boolean;
}

/** What proves that a promise was kept; more can be added until it is settled. */
export function MilestoneFiles({ milestone, agreement, staff, adding }: MilestoneFilesProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const act = useMilestoneAction(agreement.id);
  const input = useRef<HTMLInputElement>(null);
  const keep = (file: File | undefined) =>
    file &&
    act.mutate(
      { name: 'attach', id: milestone.id, file },
      {
        onSuccess: () => void message.success(t('desk.file.kept')),
        onError: (error) => void message.error(saidOf(error)),
      },
    );
  return (
    <>
      {milestone.files.map((file) => (
        <p key={file.id}>
          {staff ? (
            <a href={`/api/milestones/${milestone.id}/files/${file.id}`} download={file.name}>
              {file.name}
            </a>
          ) : (
            file.name
          )}
        </p>
      ))}
      {adding && (
        <p>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('desk.milestone.evidence')}
            accept={evidenceTypes}
            onChange={(change) => {
              keep(change.target.files?.[0]);
              change.target.value = '';
            }}
          />
          <Button size="small" loading={act.isPending} onClick={() => input.current?.click()}>
            {t('desk.milestone.add_evidence')}
          </Button>
        </p>
      )}
    </>
  );
}
