// What a form knows of its fields: where they are, what they are called, what is wrong with them.
import type { FieldProblem } from './bindings/FieldProblem';
import { fieldMessage } from './faults';

/** What is wrong with a field, at the id of its input. */
export type Problem = { field: string; message: string };

export type FieldFacts = {
  label: string;
  /** What is typed in it now; empty is missing unless it may be left out. */
  value: string;
  optional?: boolean;
  /** How many digits or characters belong there, where that is fixed. */
  length?: number;
  /** How many characters at least, where it is not a password's eight. */
  least?: number;
  /** What to say instead of "not of its form". */
  malformed?: string;
};

/** By the id of the input, which is also the last part of the service's name for the field. */
export type Fields = Record<string, FieldFacts>;

/** What is missing before anything is sent. */
export function missing(fields: Fields): FieldProblem[] {
  return Object.entries(fields)
    .filter(([, { value, optional }]) => !optional && value.trim() === '')
    .map(([path]) => ({ path, code: 'required' }));
}

/** Problems in words, each at its input. One of a field that is not on this screen is left out. */
export function problemsOf(found: FieldProblem[], fields: Fields): Problem[] {
  return found.flatMap((problem) => {
    const field = problem.path.split('.').at(-1) ?? '';
    const facts = fields[field];
    if (!facts) return [];
    const own = problem.code === 'malformed' ? facts.malformed : undefined;
    return [{ field, message: own ?? fieldMessage(problem, facts.label, facts) }];
  });
}
