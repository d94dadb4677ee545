import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEraseHolder, useRevokeLetter, type LetterView } from '../../api/letters';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';

/** What can be done with one letter. */
export function LetterActions({ of }: { of: LetterView }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const ask = useAskReason();
  const revoke = useRevokeLetter();
  const erase = useEraseHolder();
  const file = of.sealedSha256 !== undefined && of.erasedAt === undefined;

  function takeBack(): void {
    const who = of.holder?.name ?? of.number;
    const question = {
      title: t('letter.revoke_sure', { who }),
      what: t('letter.revoke_what'),
      yes: t('letter.revoke'),
    };
    ask(question, (reason) =>
      revoke.mutateAsync({ id: of.id, reason }).then(
        () => message.success(t('letter.revoked')),
        (error: unknown) => message.error(said(error)),
      ),
    );
  }
  function forget(): void {
    void modal.confirm({
      title: t('letter.erase_sure', { who: of.holder?.name }),
      content: t('letter.erase_what'),
      okText: t('letter.erase'),
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      onOk: () =>
        erase.mutateAsync(of.id).then(
          () => message.success(t('letter.erased_done')),
          (error: unknown) => message.error(said(error)),
        ),
    });
  }

  const items = [
    { key: 'verify', label: <a href={`/verify/${of.verifyCode}`}>{t('letter.verify')}</a> },
    ...(of.status === 'revoked'
      ? []
      : [{ key: 'revoke', danger: true, label: t('letter.revoke'), onClick: () => takeBack() }]),
    ...(of.erasedAt || of.onHold
      ? []
      : [{ key: 'erase', danger: true, label: t('letter.erase'), onClick: () => forget() }]),
  ];
  return (
    <>
      <Button
        size="small"
        disabled={!file}
        href={file ? `/api/letters/${of.id}.pdf` : undefined}
        download={`${of.number}.pdf`}
      >
        PDF
      </Button>{' '}
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button size="small" type="text" aria-label={t('letter.more_of', { who: of.holder?.name ?? of.number })}>
          ⋯
        </Button>
      </Dropdown>
    </>
  );
}
