/** What single values of the environment are injected as. */
export const AUTH_SECRET = Symbol('AUTH_SECRET');
export const SIGN_IN_LIMIT = Symbol('SIGN_IN_LIMIT');
export const PASSWORD_MAIL_LIMIT = Symbol('PASSWORD_MAIL_LIMIT');
export const MAIL_SETTINGS = Symbol('MAIL_SETTINGS');

export interface MailSettings {
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly publicUrl: string;
}
