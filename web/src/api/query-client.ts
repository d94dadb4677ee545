import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/**
 * A refusal is an answer: only lost connections and overload are asked again. A call is tried without a network, too:
 * held back until there is one, its button would wait without a word.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status < 500 && error.status !== 429),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
