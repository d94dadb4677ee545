import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, type Schemas } from './client';

export type ContractRegistration = Schemas['ContractRegistrationView'];
export type ContractRegistrationBody = Schemas['ContractRegistrationBody'];

export const registrationStates = ['not_applied', 'submitted', 'returned', 'registered', 'refused'] as const;
export const contractTypes = ['development', 'transfer', 'licence', 'consulting', 'service'] as const;

export function useContractRegistration(agreementId: string) {
  return useQuery({
    queryKey: ['agreement', agreementId, 'contract-registration'],
    queryFn: () =>
      bodyOf(api.GET('/api/agreements/{id}/contract-registration', { params: { path: { id: agreementId } } })),
  });
}

export function useRecordRegistration(agreementId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: ContractRegistrationBody; version: number }) =>
      bodyOf(
        api.PUT('/api/agreements/{id}/contract-registration', {
          params: { path: { id: agreementId } },
          headers: ifVersion(version),
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all(['agreement', 'agreements'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
