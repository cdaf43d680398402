import type { Channel } from "./Channel";

export type CodeChallenge = { channel: Channel; sent_to: string; channels: Array<Channel>; expires_in: number; resend_in: number };
