import { Form, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgreementValues } from './agreement-values';

type Mode = 'parallel' | 'sequential' | 'mixed';
type Parties = AgreementValues['parties'];

const modeOf = (orders: number[]): Mode => {
  if (new Set(orders).size <= 1) return 'parallel';
  return orders.every((order, at) => order === at + 1) ? 'sequential' : 'mixed';
};

/** All at once, one after the other as they stand, or as the numbers say; cc's wait for nobody. */
export function SigningOrder() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<AgreementValues>();
  const parties: Parties | undefined = Form.useWatch('parties', form);
  const people = (parties ?? []).flatMap((party) => party?.signatories ?? []);
  const mode = modeOf(people.filter((one) => one?.role !== 'cc').map((one) => one?.order ?? 1));
  function order(to: Mode): void {
    if (to === 'mixed') return;
    let turn = 0;
    const numbered = (form.getFieldValue('parties') as Parties).map((party) => ({
      ...party,
      signatories: (party.signatories ?? []).map((one) => ({
        ...one,
        order: to === 'parallel' || one.role === 'cc' ? 1 : (turn += 1),
      })),
    }));
    form.setFieldValue('parties', numbered);
  }
  return (
    <p className="row">
      <Segmented<Mode>
        aria-label={t('desk.agreement.order')}
        value={mode}
        onChange={order}
        options={(['parallel', 'sequential', 'mixed'] as const).map((value) => ({
          value,
          label: t(`desk.agreement.order_${value}`),
          disabled: value === 'mixed' && mode !== 'mixed',
        }))}
      />
      <span className="hint">{t('desk.agreement.order_hint')}</span>
    </p>
  );
}
