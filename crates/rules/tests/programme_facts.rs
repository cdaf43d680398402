//! What each programme gives must be what the calculations say.

use jmo_rules::{
    Date, EmployerSize, JkkClass, Month, Programme, Rate, Rupiah, Segment,
    benefit::jkk::{Accident, Outcome, jkk_benefit},
    contribution::jkk_rate,
    explain::Value,
    limits::jp_cap,
    programme_facts::{Fact, Payer, ProgrammeFacts, Taking, programme_facts},
};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn all(on: &str) -> Vec<ProgrammeFacts> {
    programme_facts(day(on)).expect("a law")
}

fn of(on: &str, programme: Programme) -> ProgrammeFacts {
    let found = all(on).into_iter().find(|it| it.programme == programme);
    found.expect("the programme")
}

fn fact<'a>(facts: &'a [Fact], code: &str) -> &'a Fact {
    let found = facts.iter().find(|fact| fact.code == code);
    found.unwrap_or_else(|| panic!("no {code}"))
}

fn figure(facts: &[Fact], code: &str, figure: &str) -> Value {
    let value = fact(facts, code).value(figure);
    value
        .unwrap_or_else(|| panic!("no {figure} of {code}"))
        .clone()
}

#[test]
fn the_five_programmes_are_there_and_jkp_since_it_began() {
    let programmes = |on| -> Vec<Programme> { all(on).iter().map(|it| it.programme).collect() };
    assert_eq!(programmes("2026-11-21"), Programme::ALL);
    assert_eq!(programmes("2021-02-01"), Programme::ALL[..4]);
    assert_eq!(programmes("2021-02-02"), Programme::ALL);
    assert!(programme_facts(day("2019-12-01")).is_err());
    assert!(programme_facts(day("2019-12-02")).is_ok());
}

#[test]
fn amounts_are_those_of_the_calculations() {
    let jkk = of("2026-11-21", Programme::Jkk);
    let wage = Rupiah(5_000_000);
    for (code, outcome) in [
        ("death", Outcome::Death),
        ("total_disability", Outcome::TotalDisability),
    ] {
        let (Value::Months(months), Value::Rate(rate)) = (
            figure(&jkk.benefits, code, "months_of_wage"),
            figure(&jkk.benefits, code, "rate"),
        ) else {
            panic!("{code} has months and a rate");
        };
        let accident = Accident {
            on: day("2026-11-21"),
            wage,
            outcome,
        };
        let paid = jkk_benefit(&accident).expect("a law").compensation;
        let told = rate.of(Rupiah(wage.get() * months), jmo_rules::Rounding::HalfUp);
        assert_eq!(told, paid, "{code}");
    }
    let jkm = of("2026-11-21", Programme::Jkm);
    assert_eq!(
        figure(&jkm.benefits, "death", "total"),
        Value::Rupiah(Rupiah(42_000_000))
    );
    assert_eq!(
        figure(&jkm.benefits, "scholarship", "most"),
        Value::Rupiah(Rupiah(174_000_000))
    );
}

#[test]
fn figures_change_on_the_day_the_law_does() {
    let most = |on| {
        let jkp = of(on, Programme::Jkp);
        figure(&jkp.benefits, "cash_in_all", "most")
    };
    assert_eq!(most("2025-02-06"), Value::Rupiah(Rupiah(10_500_000)));
    assert_eq!(most("2025-02-07"), Value::Rupiah(Rupiah(18_000_000)));
    let cap = |on| {
        let jp = of(on, Programme::Jp);
        let cap = jp.contributions[0]
            .figures
            .iter()
            .find(|it| it.code == "cap");
        cap.expect("a cap").value.clone()
    };
    assert_eq!(cap("2026-02-28"), Value::Rupiah(Rupiah(10_547_400)));
    let march: Month = "2026-03".parse().expect("a month");
    let published = jp_cap(march).expect("a cap").value.cap;
    assert_eq!(cap("2026-03-01"), Value::Rupiah(published));
}

