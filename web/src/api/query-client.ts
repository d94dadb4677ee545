import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** A refusal is an answer: only lost connections and overload are asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status < 500 && error.status !== 429),
    },
    mutations: { retry: false },
  },
});
