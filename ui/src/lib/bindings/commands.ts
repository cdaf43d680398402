import type { Account } from "./Account";
import type { AppInfo } from "./AppInfo";
import type { Balance } from "./Balance";
import type { Channel } from "./Channel";
import type { Membership } from "./Membership";
import type { Preferences } from "./Preferences";
import type { ServiceView } from "./ServiceView";
import type { SessionView } from "./SessionView";
import type { View } from "./View";

export const COMMANDS = [
  "open_app",
  "sign_in",
  "enter_code",
  "resend_code",
  "cancel_code",
  "sign_out",
  "show_account",
  "show_membership",
  "show_balance",
  "show_status",
  "set_preferences",
] as const;

export interface Commands {
  open_app: { args: Record<string, never>; answer: AppInfo };
  sign_in: { args: { login: string; password: string }; answer: SessionView };
  enter_code: { args: { code: string }; answer: SessionView };
  resend_code: { args: { channel: Channel | null }; answer: SessionView };
  cancel_code: { args: Record<string, never>; answer: SessionView };
  sign_out: { args: Record<string, never>; answer: SessionView };
  show_account: { args: { refresh: boolean }; answer: View<Account> };
  show_membership: { args: { refresh: boolean }; answer: View<Membership> };
  show_balance: { args: { refresh: boolean }; answer: View<Balance> };
  show_status: { args: { refresh: boolean }; answer: ServiceView };
  set_preferences: { args: { preferences: Preferences }; answer: Preferences };
}
