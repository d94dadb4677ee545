import type { QuestionV1 } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import { wordingOf } from './answers.js';
import type { Registration } from './registration.entity.js';

/** What is asked in other words from now on, or no longer, stays readable beside the answers it got. */
export async function keepEarlierQuestions(
  tx: EntityManager,
  offering: Pick<Offering, 'id' | 'questions'>,
  next: readonly QuestionV1[],
): Promise<void> {
  const kept = new Set(next.map((question) => `${question.key} ${wordingOf(question)}`));
  const left = offering.questions.filter((question) => !kept.has(`${question.key} ${wordingOf(question)}`));
  if (left.length === 0) return;
  await tx.query(
    `INSERT INTO earlier_questions (offering_id, wording, question)
     SELECT $1, wording, question FROM unnest($2::text[], $3::jsonb[]) AS n (wording, question)
     ON CONFLICT DO NOTHING`,
    [offering.id, left.map(wordingOf), left.map((question) => JSON.stringify(question))],
  );
}

/** The questions that were answered, in the words in which they were asked then. */
export async function answeredQuestions(
  tx: EntityManager,
  offering: Offering,
  { answers, answered }: Registration,
): Promise<QuestionV1[]> {
  const now = new Map(offering.questions.map((question) => [question.key, question]));
  const earlier = Object.entries(answered).filter(([key, wording]) => {
    const question = now.get(key);
    return question === undefined || wordingOf(question) !== wording;
  });
  const rows: { wording: string; question: QuestionV1 }[] =
    earlier.length === 0
      ? []
      : await tx.query('SELECT wording, question FROM earlier_questions WHERE offering_id = $1 AND wording = ANY($2)', [
          offering.id,
          earlier.map(([, wording]) => wording),
        ]);
  const then = new Map(rows.map((row) => [row.wording, row.question]));
  const order = [...now.keys()];
  const keys = Object.keys(answers).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return keys.flatMap((key) => {
    const question = then.get(answered[key] ?? '') ?? now.get(key);
    return question ? [{ ...question, key }] : [];
  });
}
