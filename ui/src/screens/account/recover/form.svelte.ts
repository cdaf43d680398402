// What somebody who cannot get in has told so far; it lives as long as the app runs.
import type { CodeChallenge } from '../../../lib/bindings/CodeChallenge';
import type { Channel } from '../../../lib/bindings/Channel';
import type { IdentityForm } from '../../../lib/bindings/IdentityForm';
import type { IdentityKind } from '../../../lib/bindings/IdentityKind';
import type { PendingRecovery } from '../../../lib/bindings/PendingRecovery';
import { isoDate } from '../../../lib/format/typed-date';

export type Step =
  | 'pilihan'
  | 'lupa-kata-sandi'
  | 'lupa-akun'
  | 'kode'
  | 'kata-sandi-baru'
  | 'kontak-hilang'
  | 'kontak-baru'
  | 'kode-kontak'
  | 'data-diri'
  | 'menunggu'
  | 'selesaikan'
  | 'batalkan-kontak';

class RecoverForm {
  login = $state('');
  kind = $state<IdentityKind>('nik');
  number = $state('');
  kpj = $state('');
  name = $state('');
  day = $state('');
  month = $state('');
  year = $state('');
  channel = $state<Channel>('email');
  email = $state('');
  phone = $state('');
  sent = $state.raw<{ challenge: CodeChallenge; since: number } | null>(null);
  /** The code was entered: for a new password, or for a new contact. */
  proven = $state<'password' | 'contact' | null>(null);
  password = $state('');
  repeated = $state('');
  oldContact = $state('');
  undoCode = $state('');

  get identity(): IdentityForm {
    const { kind, number, kpj, name } = this;
    return { kind, number, kpj, name, born_on: isoDate(this.day, this.month, this.year) };
  }
}

let form = $state(new RecoverForm());
let pending = $state.raw<PendingRecovery | null>(null);

export const recovering = {
  get form(): RecoverForm {
    return form;
  },
  /** A recovery that was begun on this device and waits. */
  get pending(): PendingRecovery | null {
    return pending;
  },
  set pending(recovery: PendingRecovery | null) {
    pending = recovery;
  },
  clear(): void {
    form = new RecoverForm();
  },
};
