import { sha256Hex } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { bureauZone } from '../agreements/agreement-rules.js';
import type { Signatory } from '../agreements/signatory.entity.js';
import type { EvidenceDocument, EvidenceSection } from '../documents/evidence-document.js';
import type { EvidenceFacts } from './evidence-facts.js';

const time = (at: Date | string | null | undefined): string => {
  if (at === null || at === undefined) return '—';
  const read = typeof at === 'string' ? DateTime.fromISO(at) : DateTime.fromJSDate(at);
  return `${read.setZone(bureauZone).toFormat('yyyy-MM-dd HH:mm:ss.SSS')} UTC+8 (${read.toUTC().toISO() ?? ''})`;
};

const states = {
  signed: '已签署 signed',
  approved: '已审批 approved',
  delegated: '已委托他人 delegated',
  notified: '抄送 copied',
} as const;

/** An evidence file's words: who, by what right, how identified, when, from where, and what proves the file. */
export function evidenceOf(facts: EvidenceFacts, publicUrl: string, at: Date): EvidenceDocument {
  const { agreement, envelope, lines } = facts;
  const last = lines.at(-1);
  return {
    number: agreement.number,
    title: agreement.title,
    verifyUrl: `${publicUrl.replace(/\/$/, '')}/verify/${envelope.verifyCode}`,
    verifyCode: envelope.verifyCode,
    sections: [
      fileSection(facts),
      ...facts.signatories.map((signatory) => signatorySection(facts, signatory)),
      {
        heading: '审计记录 Audit trail',
        facts: [
          ...lines.map((line): [string, string] => [
            `${line.seq}  ${line.type}`,
            `${time(line.at)}  ${line.actor.kind} ${line.actor.id ?? ''}\n${line.hash}`,
          ]),
          ['记录至 Up to', `${last?.seq ?? 0}, ${last?.hash ?? ''}`],
        ],
      },
      {
        heading: '本证据 This file',
        facts: [
          ['制作时间 Made at', time(at)],
          [
            '说明 Note',
            '本文件由平台在全部签署完成后自动生成并加盖电子签章;记录中的姓名、邮箱与理由仅以加密哈希保存。 Made and sealed by the platform once all had signed; the trail keeps names, addresses and reasons as keyed hashes only.',
          ],
        ],
      },
    ],
  };
}

function fileSection({ agreement, parties, envelope, sizes }: EvidenceFacts): EvidenceSection {
  const { seal } = envelope;
  const size = (sha256: string | null): number => sizes.get(sha256 ?? '') ?? 0;
  return {
    heading: '文件 File',
    facts: [
      ['协议 Agreement', `${agreement.title} (${agreement.number})`],
      ...parties.map(({ label, name }): [string, string] => ['当事人 Party', `${label}: ${name}`]),
      ['发出 Sent', time(envelope.sentAt)],
      ['签署期限 To be signed by', time(envelope.expiresAt)],
      ['完成 Completed', time(envelope.endedAt)],
      ['签署前 SHA-256 before', envelope.documentSha256 ?? ''],
      ['签章后 SHA-256 after', envelope.sealedSha256 ?? ''],
      ['字节数 Bytes', `${size(envelope.documentSha256)} → ${size(envelope.sealedSha256)}`],
      ['签章证书 Seal certificate', envelope.certificateSubject ?? ''],
      ['颁发者 Issuer', seal?.issuer ?? ''],
      ['证书序列号 Serial', envelope.certificateSerial ?? ''],
      ['证书有效期 Valid', seal ? `${seal.validFrom} – ${seal.validTo}` : ''],
      ['签名级别 PAdES level', seal?.level ?? 'B-B'],
      ['时间戳 Time-stamp', seal?.tsa ? `${seal.tsa}, ${time(seal.timestampAt)}` : '未配置 none configured'],
    ],
  };
}

function signatorySection(facts: EvidenceFacts, person: Signatory): EvidenceSection {
  const party = facts.parties.find((one) => one.position === person.partyPosition);
  const delegator = facts.signatories.find((one) => one.id === person.delegatedFromId);
  const mail = facts.mails.find((one) => one.personId === person.id);
  const viewed = facts.lines.filter((line) => line.type === 'VIEWED' && line.actor.id === person.id);
  const given = person.evidence ?? undefined;
  const right =
    person.role === 'cc'
      ? '抄送,不签署 copy only'
      : `${person.title ? `${person.title}; ` : ''}代表 for ${party?.label ?? ''} ${party?.name ?? ''}; 本人声明有权代表单位签署 declared to be authorised`;
  const identified = given?.codeValidatedAt
    ? `邮件链接与一次性验证码 mailed link and one-time code: ${time(given.codeRequestedAt)} → ${time(given.codeValidatedAt)}, ${given.codeTries ?? 1} 次 tries`
    : '仅发给本人的邮件链接 a mailed link, to this person alone';
  const rows: [string, string | undefined][] = [
    ['编号 Id', person.id],
    ['状态 State', states[person.status as keyof typeof states] ?? person.status],
    ['依据 By what right', right],
    ['受托 Delegated by', delegator && `${delegator.name} (${delegator.id}), ${time(delegator.actedAt)}`],
    ['邮箱 Address', person.email],
    ['邮件 Mail', mail && `${mail.messageId} ${mail.status} ${time(mail.sentAt)}`],
    ['通知 Asked', time(person.notifiedAt)],
    ['打开 Opened', time(person.openedAt)],
    ['查看文件 Document read', viewed.length > 0 ? viewed.map((line) => time(line.at)).join('\n') : undefined],
    ['签署 Acted', time(person.actedAt)],
    ['身份识别 Identified by', given ? identified : undefined],
    ['同意书 Consent', given && `${given.consentVersion} (${given.consentLocale}), SHA-256 ${given.consentSha256}`],
    [
      '签名 Signature',
      given?.signatureValue === undefined
        ? undefined
        : `${given.signatureKind === 'typed' ? `键入 typed “${given.signatureValue}”` : '手写 drawn'}, SHA-256 ${sha256Hex(given.signatureValue)}`,
    ],
    ['网络地址 From', given?.ip],
    ['设备 Device', given?.userAgent],
  ];
  const known = rows.filter((row): row is [string, string] => row[1] !== undefined && !['', '—'].includes(row[1]));
  return { heading: `${person.name}`, facts: known };
}
