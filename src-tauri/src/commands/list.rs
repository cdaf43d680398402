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
            proving::prove_contact(purpose: ContactPurpose, channel: Channel, contact: String) -> CodeChallenge;
            proving::forgot_password(login: String, kpj: String) -> CodeChallenge;
            proving::find_account(kind: IdentityKind, number: String, kpj: String) -> CodeChallenge;
            proving::change_contact(channel: Channel, contact: String, password: String) -> CodeChallenge;
            proving::resend_proof(channel: Option<Channel>) -> CodeChallenge;
            proving::enter_proof(code: String) -> ();
            proving::forget_proofs() -> ();
            joining::check_identity(segment: Segment, identity: IdentityForm) -> IdentityVerdict;
            joining::join(segment: Segment, identity: IdentityForm, password: String) -> SessionView;
            recovery::reset_password(password: String) -> SessionView;
            recovery::begin_recovery(identity: IdentityForm) -> PendingRecovery;
            recovery::finish_recovery(password: String) -> SessionView;
            recovery::drop_recovery() -> ();
            recovery::undo_contact(contact: String, code: String) -> ();
            own_account::show_devices(refresh: bool) -> View<Devices>;
            own_account::show_security_log(refresh: bool) -> View<SecurityLog>;
            own_account::end_devices(device: Option<String>) -> ();
            own_account::restore_contact(channel: Channel) -> ();
            own_account::change_password(password: String, new_password: String) -> ();
            own_account::find_card(kpj: String) -> ();
            own_account::export_data(password: String) -> Saving;
            own_account::delete_account(password: String) -> ();
            own_account::keep_account() -> ();
            own_account::cancel_recovery() -> ();
            complaint::complain(complaint: ComplaintForm) -> Ticket;
            complaint::show_tickets() -> Vec<Ticket>;
            lock::show_lock() -> LockSettings;
            lock::set_lock(pin: String, idle: IdleMinutes, current: Option<String>) -> LockSettings;
            lock::change_lock(idle: IdleMinutes, biometric: bool, reason: String) -> LockSettings;
            lock::remove_lock(pin: Option<String>) -> LockSettings;
            lock::lock_app() -> SessionView;
            lock::unlock(pin: String) -> SessionView;
            lock::unlock_with_biometrics(reason: String) -> SessionView;
            lock::unlock_with_password(password: String) -> SessionView;
            membership::show_membership(refresh: bool) -> View<Membership>;
            membership::preview_merge(cards: Vec<String>, into: String) -> MergePreview;
            membership::merge_cards(cards: Vec<String>, into: String, preview: String) -> ();
            membership::undo_merge(id: String) -> ();
            balance::show_balance(refresh: bool) -> View<Balance>;
            statement::show_statement(refresh: bool) -> View<Statement>;
            statement::save_statement(year: Option<i16>, form: StatementForm, language: Language) -> Saving;
            statement::verify_statement(printed: VerifyStatement) -> bool;
            activity::show_activity(query: ActivityQuery) -> View<ActivityPage>;
            simulation::show_formula(name: String) -> FormulaForm;
            simulation::simulate(name: String, inputs: SimulationInputs) -> Simulated;
            simulation::known_inputs(name: String) -> SimulationInputs;
            simulation::show_programme_facts() -> Vec<ProgrammeFacts>;
            card::show_card(refresh: bool, numbers: bool) -> View<Cards>;
            card::save_card(at: u32, form: CardForm, numbers: bool, language: Language) -> Saving;
            status::show_status() -> ServiceView;
            preferences::set_preferences(preferences: Preferences) -> Preferences;
        }
    };
}
