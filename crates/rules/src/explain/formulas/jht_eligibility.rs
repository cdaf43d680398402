use crate::{
    Date, Rupiah,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    jht::{
        Channel, ClaimDocument, ClaimReason, Condition, EligibilityError, Facts, Requirement,
        eligibility,
    },
};

pub(super) const FORMULA: Formula = Formula {
    name: "jht-eligibility",
    about: "Whether JHT can be claimed for a reason, from when, where and with which papers",
    fields: &[
        Field::required(
            "reason",
            Kind::Choice {
                words: &[
                    "retirement",
                    "contract_end",
                    "bpu_stop",
                    "resignation",
                    "layoff",
                    "leaves_indonesia",
                    "total_disability",
                    "partial_10",
                    "partial_30",
                ],
            },
            "why it is claimed",
        ),
        Field::required("on", Kind::DAY, "the day asked for"),
        Field::required("balance", Kind::AMOUNT, "all JHT accounts together"),
        Field::optional("birth_date", Kind::BIRTH, "for retirement"),
        Field::optional(
            "agreed_age",
            Kind::Count { min: 40, max: 75 },
            "the retirement age of the work agreement, if it names one",
        ),
        Field::optional(
            "stopped_on",
            Kind::DAY,
            "the day work stopped: end of contract, dismissal, the employer's letter",
        ),
        Field::optional("member_since", Kind::DAY, "first day of membership"),
        Field::or(
            "active",
            Kind::Flag,
            Value::Flag(false),
            "whether a membership is still reported as active",
        ),
        Field::or(
            "earlier_partial",
            Kind::Flag,
            Value::Flag(false),
            "whether 10 % or 30 % was paid before",
        ),
        Field::or(
            "data_updated",
            Kind::Flag,
            Value::Flag(false),
            "whether the data were updated (pengkinian data)",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let on = inputs.date("on").unwrap_or(Date::MAX);
    let reason = reason(inputs.choice("reason").unwrap_or_default());
    let facts = facts(inputs, on)?;
    let answer = eligibility(reason, &facts, on).map_err(|error| vec![problem(error)])?;
    let terms = answer.terms;
    let mut explained = Explained::default().figure("eligible", answer.eligible());
    if let Some(from) = answer.from() {
        explained = explained.figure("from", from);
    }
    explained = explained
        .figure("channel", Value::Code(channel(answer.channel())))
        .figure("share", terms.value.share)
        .figure(
            "waiting",
            Value::Months(terms.value.waiting_months.unwrap_or(0).into()),
        );
    if let Some(ceiling) = answer.ceiling {
        explained = explained.figure("ceiling", ceiling.value);
    }
    for condition in answer.conditions.iter().chain(&answer.for_app) {
        let code = requirement(condition.requirement);
        let figures = condition
            .from
            .map_or_else(String::new, |day| day.to_string());
        explained = explained.step(code, figures, condition.met, condition.source);
    }
    for document in terms.value.documents {
        let paper = Value::Code(self::document(*document));
        explained = explained.step("document", "", paper, terms.source);
    }
    let rows = answer
        .conditions
        .iter()
        .map(|condition| row(condition, "claim"));
    let for_app = answer.for_app.iter().map(|condition| row(condition, "app"));
    let rows = rows.chain(for_app).collect();
    Ok(explained.table(&["condition", "needed_for", "met", "from"], rows))
}

fn facts(inputs: &Inputs, on: Date) -> Result<Facts, Vec<InputProblem>> {
    let facts = Facts {
        birth: inputs.date("birth_date"),
        agreed_age: inputs
            .count("agreed_age")
            .and_then(|age| i16::try_from(age).ok()),
        stopped_on: inputs.date("stopped_on"),
        member_since: inputs.date("member_since"),
        balance: inputs.rupiah("balance").unwrap_or(Rupiah::ZERO),
        active: inputs.flag("active").unwrap_or(false),
        earlier_partial: inputs.flag("earlier_partial").unwrap_or(false),
        data_updated: inputs.flag("data_updated").unwrap_or(false),
    };
    // Work may stop after the day asked for: somebody plans ahead.
    let order = [
        ("birth_date", facts.birth, "on", Some(on)),
        ("member_since", facts.member_since, "on", Some(on)),
        (
            "birth_date",
            facts.birth,
            "member_since",
            facts.member_since,
        ),
        ("birth_date", facts.birth, "stopped_on", facts.stopped_on),
        (
            "member_since",
            facts.member_since,
            "stopped_on",
            facts.stopped_on,
        ),
    ];
    let reversed = order.into_iter().filter(|(_, earlier, _, later)| {
        matches!((earlier, later), (Some(earlier), Some(later)) if earlier > later)
    });
    let problems: Vec<InputProblem> = reversed
        .map(|(field, _, other, _)| InputProblem::new(field, Trouble::Contradicts { other }))
        .collect();
    if problems.is_empty() {
        Ok(facts)
    } else {
        Err(problems)
    }
}

/// A day that is not a matter of time is an empty text.
fn row(condition: &Condition, needed_for: &'static str) -> Vec<Value> {
    vec![
        Value::Code(requirement(condition.requirement)),
        Value::Code(needed_for),
        condition.met.into(),
        condition.from.map_or(Value::Text("".into()), Value::from),
    ]
}

fn reason(word: &str) -> ClaimReason {
    match word {
        "contract_end" => ClaimReason::ContractEnd,
        "bpu_stop" => ClaimReason::BpuStop,
        "resignation" => ClaimReason::Resignation,
        "layoff" => ClaimReason::Layoff,
        "leaves_indonesia" => ClaimReason::LeavesIndonesia,
        "total_disability" => ClaimReason::TotalDisability,
        "partial_10" => ClaimReason::Partial10,
        "partial_30" => ClaimReason::Partial30,
        _ => ClaimReason::Retirement,
    }
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::App => "app",
        Channel::Branch => "branch",
    }
}

fn requirement(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::HasBalance => "has_balance",
        Requirement::Age => "age",
        Requirement::Stopped => "stopped",
        Requirement::Inactive => "inactive",
        Requirement::MemberYears => "member_years",
        Requirement::FirstPartial => "first_partial",
        Requirement::OfferedInApp => "offered_in_app",
        Requirement::WithinCeiling => "within_ceiling",
        Requirement::DataUpdated => "data_updated",
    }
}

