// A formula being tried: what is typed, and what Rust says to it. What is typed outlives the screen.
import { untrack } from 'svelte';
import type { Explained } from '../bindings/Explained';
import type { Fault } from '../bindings/Fault';
import type { Field } from '../bindings/Field';
import type { InputProblem } from '../bindings/InputProblem';
import type { SimulationInputs } from '../bindings/SimulationInputs';
import { draft } from '../drafts.svelte';
import { ask, session } from '../session.svelte';
import type { Asking } from './catalogue';
import { today } from './today';
import { inputsOf, typedOf, type Typed } from './typed';

/** While somebody types, the answer waits for a pause. */
const PAUSE = 350;

/** Known of everybody. */
const OF_TODAY = ['on', 'month', 'from'];

/** What only the statement tells. */
const FROM_STATEMENT = ['years', 'earlier', 'months_paid'];

/** Which of the fields that exclude each other is chosen; no formula has a field of this name. */
const CHOSEN = '=';

export class Trial {
  readonly asking: Asking;
  fields = $state.raw<Field[]>([]);
  typed = $state<Typed>({});
  answer = $state.raw<Explained | null>(null);
  problems = $state.raw<InputProblem[]>([]);
  fault = $state.raw<Fault | null>(null);
  ready = $state(false);
  /** Whether something of the person stands in the form. */
  personal = $state(false);

  #begin: Typed = {};
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #draft;

  constructor(asking: Asking) {
    this.asking = asking;
    this.#draft = draft(`trial:${asking.formula}`);
  }

  /** The fields, the person's own figures, and what was typed here before. */
  async load(): Promise<void> {
    this.fault = null;
    const name = this.asking.formula;
    try {
      const [form, known] = await Promise.all([ask('show_formula', { name }), ask('known_inputs', { name })]);
      this.fields = form.fields;
      this.#know(known);
      const kept = this.#draft.text;
      this.typed = kept ? (JSON.parse(kept) as Typed) : structuredClone(this.#begin);
      this.ready = true;
      await this.#lookUp();
    } catch (thrown) {
      this.fault = thrown as Fault;
    }
  }

  get inputs(): SimulationInputs {
    return inputsOf(this.fields, this.typed, (field) => this.asks(field.name));
  }

  /** Whether the field is asked for as things stand. */
  asks(name: string): boolean {
    const option = this.asking.either?.find(({ fields }) => fields.includes(name));
    if (option && option.id !== this.chosen) return false;
    return this.asking.when?.[name]?.(this.typed) ?? true;
  }

  get chosen(): string {
    return String(this.typed[CHOSEN] ?? '');
  }

  set chosen(id: string) {
    this.typed[CHOSEN] = id;
  }

  get changed(): boolean {
    return JSON.stringify(this.typed) !== JSON.stringify(this.#begin);
  }

  reset(): void {
    this.typed = structuredClone(this.#begin);
  }

  /** For the screen: follows what is typed, answers after a pause. */
  follow(): () => void {
    const stop = $effect.root(() => {
      $effect(() => {
        if (!this.ready) return;
        const typed = JSON.stringify(this.typed);
        untrack(() => {
          this.#draft.text = this.changed ? typed : '';
          clearTimeout(this.#timer);
          if (this.#asked === 0) void this.compute();
          else this.#timer = setTimeout(() => void this.compute(), PAUSE);
        });
      });
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** Asks Rust at once; an answer that was overtaken by a newer question is dropped. */
  async compute(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = (this.#asked += 1);
    try {
      const said = await ask('simulate', { name: this.asking.formula, inputs: this.inputs });
      if (asked !== this.#asked) return;
      this.fault = null;
      this.answer = said.kind === 'explained' ? said.answer : null;
      this.problems = said.kind === 'refused' ? said.problems : [];
    } catch (thrown) {
      if (asked === this.#asked) this.fault = thrown as Fault;
    }
  }

  /** What nobody has looked at yet is not known; a form that begins with it fetches it, if it can. */
  async #lookUp(): Promise<void> {
    if (!this.#signedIn || !this.fields.some(({ name }) => FROM_STATEMENT.includes(name))) return;
    try {
      const seen = await ask('show_statement', { refresh: false });
      if (seen.content !== null) return;
      await ask('show_statement', { refresh: true });
      const untouched = !this.changed;
      this.#know(await ask('known_inputs', { name: this.asking.formula }));
      if (untouched) this.typed = structuredClone(this.#begin);
    } catch {
      // The form asks for it instead.
    }
  }

  #know(known: SimulationInputs): void {
    this.personal = this.#signedIn && Object.keys(known).some((name) => !OF_TODAY.includes(name));
    // What day it is, the service knows better than the device.
    const day = typeof known.on === 'string' ? known.on : today();
    this.#begin = this.#with(typedOf(this.fields, { ...this.asking.start(day), ...known }));
  }

  get #signedIn(): boolean {
    return session.view.state === 'signed_in';
  }

  #with(typed: Typed): Typed {
    const either = this.asking.either;
    if (!either) return typed;
    const filled = either.find(({ fields }) => fields.some((name) => (typed[name]?.length ?? 0) > 0));
    return { ...typed, [CHOSEN]: (filled ?? either[0])?.id ?? '' };
  }
}
