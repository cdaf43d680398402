// What somebody who joins has told so far. It lives as long as the app runs: going back, a call or a
// detour loses nothing; joining or leaving forgets it.
import type { Channel } from '../../../lib/bindings/Channel';
import type { CodeChallenge } from '../../../lib/bindings/CodeChallenge';
import type { IdentityForm } from '../../../lib/bindings/IdentityForm';
import type { IdentityKind } from '../../../lib/bindings/IdentityKind';
import type { IdentityVerdict } from '../../../lib/bindings/IdentityVerdict';
import type { Segment } from '../../../lib/bindings/Segment';
import type { Ticket } from '../../../lib/bindings/Ticket';
import { isoDate } from '../../../lib/format/typed-date';

export const STEPS = [
  'kewarganegaraan',
  'terdaftar',
  'kepesertaan',
  'kontak',
  'kode',
  'kontak-lain',
  'kode-lain',
  'data-diri',
  'kata-sandi',
  'persetujuan',
] as const;
export type Step = (typeof STEPS)[number] | 'belum-terdaftar' | 'hasil' | 'pengaduan';

type Sent = { challenge: CodeChallenge; since: number };

class JoinForm {
  nationality = $state<'wni' | 'wna'>('wni');
  registered = $state<'yes' | 'no'>('yes');
  segment = $state<Segment>('pu');
  channel = $state<Channel>('email');
  /** By channel, so that changing one's mind loses nothing. */
  email = $state('');
  phone = $state('');
  sent = $state.raw<Sent | null>(null);
  proven = $state<Channel[]>([]);
  kind = $state<IdentityKind>('nik');
  number = $state('');
  kpj = $state('');
  name = $state('');
  day = $state('');
  month = $state('');
  year = $state('');
  verdict = $state.raw<IdentityVerdict | null>(null);
  ticket = $state.raw<Ticket | null>(null);
  password = $state('');
  repeated = $state('');
  agreed = $state(false);

  get other(): Channel {
    return this.channel === 'email' ? 'sms' : 'email';
  }

  contact(channel: Channel): string {
    return channel === 'email' ? this.email : this.phone;
  }

  get identity(): IdentityForm {
    const { kind, number, kpj, name } = this;
    return { kind, number, kpj, name, born_on: isoDate(this.day, this.month, this.year) };
  }
}

let form = $state(new JoinForm());
let joined = $state(false);

export const joining = {
  get form(): JoinForm {
    return form;
  },
  /** Somebody has just joined, and has not left since. */
  get joined(): boolean {
    return joined;
  },
  set joined(now: boolean) {
    joined = now;
  },
  /** Forgets everything that was typed. */
  clear(): void {
    form = new JoinForm();
  },
};
