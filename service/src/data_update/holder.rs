use super::{name_inquiry::InquiryAnswer, person::Person};
use crate::{
    App,
    account::{DailyLimit, Participant},
    http::Refusal,
};
use jmo_rules::{
    Bank,
    data_update::{Answers, FLOW, FieldId, PayTo, StageId, check},
    name_likeness,
};
use jmo_wire::{
    Code, FieldProblem,
    data_update::{AskHolder, Holder, HolderMatch},
};
use std::time::Duration;

/// Accounts asked about, so that nobody finds out names by trying.
const INQUIRIES: DailyLimit = DailyLimit {
    purpose: "name inquiry",
    most: 20,
};

/// As alike as this, it is the person's account; half as alike, somebody looks
/// ([`name_likeness`]).
const MATCHES: u8 = 85;
const CLOSE: u8 = 60;

/// A bank that has not answered by then cannot be asked.
const PATIENCE: Duration = Duration::from_secs(4);

/// Asks in whose name an account is.
///
/// # Errors
/// `invalid_field`; `too_many_tries` until the next day.
pub async fn ask(
    app: &App,
    participant: &Participant,
    asked: &AskHolder,
) -> Result<Holder, Refusal> {
    let mut db = app.store().read().acquire().await?;
    let person = Person::read(&mut db, app, participant).await?;
    drop(db);
    let account = read(asked, &person)?;
    INQUIRIES.count(app, &participant.account_id).await?;
    Ok(of(app, participant, &person.name, &account).await)
}

/// What the bank says, compared with the person's name.
pub async fn of(app: &App, participant: &Participant, name: &str, account: &PayTo) -> Holder {
    let asked = app.name_inquiry().holder(account, &participant.person_id);
    let verdict = |verdict| Holder {
        verdict,
        name_masked: None,
    };
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(InquiryAnswer::Holder(holder))) => Holder {
            verdict: match name_likeness(name, &holder) {
                MATCHES.. => HolderMatch::Matches,
                CLOSE.. => HolderMatch::Close,
                _ => HolderMatch::Differs,
            },
            name_masked: Some(masked(&holder)),
        },
        Ok(Ok(InquiryAnswer::NotFound)) => verdict(HolderMatch::NotFound),
        Ok(Err(_)) | Err(_) => verdict(HolderMatch::Unavailable),
    }
}

/// Held against the same rules as in the flow.
fn read(asked: &AskHolder, person: &Person) -> Result<PayTo, Refusal> {
    let mut answers = Answers::default();
    answers.set(FieldId::Bank, &asked.bank);
    answers.set(FieldId::AccountNumber, asked.account_number.expose());
    let problems = check(&FLOW, StageId::Contact, &answers, &person.known());
    if !problems.is_empty() {
        let problems = problems.into_iter();
        let problems = problems.map(|one| FieldProblem::new(one.field.name(), one.wrong));
        return Err(Refusal::fields(problems.collect()));
    }
    let bank = Bank::of_code(answers.get(FieldId::Bank));
    let number = answers.get(FieldId::AccountNumber).parse().ok();
    bank.zip(number)
        .map(|(bank, number)| PayTo { bank, number })
        .ok_or_else(|| Refusal::new(Code::Internal))
}

/// Two letters of each word, one of a short one: `SI•• AM••••`.
fn masked(name: &str) -> String {
    let word = |word: &str| -> String {
        let count = word.chars().count();
        let shown = if count > 2 { 2 } else { 1 };
        let dots = "•".repeat(count.saturating_sub(shown));
        word.chars().take(shown).collect::<String>() + &dots
    };
    let words: Vec<_> = name.split_whitespace().map(word).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_name_shows_the_first_letters_of_its_words() {
        assert_eq!(masked("SITI AMINAH"), "SI•• AM••••");
        assert_eq!(masked(" Al  É. "), "A• É•");
        assert_eq!(masked("I Made Ñandú"), "I Ma•• Ña•••");
    }
}
