// Text leaves the app by the system's share sheet where there is one, else by the clipboard.

/** `left`: the person closed the share sheet; nothing needs saying. `refused`: they must copy it themselves. */
export type HandedOver = 'shared' | 'left' | 'copied' | 'refused';

/** Whether this device has a share sheet. */
export function shares(): boolean {
  return 'share' in navigator;
}

/** Hands a text to another app. */
export async function handOver(text: string): Promise<HandedOver> {
  if (shares()) {
    try {
      await navigator.share({ text });
      return 'shared';
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === 'AbortError') return 'left';
    }
  }
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}
