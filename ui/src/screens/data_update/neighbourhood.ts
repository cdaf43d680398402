// RT and RW, typed apart and kept as one: `003/011`.

export type Neighbourhood = { rt: string; rw: string };

export function parts(text: string): Neighbourhood {
  const [rt = '', rw = ''] = text.split('/');
  return { rt, rw };
}

/** Empty when both are. */
export function joined({ rt, rw }: Neighbourhood): string {
  return rt || rw ? `${rt}/${rw}` : '';
}

/** With three digits each, as on an identity card. */
export function padded(text: string): string {
  const { rt, rw } = parts(text);
  const three = (part: string) => (part ? part.padStart(3, '0') : '');
  return joined({ rt: three(rt), rw: three(rw) });
}
