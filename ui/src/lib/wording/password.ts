import type { FieldProblem } from '../bindings/FieldProblem';
import type { Fields } from '../form';
import { m } from '../paraglide/messages';

const SHORTEST = 8;

/** The fields of a new password, for a form's summary. */
export function newPasswordFields(password: string, repeated: string, id = 'password'): Fields {
  return {
    [id]: { label: m.new_password(), value: password },
    repeated: { label: m.repeat_password(), value: repeated, malformed: m.passwords_not_alike() },
  };
}

/** What can be said of a new password before anything is sent. */
export function unlike(password: string, repeated: string, id = 'password'): FieldProblem[] {
  if (password === '' || repeated === '') return [];
  if ([...password].length < SHORTEST) return [{ path: id, code: 'too_short' }];
  return password === repeated ? [] : [{ path: 'repeated', code: 'malformed' }];
}