fn document(document: ClaimDocument) -> &'static str {
    match document {
        ClaimDocument::Kpj => "kpj",
        ClaimDocument::Ktp => "ktp",
        ClaimDocument::Passport => "passport",
        ClaimDocument::Contract => "contract",
        ClaimDocument::OwnStatement => "own_statement",
        ClaimDocument::ResignationLetter => "resignation_letter",
        ClaimDocument::LayoffProof => "layoff_proof",
        ClaimDocument::LeavingStatement => "leaving_statement",
        ClaimDocument::DoctorsLetter => "doctors_letter",
        ClaimDocument::EmploymentLetter => "employment_letter",
        ClaimDocument::FamilyCard => "family_card",
        ClaimDocument::SavingsBook => "savings_book",
        ClaimDocument::NpwpIfAny => "npwp_if_any",
        ClaimDocument::HomeLoan => "home_loan",
        ClaimDocument::BranchLetter => "branch_letter",
    }
}

fn problem(error: EligibilityError) -> InputProblem {
    match error {
        EligibilityError::NoBirth => InputProblem::new("birth_date", Trouble::Missing),
        EligibilityError::NoStop => InputProblem::new("stopped_on", Trouble::Missing),
        EligibilityError::NoMemberSince => InputProblem::new("member_since", Trouble::Missing),
        EligibilityError::NotOnRecord => InputProblem::new("on", Trouble::NotOnRecord),
    }
}
