import type { FieldFacts } from '../form';
import { m } from '../paraglide/messages';

/** The password that is asked for again, for a form's summary. */
export function passwordField(password: string): FieldFacts {
  return { label: m.password_current(), value: password, malformed: m.password_retype() };
}
