// What is wrong with an input of a formula, at its field.
import type { Field } from '../bindings/Field';
import type { FieldKind } from '../bindings/FieldKind';
import type { InputProblem } from '../bindings/InputProblem';
import type { Problem } from '../form';
import { m } from '../paraglide/messages';
import { figuresText } from '../simulation/values';
import { nameOf } from './simulation';

type Place = { label: string; kind: FieldKind['kind'] | undefined };

/** Problems in words, each at the id of its input, which is the name Rust has for it. */
export function troublesOf(formula: string, fields: Field[], problems: InputProblem[]): Problem[] {
  return problems.map((problem) => ({
    field: problem.field,
    message: message(formula, place(formula, fields, problem.field), problem),
  }));
}

/** `children[1].born_on` is the birth date in the second row. */
function place(formula: string, fields: Field[], path: string): Place {
  const [, list = '', at, name = ''] = /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$/.exec(path) ?? [];
  const outer = fields.find((field) => field.name === list);
  if (at === undefined) return { label: nameOf(formula, list), kind: outer?.kind.kind };
  const inner = outer?.kind.kind === 'list' ? outer.kind.of.find((field) => field.name === name) : undefined;
  return { label: m.sim_row({ name: nameOf(formula, name || list), at: Number(at) + 1 }), kind: inner?.kind.kind };
}

function message(formula: string, { label, kind }: Place, { trouble }: InputProblem): string {
  const field = { field: label };
  switch (trouble.code) {
    case 'missing':
      return m.field_required(field);
    case 'malformed':
      return m.field_malformed(field);
    case 'too_small': {
      const limit = { ...field, limit: figuresText(trouble.limit, true) };
      return kind === 'date' || kind === 'month' ? m.sim_too_early(limit) : m.sim_too_small(limit);
    }
    case 'too_large': {
      if (kind === 'text') return m.sim_too_long(field);
      const limit = { ...field, limit: figuresText(trouble.limit, true) };
      return kind === 'date' || kind === 'month' ? m.sim_too_late(limit) : m.sim_too_large(limit);
    }
    case 'not_one_of':
      return m.sim_not_one_of(field);
    case 'out_of_order':
      return m.sim_out_of_order(field);
    case 'contradicts':
      return m.sim_contradicts({ ...field, other: nameOf(formula, trouble.other) });
    case 'not_on_record':
      return m.sim_not_on_record(field);
    case 'invalid': {
      // The amounts that are offered stand in the reason.
      const offered = trouble.reason.match(/Rp[\d.]*\d/g)?.slice(1) ?? [];
      return offered.length > 0 ? m.sim_one_of({ ...field, amounts: offered.join(', ') }) : m.field_refused(field);
    }
    default:
      return m.field_refused(field);
  }
}
