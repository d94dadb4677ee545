import type { Said } from '@zuomei/platform';
import { inLanguage } from '@zuomei/platform';
import type { ListTable } from '@zuomei/platform/sheets';
import type { UserView } from './users.dto.js';

const roles: Record<UserView['roles'][number], Said> = {
  admin: { zh: '管理员', en: 'Administrator' },
  organiser: { zh: '组织者', en: 'Organiser' },
  staff: { zh: '跟进人员', en: 'Staff' },
  member: { zh: '单位成员', en: 'Member' },
};

export const usersTable: ListTable<UserView> = {
  file: 'users',
  name: { zh: '人员', en: 'Users' },
  columns: [
    ['姓名', 'Name', ({ name }) => name],
    ['邮箱', 'E-mail', ({ email }) => email],
    ['角色', 'Roles', (user, language) => user.roles.map((role) => inLanguage(roles[role], language)).join('; ')],
    ['已停用', 'Disabled', ({ disabled }) => disabled],
    ['语言', 'Language', ({ locale }) => locale],
    ['加入时间', 'Added at', ({ createdAt }) => createdAt],
    ['记录号', 'Id', ({ id }) => id],
  ],
};
