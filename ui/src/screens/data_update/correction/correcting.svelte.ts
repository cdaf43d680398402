// What somebody says is right instead of what is registered, and what shows it. It lives as long as the app runs: a
// lock or a detour loses nothing; sending it or signing out forgets it.
import type { CorrectionForm } from '../../../lib/bindings/CorrectionForm';
import type { DocumentKind } from '../../../lib/bindings/DocumentKind';
import type { ReadyDocument } from '../../../lib/document';
import { isoDate } from '../../../lib/format/typed-date';
import { randomKey } from '../../../lib/random-key';
import { session } from '../../../lib/session.svelte';

export const MOST_DOCUMENTS = 3;

export const CORRECTABLE = ['number', 'name', 'born_on', 'address', 'card'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export type ChosenDocument = ReadyDocument & { id: string; kind: DocumentKind; name: string };

class Correcting {
  wrong = $state<Correctable[]>([]);
  right = $state<Record<Exclude<Correctable, 'born_on'>, string>>({ number: '', name: '', address: '', card: '' });
  day = $state('');
  month = $state('');
  year = $state('');
  note = $state('');
  documents = $state<ChosenDocument[]>([]);
  /** One correction, however often it is sent. */
  key = randomKey();

  value(fact: Correctable): string {
    return fact === 'born_on' ? isoDate(this.day, this.month, this.year) : this.right[fact];
  }

  get form(): CorrectionForm {
    return {
      facts: this.wrong.map((field) => ({ field, value: this.value(field) })),
      note: this.note,
      documents: this.documents.map(({ kind, media, content }) => ({ kind, media, content })),
      key: this.key,
    };
  }
}

let form = $state(new Correcting());

export const correcting = {
  get form(): Correcting {
    return form;
  },
  clear(): void {
    form = new Correcting();
  },
};

// Nothing of it waits for whoever signs in next.
$effect.root(() => {
  $effect(() => {
    if (session.view.state === 'signed_out') correcting.clear();
  });
});