#[test]
fn the_rates_of_all_risk_classes_are_told() {
    let jkk = of("2026-11-21", Programme::Jkk);
    let employer = &jkk.contributions[0];
    assert_eq!(
        (employer.segment, employer.payer),
        (Segment::Pu, Payer::Employer)
    );
    let november: Month = "2026-11".parse().expect("a month");
    for (figure, class) in employer.figures.iter().zip(JkkClass::ALL) {
        let rate = jkk_rate(november, class).expect("a rate").value;
        assert_eq!(figure.value, Value::Rate(rate));
    }
    assert_eq!(employer.figures.len(), 5);
}

#[test]
fn only_the_discounts_of_the_month_are_told() {
    let codes = |on| -> Vec<&'static str> {
        let jkk = of(on, Programme::Jkk);
        jkk.discounts.iter().map(|fact| fact.code).collect()
    };
    assert_eq!(codes("2025-12-31"), ["labour_intensive"]);
    assert_eq!(codes("2026-11-21"), ["bpu_transport", "bpu_other"]);
    assert_eq!(codes("2027-01-01"), ["bpu_transport"]);
    assert_eq!(codes("2027-04-01"), [] as [&str; 0]);
    let jkk = of("2026-11-21", Programme::Jkk);
    let share = figure(&jkk.discounts, "bpu_other", "share");
    assert_eq!(share, Value::Rate(Rate::new(50_000)));
}

#[test]
fn who_takes_part_is_as_the_law_says() {
    let taking = |programme, segment, size| {
        let facts = of("2026-11-21", programme).participation;
        let row = facts
            .iter()
            .find(|row| row.segment == segment && row.employer_size == size);
        row.map(|row| row.taking)
    };
    let micro = Some(EmployerSize::Micro);
    let small = Some(EmployerSize::Small);
    let large = Some(EmployerSize::Large);
    assert_eq!(
        taking(Programme::Jp, Segment::Pu, large),
        Some(Taking::Compulsory)
    );
    assert_eq!(
        taking(Programme::Jp, Segment::Pu, small),
        Some(Taking::Optional)
    );
    assert_eq!(
        taking(Programme::Jht, Segment::Pu, small),
        Some(Taking::Compulsory)
    );
    assert_eq!(
        taking(Programme::Jht, Segment::Pu, micro),
        Some(Taking::Optional)
    );
    assert_eq!(
        taking(Programme::Jkk, Segment::Pu, micro),
        Some(Taking::Compulsory)
    );
    assert_eq!(
        taking(Programme::Jkp, Segment::Pu, micro),
        Some(Taking::AutomaticWithJht)
    );
    assert_eq!(
        taking(Programme::Jht, Segment::Bpu, None),
        Some(Taking::CompulsoryForOwners)
    );
    assert_eq!(taking(Programme::Jp, Segment::Bpu, None), None);
    assert_eq!(taking(Programme::Jht, Segment::Construction, None), None);
    assert_eq!(
        taking(Programme::Jkm, Segment::Pmi, None),
        Some(Taking::Compulsory)
    );
}

#[test]
fn every_fact_has_a_source_and_a_code_of_its_own() {
    for on in ["2020-01-01", "2024-06-01", "2026-11-21", "2030-01-01"] {
        for facts in all(on) {
            for list in [
                &facts.benefits,
                &facts.conditions,
                &facts.claiming,
                &facts.discounts,
            ] {
                for fact in list {
                    assert!(!fact.source.law.is_empty(), "{}", fact.code);
                    let same = list.iter().filter(|other| other.code == fact.code);
                    assert_eq!(same.count(), 1, "{}", fact.code);
                }
            }
            assert!(!facts.participation.is_empty() && !facts.contributions.is_empty());
        }
    }
}

#[test]
fn facts_go_over_the_wire_as_codes_and_figures() {
    let json = serde_json::to_value(of("2026-11-21", Programme::Jkm)).expect("json");
    assert_eq!(json["programme"], "jkm");
    assert_eq!(json["benefits"][0]["code"], "death");
    assert_eq!(
        json["benefits"][0]["figures"][0]["value"]["value"],
        42_000_000
    );
    assert_eq!(json["benefits"][0]["source"]["confidence"], "high");
}
