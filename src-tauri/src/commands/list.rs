// THE list of commands. Tauri's handler, the app manifest in build.rs and the TypeScript side are
// made from it; nothing else names them all.
macro_rules! commands {
    ($then:ident) => {
        $then! {
            app::open_app() -> AppInfo;
            app::print_page() -> ();
            account::sign_in(login: String, password: String) -> SessionView;
            account::enter_code(code: String) -> SessionView;
            account::resend_code(channel: Option<Channel>) -> SessionView;
            account::cancel_code() -> SessionView;
            account::sign_out() -> SessionView;
            account::show_account(refresh: bool) -> View<Account>;
            lock::show_lock() -> LockSettings;
            lock::set_lock(pin: String, idle: IdleMinutes, current: Option<String>) -> LockSettings;
            lock::change_lock(idle: IdleMinutes, biometric: bool, reason: String) -> LockSettings;
            lock::remove_lock(pin: Option<String>) -> LockSettings;
            lock::lock_app() -> SessionView;
            lock::unlock(pin: String) -> SessionView;
            lock::unlock_with_biometrics(reason: String) -> SessionView;
            lock::unlock_with_password(password: String) -> SessionView;
            membership::show_membership(refresh: bool) -> View<Membership>;
            balance::show_balance(refresh: bool) -> View<Balance>;
            card::show_card(refresh: bool, numbers: bool) -> View<Cards>;
            card::save_card(at: u32, form: CardForm, numbers: bool, language: Language) -> Saving;
            status::show_status() -> ServiceView;
            preferences::set_preferences(preferences: Preferences) -> Preferences;
        }
    };
}
