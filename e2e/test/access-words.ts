/** Who may do what, by hand from the product's own description: one status for each caller, in the order of `callerNames`. */
export interface Rule {
  method: string;
  /** As in the OpenAPI document. */
  path: string;
  /** Of the scene, what stands for `{id}`. */
  on: string;
  statuses: string;
  body?: string;
  type?: string;
}

/** Method and path | what stands for {id} | statuses | body | type. What changes something for good is done by the first who may. */
export type Line = [string, string, string, string?, string?];

export const times = '"startsAt":"2030-01-01T01:00:00Z","endsAt":"2030-01-01T03:00:00Z"';
export const drafted = `{"title":"活动","kind":"salon","mode":"onsite","visibility":"public","hostIds":["{bureau}"],${times}}`;
export const party = (id: string) =>
  `{"organisationId":"{${id}}","label":"${id}","signatories":[{"name":"某","email":"x@example.com","role":"signer"}]}`;
export const contract = `{"kind":"framework","title":"协议","body":"正文","parties":[${party('university')},${party('enterprise')}]}`;
export const intent = '"kind":"cooperation","fromOrganisationId":"{university}","toOrganisationId":"{enterprise}"';
export const eventRow = `code,title,kind,mode,visibility,hosts,starts_on,ends_on\n`;
export const form =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n';

export const multipart = 'multipart/form-data; boundary=x';

export const open = '200 200 200 200 200 200 200 200 200';
export const nobody = open.replaceAll('200', '404');
export const signedIn = '401 401 401 200 200 200 200 200 200';
export const staffOnly = '401 401 401 403 403 403 403 200 200';
export const adminOnly = '401 401 401 403 403 403 403 403 200';
export const hostOnly = '401 401 401 403 403 403 200 403 200';
/** Of an event that others cannot see: to them it is not there. */
export const hostOfUnseen = '401 401 401 403 403 404 200 403 200';
export const parties = '401 401 401 404 200 403 403 200 200';
/** One registration: a link that is another's opens nothing. */
export const ownPlace = '401 404 401 403 403 403 200 403 200';
export const attendeeAlone = '401 404 401 403 403 403 403 403 403';
export const organisersAndStaff = (status: number) => `401 401 401 403 403 ${status} ${status} ${status} ${status}`;
export const ofPublished = '404 404 404 404 404 404 200 200 200';
/** What is not published yet is seen by its owner's members and by who reviews. */
export const ofOwner = '404 404 404 404 200 200 200 200 200';
export const ofInternal = '404 404 404 200 200 200 200 200 200';
