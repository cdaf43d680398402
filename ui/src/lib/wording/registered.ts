// Who is registered, line by line.
import type { IdentityKind } from '../bindings/IdentityKind';
import type { Registered } from '../bindings/Registered';
import type { Fact } from '../fact';
import { longDate } from '../format/dates';
import { m } from '../paraglide/messages';
import { IDENTITY_LABELS } from './identity';

export function registeredFacts({ number_masked, name, born_on, address }: Registered, kind: IdentityKind): Fact[] {
  return [
    { name: IDENTITY_LABELS[kind](), value: number_masked, identifier: true },
    { name: m.full_name(), value: name },
    { name: m.born_on(), value: longDate(born_on) },
    ...(address ? [{ name: m.membership_address(), value: address }] : []),
  ];
}
