import type { EntityManager } from 'typeorm';
import type { DigestContent } from './digest.entity.js';

/** The JPEGs that a digest prints, by id. */
export type PictureFiles = ReadonlyMap<string, Buffer>;

const idsIn = ({ categories }: Pick<DigestContent, 'categories'>): string[] =>
  categories.flatMap(({ events }) => events.flatMap(({ pictures = [] }) => pictures.map(({ id }) => id)));

/** What was published, without the pictures that were taken away since. */
export async function withoutRemoved(tx: EntityManager, content: DigestContent): Promise<DigestContent> {
  const ids = idsIn(content);
  if (ids.length === 0) return content;
  const rows: { id: string }[] = await tx.query('SELECT id FROM event_pictures WHERE id = ANY($1::uuid[])', [ids]);
  const there = new Set(rows.map(({ id }) => id));
  return {
    ...content,
    categories: content.categories.map((heading) => ({
      ...heading,
      events: heading.events.map(({ pictures, ...line }) => {
        const left = (pictures ?? []).filter(({ id }) => there.has(id));
        return left.length > 0 ? { ...line, pictures: left } : line;
      }),
    })),
  };
}

export async function pictureFiles(
  tx: EntityManager,
  content: Pick<DigestContent, 'categories'>,
): Promise<PictureFiles> {
  const rows: { id: string; bytes: Buffer }[] = await tx.query(
    'SELECT id, bytes FROM event_pictures WHERE id = ANY($1::uuid[])',
    [idsIn(content)],
  );
  return new Map(rows.map(({ id, bytes }) => [id, bytes]));
}
